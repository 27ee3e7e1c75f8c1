import { expect, it } from 'vitest'
import { px } from '../lib/length.ts'
import { roles } from './roles.ts'
import type { BorderToken } from './facts.ts'

type Line = readonly [name: string, times: number, sides: number, width: number, height: number]

const tokenOf = (name: string, lines: readonly Line[]): BorderToken => ({
  key: name,
  type: 'border',
  kind: 'border',
  path: [],
  value: { width: px(1), style: 'solid' },
  confidence: 0.9,
  sightings: lines
    .filter(([own]) => own === name)
    .flatMap(([, times, sides, width, height]) =>
      Array.from({ length: times }, () => ({
        value: { width: px(1), style: 'solid' as const },
        source: 'pixels' as const,
        use: 'stroke' as const,
        frame: 'a',
        weight: 0.8,
        box: { x: 0, y: 0, width, height },
        facts: { sides, length: sides === 1 ? Math.max(width, height) : 2 * (width + height) },
      })),
    ),
  derived: {},
})

it.each<[string, Line[], Record<string, string>]>([
  ['lines between rows divide', [['gray', 5, 1, 600, 1]], { divider: 'gray' }],
  ['around cards they are outlines', [['gray', 3, 4, 320, 200]], { outline: 'gray' }],
  ['around what is typed into, fields', [['gray', 3, 4, 240, 40]], { field: 'gray' }],
  [
    'long dividers outweigh many short ones',
    [
      ['gray', 4, 1, 1200, 1],
      ['tick', 12, 1, 30, 1],
    ],
    { divider: 'gray' },
  ],
  [
    'each where it is usual',
    [
      ['pale', 4, 4, 320, 200],
      ['dark', 4, 4, 240, 40],
    ],
    { outline: 'pale', field: 'dark' },
  ],
  ['twice is too little', [['gray', 2, 4, 320, 200]], {}],
])('%s', (_, lines, expected) => {
  const tokens = [...new Set(lines.map(([name]) => name))].map((name) => tokenOf(name, lines))
  expect(Object.fromEntries(roles.propose(tokens, []).map(({ role, key }) => [role, key]))).toEqual(expected)
})
