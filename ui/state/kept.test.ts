import { expect, it } from 'vitest'
import { ink, libraryOf, setOf, types } from '../testing/sample.ts'
import { keptText, openedFrom } from './kept.ts'
import { createReview } from './review.ts'

const set = setOf([ink('red', '#cc0000')])
const [place] = ['layer-1'].map((layer) => ({
  value: set.primitives[0]!.value,
  source: 'layers' as const,
  frame: 'a',
  weight: 1,
  layer,
}))

it('comes back as it was kept, with a few places and no picture', async () => {
  const review = createReview()
  const library = libraryOf(set)
  const [token] = library.set.primitives
  const places = Array.from({ length: 50 }, () => place!)
  review.open({
    set,
    types,
    knownBefore: new Set(),
    keeper: null,
    library: {
      ...library,
      set: { ...library.set, primitives: [{ ...token, sightings: places }] as typeof library.set.primitives },
      curation: { 'id-red': { excluded: true } },
    },
    witness: {
      frames: [{ id: 'a', name: 'A', scale: 2, width: 100, height: 100 }],
      places: async () => ({ places: [] }),
      picture: async () => '',
    },
  })
  const opened = openedFrom(keptText(review) ?? '')
  expect(opened?.set).toEqual(set)
  expect(opened?.library.curation).toEqual({ 'id-red': { excluded: true } })
  expect((await opened?.witness.places('ink #cc0000', 0))?.places.map(({ layer }) => layer)).toEqual(
    Array.from({ length: 8 }, () => 'layer-1'),
  )
  await expect(opened?.witness.picture('a')).rejects.toThrow('on the server')
})

it.each(['', 'not JSON', '{}', '{"kept":2}'])('%j is nothing that can be opened', (text) => {
  expect(openedFrom(text)).toBeNull()
})
it('keeps nothing before there is a review', () => {
  expect(keptText(createReview())).toBeNull()
})

it('leaves places out of a library of thousands', () => {
  const many = setOf(
    Array.from({ length: 1500 }, (_, i) => ink(`x${i}`, '#cc0000', { key: `ink ${i}`, id: `id-${i}` })),
  )
  const library = libraryOf(many)
  const review = createReview()
  review.open({
    set: many,
    types,
    knownBefore: new Set(),
    keeper: null,
    library: {
      ...library,
      set: {
        ...library.set,
        primitives: library.set.primitives.map((token) => ({
          ...token,
          sightings: Array.from({ length: 8 }, () => place!),
        })) as typeof library.set.primitives,
      },
    },
    witness: { frames: [], places: async () => ({ places: [] }), picture: async () => '' },
  })
  const text = keptText(review) ?? ''
  expect(text).not.toContain('layer-1')
  expect(openedFrom(text)?.set.primitives).toHaveLength(1500)
})
