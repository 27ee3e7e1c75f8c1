import { expect, it } from 'vitest'
import { defaultOptions } from '../../shared/options.ts'
import { registry } from '../tokens/index.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
import { putTogether } from './put-together.ts'

const frame = { id: 'f', name: 'f', scale: 1, width: 100, height: 100 }
const type = registry.find(({ kind }) => kind === 'typography')!
/** What a frame showed, as it lies in the store: one text, stated by a layer. */
const examined = (fontFamily: string) => {
  const value = {
    fontFamily,
    fontSize: { value: 16, unit: 'px' },
    fontWeight: 400,
    letterSpacing: { value: 0, unit: 'px' },
    lineHeight: 1.5,
  }
  const sighting = {
    value,
    source: 'layers',
    use: 'text',
    frame: 'f',
    box: { x: 0, y: 0, width: 50, height: 24 },
    weight: 1,
  }
  const stored = { frame, sightings: { [type.name]: [sighting] }, skipped: [], milliseconds: 1 }
  return new TextEncoder().encode(JSON.stringify(stored))
}
const put = (family: string, types: Registry = registry) =>
  putTogether(
    {
      examined: [examined(family)],
      frames: [frame],
      options: defaultOptions,
      library: null,
      told: new Map(),
    },
    types,
    () => 'id',
  )

it('puts together a library that can be read again', () => {
  expect(put('Inter')?.library).toMatchObject({ from: 0, to: 1 })
})

it('says whose stored values are none, and goes on without them', () => {
  expect(put('')).toMatchObject({ tokens: 0, events: [{ event: 'skipped', type: type.name }] })
})

it('rather fails than leave a library that nobody can read', () => {
  const nameless: TokenType = {
    ...type,
    names: (tokens) => new Map(tokens.map(({ key }) => [key, ['Not A Name']])),
  }
  expect(() => put('Inter', [nameless])).toThrow('values that a library cannot hold')
})
