import { expect, it } from 'vitest'
import type { Semantic, Suggestion } from '../../shared/token-set.ts'
import { colorOf } from '../tokens/lib/rgb.ts'
import { stillAsked } from './two-decisions.ts'

const asked: Suggestion = { action: 'merge', type: 'color', keep: 'page', drop: 'near', reason: '' }
const role = (name: string, alias: Semantic['alias']): Semantic => ({
  type: 'color',
  path: ['color', name],
  role: name,
  alias,
})

it.each<[string, Semantic[], number]>([
  ['nobody has a role', [], 1],
  ['only one of them has', [role('bg/page', { Light: 'page' })], 1],
  ['each has its own', [role('bg/page', { Light: 'page' }), role('bg/surface', { Light: 'near' })], 0],
  ['they have the same, in two modes', [role('bg/page', { Light: 'page', Dark: 'near' })], 1],
])('asks where %s: %#', (_, semantics, left) => expect(stillAsked([asked], semantics)).toHaveLength(left))

it('asks nothing of a surface that lies on the page, whatever their roles', () => {
  const color = (rgb: number) => colorOf(rgb)
  const on = {
    value: color(0xffffff),
    source: 'pixels' as const,
    use: 'background' as const,
    frame: 'f',
    weight: 1,
  }
  const tokens = [
    { key: 'page', value: color(0xfafafa), sightings: [] },
    { key: 'near', value: color(0xffffff), sightings: [{ ...on, against: color(0xfafafa) }] },
  ]
  expect(stillAsked([asked], [], tokens)).toEqual([])
  expect(
    stillAsked(
      [asked],
      [],
      tokens.map((one) => ({ ...one, sightings: [] })),
    ),
  ).toHaveLength(1)
})
