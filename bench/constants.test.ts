import { expect, it } from 'vitest'
import { constantsIn, mostMoved } from './constants.ts'

it('every number of a chapter is found, and each name means one number in its chapter', async () => {
  const found = await constantsIn()
  expect(found.length).toBeGreaterThan(100)
  expect(found).toContainEqual({ chapter: 'boxes', name: 'WIDEST_OUTLINE', value: 5 })
  expect(found).toContainEqual({ chapter: 'gradients', name: 'LARGE_GRADIENT', value: 10_000 })
  const names = found.map(({ chapter, name }) => `${chapter}/${name}`)
  expect(new Set(names).size).toBe(names.length)
})

it.each([
  [
    { color: 0.9, radius: 0.5 },
    { question: 'radius', by: -0.3 },
  ],
  [{ color: 0.9004, radius: 0.8 }, null],
])('what moves most is told, and what hardly moves is not: %j', (means, most) => {
  const found = mostMoved({ color: 0.9, radius: 0.8 }, means)
  expect(found && { ...found, by: Math.round(found.by * 1e6) / 1e6 }).toEqual(most)
})
