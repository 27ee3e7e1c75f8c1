/** What the file should hold for these tokens, whatever it holds now. */
import { giveWay } from '../pace.ts'
import type { FigmaFacts } from '../../shared/token-type.ts'
import type { Use } from '../../shared/token.ts'
import type { Writable, WritableRole, WriteOptions } from '../../shared/variables.ts'
import { codeOf } from './code.ts'
import { coveredRamps, offered, rampOf } from './covered-ramps.ts'
import { speller } from './names.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { pieceId, wantedRoles } from './wanted-roles.ts'
import { bodyOf } from '../things/style/bodies.ts'
import type { Profile } from '../things/values.ts'
import type { CollectionRole, WantedCollection, WantedVariable } from '../things/variable/types.ts'

export interface Request {
  readonly tokens: readonly Writable[]
  readonly roles: readonly WritableRole[]
  readonly modes: readonly string[]
  readonly viewports?: readonly string[] | undefined
}

/** A token that leaves by export only, and why. */
interface Unsupported {
  readonly token: string
  readonly name: string
  readonly reason: string
}

interface WantedStyle {
  readonly token: Writable
  readonly name: string
}

export interface Wanted {
  readonly collections: readonly WantedCollection[]
  /** Primitives before what points to them. */
  readonly variables: readonly WantedVariable[]
  readonly styles: readonly WantedStyle[]
  readonly unsupported: readonly Unsupported[]
  /** Ramps of primitives that nobody picks any more. */
  readonly covered: readonly string[]
}

/** The one mode of a collection that has no modes of its own. */
const ONLY = 'Value'

/** Yields between tokens. */
export async function wanting(request: Request, options: WriteOptions, profile: Profile): Promise<Wanted> {
  const flat = options.collections === 'one'
  const modes = request.roles.length > 0 && request.modes.length > 0 ? request.modes : [ONLY]
  const home: CollectionRole = flat ? 'tokens' : 'primitives'
  const homeModes = flat ? modes : [ONLY]
  const spell = speller(request.tokens, options.names)
  const unique = uniqueNames()
  const variables: WantedVariable[] = []
  const styles: WantedStyle[] = []
  /** Style → the role that it is called after. */
  const named = new Map<string, string>()
  const unsupported: Unsupported[] = []

  for (const token of request.tokens) {
    await giveWay()
    const made = madeAs(token, profile)
    if (made === 'style') {
      styles.push({ token, name: spell(token.path) })
      continue
    }
    const pieces = typeof made === 'string' ? [] : made
    if (pieces.length === 0) {
      unsupported.push({ token: token.id, name: spell(token.path), reason: whyNot(token) })
    }
    for (const { suffix, typed, scopes } of pieces) {
      const path = suffix === null ? token.path : [...token.path, suffix]
      const usable = scopes ?? scopesOf(token.uses, token.figma)
      variables.push({
        token: pieceId(token.id, suffix),
        collection: home,
        name: unique(home, spell(path)),
        type: typed.type,
        values: Object.fromEntries(homeModes.map((mode) => [mode, typed.value])),
        scopes: usable,
        usable,
        code: codeOf(path, options.code),
        description: token.description,
        hidden: options.hidePrimitives,
        layers: token.layers ?? [],
      })
    }
  }

  const { viewports = [] } = request
  const roles = wantedRoles(variables, styles)
  /** Primitive → where a role is offered in its place. */
  const instead = new Map<string, Set<VariableScope>>()
  for (const role of request.roles) {
    await giveWay()
    const byViewport = role.axis === 'viewport'
    const roleHome: CollectionRole = byViewport ? 'viewport' : flat ? 'tokens' : 'semantic'
    const found = roles(role, byViewport ? viewports : modes)
    if ('why' in found) unsupported.push({ token: role.id, name: spell(role.path), reason: found.why })
    if ('style' in found) named.set(found.style, spell(role.path))
    if (!('variables' in found)) continue
    for (const { suffix, type, values, unseen, usable } of found.variables) {
      const path = suffix === null ? role.path : [...role.path, suffix]
      const scopes = usable ?? scopesOf(role.uses, role.figma)
      for (const { token } of Object.values(values)) {
        instead.set(token, new Set([...(instead.get(token) ?? []), ...scopes]))
      }
      variables.push({
        token: pieceId(role.id, suffix),
        collection: roleHome,
        name: unique(roleHome, spell(path)),
        type,
        values,
        scopes,
        usable: scopes,
        code: codeOf(path, options.code),
        description: role.description,
        hidden: false,
        layers: [],
        ...(unseen.length > 0 && { unseen }),
      })
    }
  }

  // A primitive is offered itself wherever no role stands for it: all that was seen can be picked again.
  const open = variables.map((variable) => (flat ? variable : offered(variable, instead.get(variable.token))))
  const ramps = coveredRamps(open)
  const used = new Set(variables.map(({ collection }) => collection))
  const collections: WantedCollection[] = [
    { role: 'primitives', name: 'Primitives', modes: [ONLY] },
    { role: 'semantic', name: 'Semantic', modes },
    { role: 'viewport', name: 'Viewport', modes: viewports },
    { role: 'tokens', name: 'Tokens', modes: homeModes },
  ]
  return {
    collections: collections.filter(({ role }) => used.has(role)),
    variables: open.map((variable) =>
      ramps.has(rampOf(variable)) && options.hideCovered ? { ...variable, hidden: true } : variable,
    ),
    covered: options.hidePrimitives || options.hideCovered ? [] : [...ramps],
    styles: styles.map(({ token, name }) => ({ token, name: unique('styles', named.get(token.id) ?? name) })),
    unsupported,
  }
}

const noHome = (kind: string) =>
  `Figma has no variable or style for ${kind} values: it leaves by export only.`

/** Two paths may be spelled alike under some styles; a collection takes each name once. */
function uniqueNames(): (collection: CollectionRole | 'styles', name: string) => string {
  const used = new Set<string>()
  return (collection, name) => {
    for (let n = 1; ; n++) {
      const next = n === 1 ? name : `${name}-${n}`
      if (used.has(`${collection} ${next}`)) continue
      used.add(`${collection} ${next}`)
      return next
    }
  }
}

/** A style, or the variables it becomes. */
function madeAs(token: Writable, profile: Profile): 'style' | readonly Piece[] {
  if (token.figma.as === 'none') return []
  if (token.figma.as !== 'variable' && 'body' in bodyOf(token, null, profile)) return 'style'
  return piecesOf(token, profile)
}

function whyNot(token: Writable): string {
  const made = token.figma.as === 'none' || token.figma.as === 'variable' ? null : bodyOf(token, null, 'SRGB')
  return made && 'missing' in made ? made.missing : noHome(token.kind)
}

/** Never ALL_SCOPES: a variable is offered where its value was seen. Unseen uses: wherever the type may be used. */
function scopesOf(uses: readonly Use[], { scopes }: FigmaFacts): VariableScope[] {
  const seen = uses.flatMap((use) => scopes[use] ?? [])
  const all = seen.length > 0 ? seen : Object.values(scopes).flat()
  return [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1))
}
