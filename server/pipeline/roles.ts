/** Semantics: per mode, the token that each role points to. */
import type { Frame } from '../../shared/frame.ts'
import type { Semantic } from '../../shared/token-set.ts'
import type { Token, Use } from '../../shared/token.ts'
import type { RoleProposal, TokenType } from '../tokens/type.ts'
import { type saidOf, proposalsOf } from './label-apply.ts'
import { modeOf } from './modes.ts'

/** Proposals of one type's rules, and of labels, joined over the modes. A role nobody was seen in is absent. */
export function semanticsOf(
  type: TokenType,
  tokens: readonly Token[],
  frames: readonly Frame[],
  modes: readonly string[],
  said: ReturnType<typeof saidOf> = new Map(),
): Semantic[] {
  const roles = new Map<string, Record<string, string>>()
  for (const mode of modes) {
    const inMode = new Set(frames.filter((frame) => modeOf(frame) === mode).map((frame) => frame.id))
    const seen = seenIn(tokens, inMode)
    const proposals = [...type.roles.propose(seen), ...proposalsOf(said, seen, inMode)]
    for (const { role, key } of surest(proposals, Object.keys(type.roles.vocabulary))) {
      roles.set(role, { ...roles.get(role), [mode]: key })
    }
  }
  return [...roles].map(([role, alias]) => ({
    type: type.name,
    role,
    path: [type.namespace.path, ...role.split('/')],
    alias,
    uses: usesAs(type.roles.vocabulary[role] ?? [], tokens, Object.values(alias)),
  }))
}

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
