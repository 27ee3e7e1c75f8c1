import { expect, it } from 'vitest'
import type { Use } from '../../../shared/token.ts'
import { px } from '../lib/length.ts'
import { roles } from './roles.ts'
import type { LengthFacts, LengthSighting, LengthToken } from './facts.ts'

type Places = readonly [length: number, times: number, use: Use, facts: LengthFacts]

const button = { width: 120, height: 40 }
const card = { width: 320, height: 240 }
const row = { width: 1092, height: 44 }
const padding = (axis: 'x' | 'y', around: object) => ({ axis, between: 'box text', ...around })
const gap = (axis: 'x' | 'y', between = 'box box') => ({ axis, between })

function proposed(places: readonly Places[]): Record<string, string> {
  const tokens = new Map<number, LengthToken>()
  for (const [length, times, use, facts] of places) {
    const value = px(length)
    const token = tokens.get(length) ?? {
      key: `${length}`,
      type: 'spacing',
      kind: 'dimension',
      path: [],
      value,
      confidence: 0.9,
      sightings: [],
      derived: {},
    }
    const seen: LengthSighting = { value, source: 'pixels', use, frame: 'a', weight: 0.6, facts }
    token.sightings.push(...Array.from({ length: times }, () => seen))
    tokens.set(length, token)
  }
  return Object.fromEntries(roles.propose([...tokens.values()], []).map(({ role, key }) => [role, key]))
}

it.each<[string, Places[], Record<string, string>]>([
  [
    'what controls and surfaces keep free inside',
    [
      [16, 4, 'padding', padding('x', button)],
      [8, 4, 'padding', padding('y', button)],
      [24, 6, 'padding', padding('x', card)],
    ],
    { 'inset-control-x': '16', 'inset-control-y': '8', 'inset-surface': '24' },
  ],
  [
    'what is kept apart, beside each other and one above the other',
    [
      [8, 3, 'gap', gap('x')],
      [24, 5, 'gap', gap('y', 'text box')],
    ],
    { 'gap-inline': '8', 'gap-stack': '24' },
  ],
  [
    'two lengths in one situation have no usual one',
    [
      [16, 4, 'padding', padding('x', button)],
      [12, 3, 'padding', padding('x', button)],
    ],
    {},
  ],
  [
    'one that is clearly more common is the usual one',
    [
      [16, 6, 'padding', padding('x', button)],
      [12, 3, 'padding', padding('x', button)],
    ],
    { 'inset-control-x': '16' },
  ],
  ['twice is too little', [[16, 2, 'padding', padding('x', button)]], {}],
  ['a row as wide as a page is no control', [[16, 9, 'padding', padding('x', row)]], {}],
  ['between words lies a space, between lines their height', [[8, 9, 'gap', gap('y', 'text text')]], {}],
  [
    'layers say it without a word of what lies between',
    [[12, 3, 'gap', { axis: 'x' }]],
    { 'gap-inline': '12' },
  ],
])('%s', (_, places, expected) => {
  expect(proposed(places)).toEqual(expected)
  expect(proposed(places.toReversed())).toEqual(expected)
})
