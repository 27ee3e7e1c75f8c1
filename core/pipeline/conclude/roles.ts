/** Semantics: per mode, the token that each role points to. */
import { along } from '../../lists/knots.ts'
import type { Frame } from '../../../shared/frame.ts'
import type { Semantic, TokenSet } from '../../../shared/token-set.ts'
import type { Token, Use } from '../../../shared/token.ts'
import type { Reading } from '../../tokens/reading.ts'
import type { RoleProposal, TokenType } from '../../tokens/type.ts'
import { type Labels, overallProposals, proposalsOf, type saidOf } from '../label/apply.ts'
import { axisOf, modeOf, viewportOf } from './modes.ts'
import { spelled } from '../../meaning/grammar.ts'
import type { Grammar } from '../../../shared/options.ts'
import type { RecalledRole } from '../ports.ts'

/** What a model said, where one was asked. */
export interface Proposed {
  readonly said?: ReturnType<typeof saidOf>
  readonly labels?: Labels | undefined
  /** The places of all frames. */
  readonly reading?: Reading | undefined
  /** Roles that the library knows. */
  readonly kept?: readonly RecalledRole[] | undefined
  /** Whose words new roles are spelled in; absent: by property. */
  readonly grammar?: Grammar | undefined
  /** Told of each proposal of a model that another role contradicts. */
  readonly onRefused?: (() => void) | undefined
}

/**
 * Proposals of one type's rules, and of labels, joined over the modes. A role nobody was seen in is absent. What differs
 * between viewports says so: it has a value in each of them, whatever the theme.
 */
export function semanticsOf(
  type: TokenType,
  tokens: readonly Token[],
  frames: readonly Frame[],
  { modes, viewports = [] }: Pick<TokenSet, 'modes' | 'viewports'>,
  {
    said = new Map(),
    labels: named,
    reading = [],
    kept = [],
    grammar = 'property',
    onRefused,
  }: Proposed = {},
): Semantic[] {
  const described = new Map([
    ...(named?.described ?? []).flatMap((one) =>
      one.type === type.name ? [[one.role, one.description] as const] : [],
    ),
    ...kept.flatMap(({ role, description }) =>
      description === undefined ? [] : [[role, description] as const],
    ),
  ])
  const worth = (sure: number): number =>
    type.roles.calibration ? along(type.roles.calibration, sure) : sure
  const values = new Map(tokens.map(({ key, value }) => [key, value]))
  const agree = (role: string, one: string, other: string): boolean => {
    const [a, b] = [values.get(one), values.get(other)]
    return !a || !b || type.roles.agrees?.({ role, value: a }, { role, value: b }) !== false
  }
  const because = new Map<string, NonNullable<Semantic['because']>>()
  const sureness = new Map<string, number>()
  const rolesIn = (labels: readonly string[], shows: (frame: Frame, label: string) => boolean): Roles => {
    const roles: Roles = new Map()
    for (const label of labels) {
      const inMode = new Set(frames.filter((frame) => shows(frame, label)).map((frame) => frame.id))
      const seen = seenIn(tokens, inMode)
      const rules = [...type.roles.propose(seen, reading), ...stillThere(kept, seen, label)]
      const labelled = proposalsOf(said, seen, inMode)
      const settled = new Set([...rules, ...labelled].map(({ role }) => role))
      // Who looked at no picture only fills what is empty.
      const overall = overallProposals(type, seen, named).filter(({ role }) => !settled.has(role))
      for (const { role, key, why, sure } of consistent(
        type,
        seen,
        { rules, labelled: [...labelled, ...overall] },
        onRefused,
      )) {
        const before = roles.get(role)
        const rival = before && Object.keys(before).find((mode) => !agree(role, before[mode] ?? '', key))
        // One of two that cannot be one role is not it: the less sure one.
        if (before && rival !== undefined) {
          if (sure <= (sureness.get(`${role} ${rival}`) ?? 0)) continue
          delete before[rival]
        }
        sureness.set(`${role} ${label}`, sure)
        roles.set(role, { ...before, [label]: key })
        if (why !== undefined && !because.has(role)) because.set(role, { why, sure: rounded(worth(sure)) })
      }
    }
    return roles
  }
  // What no theme changes is looked for in the frames of all of them: fewer frames would only guess differently.
  const anyTheme = axisOf[type.kind] === 'viewport'
  const byTheme = rolesIn(modes, (frame, mode) => anyTheme || modeOf(frame) === mode)
  const byViewport = anyTheme
    ? rolesIn(viewports, (frame, label) => (viewportOf(frame) ?? label) === label)
    : new Map()
  const semantics = [...byTheme].map(([role, themes]) => {
    const places = byViewport.get(role) ?? {}
    const differs = new Set(Object.values(places)).size > 1
    const alias = differs ? places : themes
    const description = described.get(role)
    return {
      type: type.name,
      role,
      path: [type.namespace.path, ...spelled(role, grammar)],
      alias,
      ...(differs && { axis: 'viewport' as const }),
      ...(description !== undefined && { description }),
      ...(because.has(role) && { because: because.get(role) }),
      uses: usesAs(type.roles.vocabulary[role] ?? [], tokens, Object.values(alias)),
    }
  })
  return asKnown(semantics, kept)
}

/** What the project has under that very name is that role: it keeps its token where it has one, and never gets a twin. */
function asKnown(semantics: readonly Semantic[], kept: readonly RecalledRole[]): Semantic[] {
  const present = new Set(semantics.map(({ role }) => role))
  const known = new Map(kept.map(({ path, role }) => [path.join('/'), role]))
  return semantics.flatMap((semantic) => {
    const role = known.get(semantic.path.join('/')) ?? semantic.role
    if (role === semantic.role) return semantic
    return present.has(role) ? [] : { ...semantic, role }
  })
}

const rounded = (sure: number): number => Math.round(100 * sure) / 100

/** Role → the key of its token in each mode it was seen in. */
type Roles = Map<string, Semantic['alias']>

/** What the role's values were seen as, of what the role is for; where none of that was seen, what it is for. */
function usesAs(meant: readonly Use[], tokens: readonly Token[], keys: readonly string[]): Use[] {
  const seen = new Set(
    tokens.filter((token) => keys.includes(token.key)).flatMap((token) => token.sightings.map((s) => s.use)),
  )
  const both = meant.filter((use) => seen.has(use))
  return both.length > 0 ? both : [...meant]
}

const seenIn = (tokens: readonly Token[], frames: ReadonlySet<string>): Token[] =>
  tokens.flatMap((token) => {
    const sightings = token.sightings.filter((s) => frames.has(s.frame) && s.apart === undefined)
    return sightings.length > 0 ? [{ ...token, sightings }] : []
  })

/** Nothing is known against it: a role stays with its token while nobody else is seen in it. */
const stillThere = (kept: readonly RecalledRole[], seen: readonly Token[], mode: string): RoleProposal[] =>
  kept.flatMap(({ role, holders }) => {
    const token = seen.find(({ id }) => id !== undefined && id === holders[mode])
    return token ? [{ key: token.key, role, sure: 0 }] : []
  })

/**
 * The surest proposal of each role, without those of a model that contradict another role: the less sure one goes, and
 * whoever is next takes its place. Rules are checked as models are.
 */
function consistent(
  type: TokenType,
  tokens: readonly Token[],
  {
    rules,
    labelled,
  }: { readonly rules: readonly RoleProposal[]; readonly labelled: readonly RoleProposal[] },
  onRefused: Proposed['onRefused'],
): RoleProposal[] {
  const vocabulary = Object.keys(type.roles.vocabulary)
  const values = new Map(tokens.map(({ key, value }) => [key, value]))
  const holderOf = ({ role, key }: RoleProposal) => ({ role, value: values.get(key) as Token['value'] })
  let doubtful = labelled
  let trusted = rules
  for (;;) {
    const chosen = surest([...trusted, ...doubtful], vocabulary)
    const refused = chosen
      // A model's go before our own, and the less sure before the surer.
      .toSorted((a, b) => Number(trusted.includes(a)) - Number(trusted.includes(b)) || a.sure - b.sure)
      .find((one) =>
        chosen.some((other) => other !== one && type.roles.contradicts?.(holderOf(one), holderOf(other))),
      )
    if (!refused) return chosen
    if (doubtful.includes(refused)) onRefused?.()
    doubtful = doubtful.filter((one) => one !== refused)
    trusted = trusted.filter((one) => one !== refused)
  }
}

function surest(proposals: readonly RoleProposal[], vocabulary: readonly string[]): RoleProposal[] {
  const best = new Map<string, RoleProposal>()
  for (const proposal of proposals) {
    const rival = best.get(proposal.role)
    if (!rival || proposal.sure > rival.sure || (proposal.sure === rival.sure && proposal.key < rival.key))
      best.set(proposal.role, proposal)
  }
  // Words that only people know come after those that every project has.
  return [...new Set([...vocabulary, ...best.keys()])].flatMap((role) => best.get(role) ?? [])
}
