/** Semantics: per mode, the token that each role points to. */
import type { Frame } from '../../shared/frame.ts'
import type { Semantic, TokenSet } from '../../shared/token-set.ts'
import type { Token, Use } from '../../shared/token.ts'
import type { RoleProposal, TokenType } from '../tokens/type.ts'
import { type saidOf, proposalsOf } from './label-apply.ts'
import { axisOf, modeOf, viewportOf } from './modes.ts'

/**
 * Proposals of one type's rules, and of labels, joined over the modes. A role nobody was seen in is absent. What differs
 * between viewports says so: it has a value in each of them, whatever the theme.
 */
export function semanticsOf(
  type: TokenType,
  tokens: readonly Token[],
  frames: readonly Frame[],
  { modes, viewports = [] }: Pick<TokenSet, 'modes' | 'viewports'>,
  said: ReturnType<typeof saidOf> = new Map(),
): Semantic[] {
  const rolesIn = (labels: readonly string[], shows: (frame: Frame, label: string) => boolean): Roles => {
    const roles: Roles = new Map()
    for (const label of labels) {
      const inMode = new Set(frames.filter((frame) => shows(frame, label)).map((frame) => frame.id))
      const seen = seenIn(tokens, inMode)
      const proposals = [...type.roles.propose(seen), ...proposalsOf(said, seen, inMode)]
      for (const { role, key } of surest(proposals, Object.keys(type.roles.vocabulary))) {
        roles.set(role, { ...roles.get(role), [label]: key })
      }
    }
    return roles
  }
  const byTheme = rolesIn(modes, (frame, mode) => modeOf(frame) === mode)
  const byViewport =
    axisOf[type.kind] === 'viewport'
      ? rolesIn(viewports, (frame, label) => (viewportOf(frame) ?? label) === label)
      : new Map()
  return [...byTheme].map(([role, themes]) => {
    const places = byViewport.get(role) ?? {}
    const differs = new Set(Object.values(places)).size > 1
    const alias = differs ? places : themes
    return {
      type: type.name,
      role,
      path: [type.namespace.path, ...role.split('/')],
      alias,
      ...(differs && { axis: 'viewport' as const }),
      uses: usesAs(type.roles.vocabulary[role] ?? [], tokens, Object.values(alias)),
    }
  })
}

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
    const sightings = token.sightings.filter((s) => frames.has(s.frame))
    return sightings.length > 0 ? [{ ...token, sightings }] : []
  })

function surest(proposals: readonly RoleProposal[], vocabulary: readonly string[]): RoleProposal[] {
  const best = new Map<string, RoleProposal>()
  for (const proposal of proposals) {
    const rival = best.get(proposal.role)
    if (!rival || proposal.sure > rival.sure || (proposal.sure === rival.sure && proposal.key < rival.key))
      best.set(proposal.role, proposal)
  }
  return vocabulary.flatMap((role) => best.get(role) ?? [])
}
