import { describe, expect, it } from 'vitest'
import { type Sighting, summarise } from '../../../shared/token.ts'
import { registry } from '../../tokens/index.ts'
import { aggregate } from './aggregate.ts'
import { confidenceOf } from './confidence.ts'
import { supportOf } from './witnesses.ts'

const type = registry.find((t) => t.kind === 'dimension')!
const seen = (value: number, over: Partial<Sighting> = {}): Sighting => ({
  value: { value, unit: 'px' },
  source: 'layers',
  use: 'gap',
  frame: 'f',
  weight: 1,
  ...over,
})
const instances = (count: number, value = 12) =>
  Array.from({ length: count }, (_, i) =>
    seen(value, { component: 'button', instance: `i${i}`, layer: `i${i};1` }),
  )
const own = (count: number, value: number) =>
  Array.from({ length: count }, (_, i) => seen(value, { layer: `l${i}` }))

it('counts components and instances separately', () => {
  const [token] = aggregate(type, [...instances(200), ...own(3, 12)]).tokens
  expect(summarise(token as never).evidence).toMatchObject({ sightings: 203, components: 1, instances: 200 })
})

it('says nothing of components where there are none', () => {
  const [token] = aggregate(type, own(3, 12)).tokens
  expect(summarise(token as never).evidence).not.toHaveProperty('components')
})

it('calls what only pictures show a reference', () => {
  const evidence = (sightings: Sighting[]) =>
    summarise(aggregate(type, sightings).tokens[0] as never).evidence.reference
  expect(evidence([seen(12, { image: 'photo' }), seen(12, { image: 'photo' })])).toBe(true)
  expect(evidence([seen(12, { image: 'photo' }), seen(12)])).toBeUndefined()
})

describe('200 instances of one component', () => {
  it('support a value as one witness', () => {
    expect(supportOf(instances(200))).toBe(1)
    expect(supportOf(own(2, 12))).toBe(2)
    expect(confidenceOf(instances(200))).toBe(confidenceOf(instances(1)))
    expect(confidenceOf(own(2, 12))).toBeGreaterThan(confidenceOf(instances(200)))
  })

  it.each([
    ['instances do not outvote', instances(200, 40), 0],
    ['layers of its own do', own(5, 40), 1],
  ])('beside a screen that uses another value: %s', (_, others, suggestions) => {
    const screen = seen(42, { layer: 'mine' })
    const found = aggregate(type, [screen, ...others])
    expect(found.tokens.map(({ value }) => (value as { value: number }).value)).toEqual([40, 42])
    expect(found.suggestions).toHaveLength(suggestions)
  })
})

it.each<[string, Partial<Sighting>, number]>([
  ['read once from pixels', { source: 'pixels' }, 0.7],
  ['read faintly', { source: 'pixels', weight: 0.5 }, 0.35],
  ['stated by a layer', {}, 0.9],
  ['stated, and seen', { confirmedBy: 'pixels' }, 0.95],
  ['stated, and seen otherwise', { disagrees: { value: 9, unit: 'px' } }, 0.45],
])('%s', (_, over, confidence) => {
  expect(confidenceOf([seen(8, over)])).toBe(confidence)
})
