import { expect, it } from 'vitest'
import type { TokenSummary } from '../../shared/token.ts'
import { ink, inkType, length, lengthType } from '../testing/sample.ts'
import { rampsOf } from './ramps.ts'

const step = (token: TokenSummary, excluded = false) => ({ token, excluded })
const gray = (name: string) => step(ink('x', '#888888', { path: ['ink', 'gray', name] }))

it('sorts by step, twins right after their first', () => {
  const [ramp] = rampsOf(inkType, [gray('900'), gray('50-2'), gray('50'), gray('100')])
  expect(ramp?.title).toBe('gray')
  expect(ramp?.tokens.map(({ token }) => token.path.at(-1))).toEqual(['50', '50-2', '100', '900'])
})
it.each([
  ['two steps', inkType, [gray('50'), gray('100')]],
  [
    'what has no family',
    inkType,
    [step(ink('a', '#111111')), step(ink('b', '#222222')), step(ink('c', '#333333'))],
  ],
  ['what was excluded', inkType, [gray('50'), gray('100'), { ...gray('200'), excluded: true }]],
  [
    'other specimens',
    lengthType,
    ['1', '2', '3'].map((n) => step(length(n, 1, { path: ['length', 'a', n] }))),
  ],
])('makes no ramp of %s', (_, type, steps) => {
  expect(rampsOf(type, steps)).toEqual([])
})
