import { describe, expect, it } from 'vitest'
import { climb, indexOnScale } from './ladder.ts'

const all = [0, 1000] as const

describe('steps of a scale', () => {
  it.each([
    ['each where it belongs', [0, 5, 10], [50, 500, 950]],
    ['one pushed aside', [5, 5], [400, 500]],
    ['in order, however near', [4.9, 5, 5.1], [400, 500, 600]],
    [
      'eleven fill the scale',
      Array.from({ length: 11 }, () => 0),
      [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950],
    ],
    ['nothing', [], []],
  ])('%s', (_, wanted, steps) => expect(climb(wanted, all)).toEqual(steps))

  it('goes between them only with more things than steps', () => {
    const steps = climb(
      Array.from({ length: 13 }, (_, i) => 5 + i / 100),
      all,
    )
    expect(steps?.filter((step) => step % 100 !== 0 && step !== 50 && step !== 950)).toHaveLength(2)
    expect(steps).toEqual(steps?.toSorted((a, b) => a - b))
  })

  it('stays between its neighbours and off what is taken', () => {
    expect(climb([4.5], [400, 500])).toEqual([450])
    expect(climb([4.5], [400, 500], (step) => step !== 450)?.[0]).toBeOneOf([440, 460])
    expect(climb([4, 4], [400, 402])).toBeNull()
  })

  it('counts in steps', () => expect([50, 100, 150, 900, 950].map(indexOnScale)).toEqual([0, 1, 1.5, 9, 10]))
})
