import { expect, it } from 'vitest'
import { emptyScene } from '../../scene/index.ts'
import type { Edge, Sides, Surface } from '../../scene/scene.ts'
import { pxOf } from '../lib/length.ts'
import { fromScene } from './scene.ts'

const LINE: Edge = { width: 1, color: 0xdddddd }
const box = { x: 0, y: 0, width: 320, height: 200 }

const read = (
  radii: Surface['radii'],
  edges: Sides<Edge | null>,
  { shadow = false, scale = 1 } = {},
): number[] => {
  const surface: Surface = {
    box,
    inner: box,
    fill: 0xffffff,
    area: 64000,
    edges,
    radii,
    pill: false,
    behind: 0xeeeeee,
    shadow,
    parent: -1,
  }
  const empty = emptyScene({ width: 400, height: 300 }, 1)
  return fromScene({ ...empty, scale, surfaces: [surface] }).map(({ value }) => Math.round(pxOf(value)))
}

it.each<[string, number[], ReturnType<typeof read>]>([
  ['bare', read([6.25, 6.25, 6.25, 6.25], [null, null, null, null]), [6]],
  ['a thin line', read([14.75, 14.75, 14.75, 14.75], [LINE, LINE, LINE, LINE]), [14]],
  [
    'a line and a shadow, the foot open',
    read([13.75, 13.9, null, null], [LINE, LINE, null, LINE], { shadow: true, scale: 2 }),
    [14],
  ],
  ['one corner alone', read([6.25, null, null, null], [null, null, null, null]), []],
  ['square', read([0, 0, 0, 0], [LINE, LINE, LINE, LINE]), []],
])('a corner as round as it is: %s', (_, seen, expected) => {
  expect(seen).toEqual(expected)
})
