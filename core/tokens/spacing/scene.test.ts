import { expect, it } from 'vitest'
import { emptyScene } from '../../scene/index.ts'
import type { Gap, ItemKind } from '../../scene/scene.ts'
import { pxOf } from '../lib/length.ts'
import { fromScene } from './scene.ts'
import { settle } from './settle.ts'

type Row = readonly [px: number, times: number, from: ItemKind, to: ItemKind]

const gapsOf = ([px, times, from, to]: Row): Gap[] =>
  Array.from({ length: times }, (_, i) => ({
    px,
    use: 'gap',
    axis: 'x',
    box: { x: 40, y: i * 60, width: px, height: 40 },
    between: [from, to],
    cap: 0,
    around: null,
  }))

const settled = (rows: readonly Row[]): number[] => {
  const scene = { ...emptyScene({ width: 400, height: 900 }, 1), gaps: rows.flatMap(gapsOf) }
  const seen = fromScene(scene).map((s) => ({ ...s, frame: 'a', source: 'pixels' as const }))
  return [...new Set(settle(seen).map(({ value }) => pxOf(value)))].sort((a, b) => a - b)
}

it.each<[string, Row[], number[]]>([
  ['boxes', [[16, 4, 'box', 'box']], [16]],
  [
    'an icon in its box stands nearer to its text than its ink does',
    [
      [12, 4, 'box', 'box'],
      [13.93, 10, 'mark', 'text'],
    ],
    [12],
  ],
  [
    'what is far from it is another length',
    [
      [12, 4, 'box', 'box'],
      [20, 12, 'mark', 'text'],
    ],
    [12, 20],
  ],
  ['seen once', [[16, 1, 'box', 'box']], []],
])('distances between neighbours: %s', (_, rows, expected) => {
  expect(settled(rows)).toEqual(expected)
})
