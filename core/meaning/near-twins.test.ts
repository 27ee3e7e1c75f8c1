import { expect, it } from 'vitest'
import type { AnyToken } from '../../shared/token.ts'
import { registry } from '../tokens/index.ts'
import { px } from '../tokens/lib/length.ts'
import { spacing } from '../tokens/spacing/spacing.ts'
import { nearTwins } from './near-twins.ts'

const token = (value: number, times: number, layered = false): AnyToken => ({
  key: `spacing:${value}px`,
  type: spacing.name,
  kind: 'dimension',
  path: ['spacing', String(value)],
  value: px(value),
  confidence: 1,
  sightings: Array.from({ length: times }, (_, i) => ({
    value: px(value),
    source: layered ? ('layers' as const) : ('pixels' as const),
    frame: 'f',
    weight: 1,
    ...(layered && { layer: `${value} ${i % 2}` }),
  })),
  derived: {},
})
const twins = (tokens: readonly AnyToken[], thresholds = {}) =>
  nearTwins(registry, { primitives: tokens, semantics: [] }, thresholds)

it('gathers what is near around the commonest, and says what joining would change', () => {
  const [group, ...others] = twins([token(13, 1), token(12, 38), token(12.5, 2), token(24, 9)])
  expect(group).toMatchObject({ type: 'spacing', keep: 'spacing:12px' })
  expect(group?.members.map(({ key }) => key)).toEqual(['spacing:12px', 'spacing:12.5px', 'spacing:13px'])
  expect(group?.says).toBe('12 px, 12.5 px and 13 px: 38, 2 and 1 places; joining would change 3 places.')
  expect(others).toEqual([])
})

it('also gathers where neither is much commoner, and counts layers once', () => {
  const [group] = twins([token(20, 5, true), token(21, 4, true)])
  expect(group?.says).toBe('20 px and 21 px: 5 and 4 places; joining would change 2 layers.')
})

it('goes as far as the run says', () => {
  expect(twins([token(12, 3), token(13, 2)], { spacing: 0.02 })).toEqual([])
  expect(twins([token(12, 3), token(14, 2)], { spacing: 0.2 })).toHaveLength(1)
})

it('leaves out what is nowhere seen as design', () => {
  const drawn = token(13, 2)
  expect(
    twins([
      token(12, 3),
      { ...drawn, sightings: drawn.sightings.map((s) => ({ ...s, apart: 'drawing' })) } as AnyToken,
    ]),
  ).toEqual([])
})
