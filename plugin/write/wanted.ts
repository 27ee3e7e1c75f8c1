/** What the file should hold for these tokens, whatever it holds now. */
import { camelName, snakeName } from '../../shared/identifier.ts'
import { cssName } from '../../shared/names.ts'
import { type Observed, type Part, complete, parts } from '../../shared/observed.ts'
import type { FigmaFacts } from '../../shared/token-type.ts'
import type { Use } from '../../shared/token.ts'
import type { Writable, WritableRole, WriteOptions } from '../../shared/variables.ts'
import { speller } from './names.ts'
import type { CollectionRole, WantedCollection, WantedVariable } from './types.ts'
import { toVariable } from './values.ts'

export interface Request {
  readonly tokens: readonly Writable[]
  readonly roles: readonly WritableRole[]
  readonly modes: readonly string[]
}

/** A token that leaves by export only, and why. */
export interface Unsupported {
  readonly token: string
  readonly name: string
  readonly reason: string
}

export interface Wanted {
  readonly collections: readonly WantedCollection[]
  /** Primitives before what points to them. */
  readonly variables: readonly WantedVariable[]
  readonly styles: readonly Writable[]
  readonly unsupported: readonly Unsupported[]
}

/** The one mode of a collection that has no modes of its own. */
const ONLY = 'Value'

export function wanted(request: Request, options: WriteOptions): Wanted {
  const flat = options.collections === 'one'
  const modes = request.roles.length > 0 && request.modes.length > 0 ? request.modes : [ONLY]
  const home: CollectionRole = flat ? 'tokens' : 'primitives'
  const homeModes = flat ? modes : [ONLY]
  const spell = speller(request.tokens, options.names)
  const variables: WantedVariable[] = []
  const styles: Writable[] = []
  const unsupported: Unsupported[] = []

  for (const token of request.tokens) {
    const { as } = token.figma
    const name = spell(token.path)
    if (as !== 'variable') {
      if (as === 'none') unsupported.push({ token: token.id, name, reason: noHome(token.kind) })
      else styles.push(token)
      continue
    }
    const made = piecesOf(token).flatMap(({ suffix, kind, value }) => {
      const typed = toVariable(kind, value)
      if (!typed) return []
      const path = suffix === null ? token.path : [...token.path, suffix]
      const usable = scopesOf(token.uses, token.figma)
      const variable: WantedVariable = {
        token: suffix === null ? token.id : `${token.id}#${suffix}`,
        collection: home,
        name: spell(path),
        type: typed.type,
        values: Object.fromEntries(homeModes.map((mode) => [mode, typed.value])),
        scopes: flat ? usable : [],
        usable,
        code: codeOf(path),
        description: token.description,
        hidden: options.hidePrimitives,
        layers: token.layers ?? [],
      }
      return [variable]
    })
    variables.push(...made)
    if (made.length === 0) unsupported.push({ token: token.id, name, reason: noHome(token.kind) })
  }

  const types = new Map(variables.map(({ token, type }) => [token, type]))
  const roleHome: CollectionRole = flat ? 'tokens' : 'semantic'
  for (const role of request.roles) {
    const type = Object.values(role.alias)
      .map((token) => types.get(token))
      .find(Boolean)
    const name = spell(role.path)
    if (!type) {
      unsupported.push({ token: role.id, name, reason: noHome(role.kind) })
      continue
    }
    // A mode in which the role was not seen takes the first one's value: Figma has no empty values.
    const first = Object.values(role.alias)[0] ?? ''
    variables.push({
      token: role.id,
      collection: roleHome,
      name,
      type,
      values: Object.fromEntries(modes.map((mode) => [mode, { token: role.alias[mode] ?? first }])),
      scopes: scopesOf(role.uses, role.figma),
      usable: scopesOf(role.uses, role.figma),
      code: codeOf(role.path),
      description: role.description,
      hidden: false,
      layers: [],
    })
  }

  const used = new Set(variables.map(({ collection }) => collection))
  const collections: WantedCollection[] = [
    { role: 'primitives', name: 'Primitives', modes: [ONLY] },
    { role: 'semantic', name: 'Semantic', modes },
    { role: 'tokens', name: 'Tokens', modes: homeModes },
  ]
  return { collections: collections.filter(({ role }) => used.has(role)), variables, styles, unsupported }
}

const noHome = (kind: string) =>
  `Figma has no variable or style for ${kind} values: it leaves by export only.`

interface Piece extends Pick<Part, 'kind' | 'value'> {
  readonly suffix: string | null
}

/** A composite that is written as variables is written part by part. */
function piecesOf(token: Writable): Piece[] {
  // Parsed by the same schemas; zod types absent parts as `undefined`, `Observed` as absent keys.
  const observed = token.value as Observed
  const several = parts(token.kind, observed)
  if (several.length > 0) {
    return several.map(({ name, kind, value }) => ({ suffix: kebab(name), kind, value }))
  }
  const value = complete(token.kind, observed)
  return value === null ? [] : [{ suffix: null, kind: token.kind, value }]
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Never ALL_SCOPES: a variable is offered where its value was seen. Unseen uses: wherever the type may be used. */
function scopesOf(uses: readonly Use[], { scopes }: FigmaFacts): VariableScope[] {
  const seen = uses.flatMap((use) => scopes[use] ?? [])
  const all = seen.length > 0 ? seen : Object.values(scopes).flat()
  return [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1))
}

/** What developers see in Dev Mode equals what they get by export. */
const codeOf = (path: readonly string[]): WantedVariable['code'] => ({
  WEB: `var(${cssName(path)})`,
  ANDROID: snakeName(path),
  iOS: camelName(path),
})
