import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { atOnce } from './at-once.ts'

it('lets in what fits, in the order it came, and one that is too large alone', async () => {
  const within = atOnce(10)
  const told: string[] = []
  let weight = 0
  const work = (name: string, own: number) =>
    within(own, async () => {
      weight += own
      told.push(`${name} ${weight}`)
      await sleep(5)
      weight -= own
      if (name === 'b') throw new Error('b')
    })
  const results = await Promise.allSettled([
    work('a', 6),
    work('b', 4),
    work('c', 40),
    work('d', 1),
    work('e', 9),
  ])
  expect(told).toEqual(['a 6', 'b 10', 'c 40', 'd 1', 'e 10'])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
