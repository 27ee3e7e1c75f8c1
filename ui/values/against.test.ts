import { expect, it } from 'vitest'
import { ink } from '../testing/sample.ts'
import { againstOf, ratioText, readableOn } from './against.ts'

const seen = (on: string, count: number) => ({ on, ratio: 1, level: 'AA', smallestPx: 14, count })
const white = ink('white', '#ffffff')
const black = ink('black', '#000000', { derived: { contrast: [seen('#ffffff', 9), seen('#eeeeee', 2)] } })
const night = ink('night', '#101010')
const page = {
  points: [
    { mode: 'Light', token: white },
    { mode: 'Dark', token: night },
  ],
}
const text = { points: [{ mode: 'Light', token: black }] }
const all = [white, black, night]
const others = (role: typeof page, mode: string) =>
  againstOf(role, mode, [page, text], all).map(({ other, count }) => [other, count])

it('an ink stands on its grounds, a ground below its inks, and what is not set as the role is elsewhere', () => {
  expect(others(text, 'Light')).toEqual([
    ['#ffffff', 9],
    ['#eeeeee', 2],
  ])
  expect(others(page, 'Light')).toEqual([['#000000', 9]])
  // In the light it stands on the page: in the dark it would stand on the page of the dark.
  expect(others(text, 'Dark')).toEqual([['#101010', 9]])
  expect(others(page, 'Dark')).toEqual([])
})

it('is judged where it is met most', () => {
  const against = againstOf(text, 'Light', [page, text], all)
  expect(readableOn('#767676', against)).toMatchObject({ passes: true })
  expect(readableOn('#777777', against)).toMatchObject({ passes: false })
  expect(readableOn('#777777', [])).toBeNull()
  expect(ratioText(4.478)).toBe('4.4 : 1')
})
