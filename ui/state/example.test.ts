import { expect, it } from 'vitest'
import { exampleFormats, exampleReview, renderExample } from './example.ts'
import { createReview } from './review.ts'

it('still fits the contracts that it was recorded with', async () => {
  const { set, witness } = exampleReview()
  expect(set.primitives.length).toBeGreaterThan(20)
  for (const { key, evidence } of set.primitives) {
    const { places } = await witness.places(key, 0)
    expect(places.length, key).toBeGreaterThan(0)
    expect(places.length, key).toBeLessThanOrEqual(evidence.sightings)
  }
  for (const { id } of witness.frames) expect(await witness.picture(id)).toMatch(/\.png/)
  await expect(witness.picture('another')).rejects.toThrow('no picture')
})

it('can be curated without a server, and exported as it was recorded', async () => {
  const review = createReview()
  review.open(exampleReview())
  const item = review.items.value.find(({ row }) => row === 'token')
  const id = item?.row === 'token' ? (item.token.id ?? '') : ''
  await review.curating.take('Renamed', [{ do: 'rename', id, path: ['brand', 'primary'] }])
  expect(review.tokenAt(item?.key ?? null)?.token.path).toEqual(['brand', 'primary'])
  for (const { name } of exampleFormats()) expect((await renderExample(name)).length).toBeGreaterThan(0)
  await expect(renderExample('another')).rejects.toThrow('does not come')
})
