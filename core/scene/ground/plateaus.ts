/**
 * Flat colours that fill no whole block: the ground of a tag, of a button with a label. In each block that is not all of one
 * colour, the quiet pixels (as their neighbours) are gathered by likeness, which is mode seeking (Comaniciu & Meer, "Mean
 * shift", 2002) in one pass: what coding adds to a flat place comes to nothing on average. A colour is flat that several blocks
 * agree on.
 */
import { type Grid, NONE, eachPixel } from './coded-blocks.ts'
import { blue, difference, green, red, rgbOf } from './pixels.ts'
import type { RGB } from '../scene.ts'
import { ALIKE, FEWEST_QUIET, MOST_COLORS, PLATEAU_BLOCKS, QUIET, SAME_PLATEAU } from './tune.ts'

interface Heap {
  r: number
  g: number
  b: number
  n: number
}

const meanOf = ({ r, g, b, n }: Heap): RGB => rgbOf(r / n, g / n, b / n)

/** The flat colours of each block, beside those that fill whole ones. */
export function plateausOf(keys: Int32Array, grid: Grid, flat: readonly RGB[]): Map<number, RGB[]> {
  const seen = new Map<number, Heap[]>()
  for (let block = 0; block < grid.colors.length; block++) {
    if (grid.colors[block] !== NONE) continue
    const heaps = heapsIn(keys, grid, block)
    if (heaps.length > 0) seen.set(block, heaps)
  }
  const leaders: { color: RGB; sum: Heap; blocks: number }[] = flat.map((color) => ({
    color,
    sum: { r: 0, g: 0, b: 0, n: 0 },
    blocks: Number.POSITIVE_INFINITY,
  }))
  const largestFirst = [...seen.values()].flat().toSorted((a, b) => b.n - a.n)
  const of = new Map<Heap, (typeof leaders)[number]>()
  for (const heap of largestFirst) {
    const color = meanOf(heap)
    let leader = leaders.find((one) => difference(one.color, color) <= SAME_PLATEAU)
    if (!leader) {
      if (leaders.length >= flat.length + 4 * MOST_COLORS) continue
      leader = { color, sum: { r: 0, g: 0, b: 0, n: 0 }, blocks: 0 }
      leaders.push(leader)
    }
    of.set(heap, leader)
    leader.blocks++
    leader.sum.r += heap.r
    leader.sum.g += heap.g
    leader.sum.b += heap.b
    leader.sum.n += heap.n
  }
  const colors = new Map(
    leaders
      .filter(({ blocks }) => blocks >= PLATEAU_BLOCKS)
      .map((leader) => [leader, Number.isFinite(leader.blocks) ? meanOf(leader.sum) : leader.color]),
  )
  const found = new Map<number, RGB[]>()
  for (const [block, heaps] of seen) {
    const own = heaps.flatMap((heap) => {
      const leader = of.get(heap)
      const color = leader && colors.get(leader)
      return color === undefined ? [] : [color]
    })
    if (own.length > 0) found.set(block, own)
  }
  return found
}

function heapsIn(keys: Int32Array, grid: Grid, block: number): Heap[] {
  const heaps: Heap[] = []
  eachPixel(grid, block, (at) => {
    if (!isQuiet(keys, grid.width, at)) return
    const key = keys[at] as number
    const heap = heaps.find((one) => difference(meanOf(one), key) <= ALIKE)
    if (!heap) heaps.push({ r: red(key), g: green(key), b: blue(key), n: 1 })
    else {
      heap.r += red(key)
      heap.g += green(key)
      heap.b += blue(key)
      heap.n++
    }
  })
  return heaps.filter(({ n }) => n >= FEWEST_QUIET)
}

function isQuiet(keys: Int32Array, width: number, at: number): boolean {
  const key = keys[at] as number
  for (const other of [keys[at - 1], keys[at + 1], keys[at - width], keys[at + width]])
    if (other !== undefined && difference(key, other) > QUIET) return false
  return true
}
