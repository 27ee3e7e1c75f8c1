import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { Sighting } from '../../../shared/token.ts'
import { decode } from '../../../server/decode/decode.ts'
import { aggregate } from '../../pipeline/conclude/aggregate.ts'
import { scene } from '../../scene/index.ts'
import { layers, picture } from './fixture.ts'
import { sizing } from './sizing.ts'
import type { SeenSize } from './facts.ts'

/** As the pipeline does it: what a frame showed, settled over the run, gathered into tokens. */
function tokensIn(seen: readonly SeenSize[] = [], source: Sighting['source'] = 'pixels') {
  const sightings = seen.map((one) => ({ ...one, source, frame: 'frame' }))
  return aggregate(sizing, sizing.settle?.(sightings) ?? sightings).tokens
}
const told = (tokens: ReturnType<typeof tokensIn>) =>
  tokens.map(({ value, sightings }) => [sizing.describe(value), sightings[0]?.facts?.part, sightings.length])

it('reads discs and what stands in the middle from pixels', () => {
  expect(told(tokensIn(sizing.extract.scene?.(scene(picture(), 1))))).toEqual([
    ['40 px', 'avatar', 3],
    ['420 px', 'container', 1],
  ])
})

it('reads every part that layers state, where it comes again', () => {
  expect(told(tokensIn(sizing.extract.layers?.(layers) ?? [], 'layers'))).toEqual([
    ['22 px', 'tag', 2],
    ['24 px', 'icon', 2],
    ['32 px', 'avatar', 2],
    ['40 px', 'control', 3],
  ])
})

/** Their style sheets say so: GOV.UK's fields and buttons are 40 px, Ant Design's tags 22 px, Bulma's 24 px. */
it.each([
  ['govuk-03-checkout-1440x1024@1', '40 px', 'control'],
  ['antd-02-dashboard-1440x1024@1-dark', '22 px', 'tag'],
  ['bulma-04-mobile-390x844@2', '24 px', 'tag'],
])('finds the controls of %s', async (name, size, part) => {
  const image = await readFile(new URL(`../../../bench/corpus/frames/${name}.png`, import.meta.url))
  const tokens = tokensIn(sizing.extract.scene?.(scene(await decode(image), name.includes('@2') ? 2 : 1)))
  const [most] = tokens.toSorted((a, b) => b.sightings.length - a.sightings.length)
  expect(most && [sizing.describe(most.value), most.sightings[0]?.facts?.part]).toEqual([size, part])
})

it('proposes roles for the commonest of each part', () => {
  const tokens = tokensIn(sizing.extract.layers?.(layers) ?? [], 'layers')
  const names = new Map(tokens.map(({ key, value }) => [key, sizing.describe(value)]))
  expect(
    Object.fromEntries(sizing.roles.propose(tokens, []).map(({ role, key }) => [role, names.get(key)])),
  ).toEqual({
    control: '40 px',
    tag: '22 px',
    icon: '24 px',
    avatar: '32 px',
  })
})
