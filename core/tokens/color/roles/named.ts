/** Roles that the names of layers say: whoever is called so most has the role. */
import type { RoleProposal } from '../../type.ts'
import type { ColorToken } from '../facts.ts'

/** A name is what a person said of it; a model that saw the picture and is certain goes before. */
const SUREST = 0.93

/** Instances of one component were named once. */
const namers = (sightings: ColorToken['sightings']): number =>
  new Set(sightings.map(({ component, frame, layer }) => component ?? `${frame} ${layer}`)).size

export function named(tokens: readonly ColorToken[]): RoleProposal[] {
  const votes = tokens.flatMap((token) =>
    [...Map.groupBy(token.sightings, ({ facts }) => facts?.named)].flatMap(([role, sightings]) =>
      role === undefined ? [] : [{ key: token.key, role, times: namers(sightings) }],
    ),
  )
  return [...Map.groupBy(votes, ({ role }) => role).values()].flatMap((all) => {
    const total = all.reduce((sum, { times }) => sum + times, 0)
    return all.map(({ key, role, times }) => ({
      key,
      role,
      sure: SUREST * (times / total),
      why: `${times} ${times === 1 ? 'layer is' : 'layers are'} named so`,
    }))
  })
}
