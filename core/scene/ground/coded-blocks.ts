/** A picture in the blocks that lossy codecs code it in, and the colour of each block that has only one. */
import { difference } from './pixels.ts'
import type { RGB } from '../scene.ts'
import { BLOCK, BLOCKS_AROUND, BLOCK_NOISE, FLAT_BLOCKS, MOST_FLAT, MOST_IN_FLAT_BLOCK } from './tune.ts'

/** No colour, or several. */
export const NONE = -1

export interface Grid {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  /** Row by row. */
  readonly colors: Int32Array
}

export function flatBlocks(keys: Int32Array, width: number, height: number): Grid {
  const columns = Math.ceil(width / BLOCK)
  const rows = Math.ceil(height / BLOCK)
  const colors = new Int32Array(columns * rows)
  const grid = { width, height, columns, rows, colors }
  const counts = new Map<RGB, number>()
  for (let block = 0; block < colors.length; block++) {
    const color = onlyColor(keys, grid, block)
    colors[block] = color
    if (color !== NONE) counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  const leaders = together(counts)
  const backed = new Map<RGB, number>()
  for (const [color, count] of counts) {
    const leader = leaders.get(color) ?? color
    backed.set(leader, (backed.get(leader) ?? 0) + count)
  }
  for (const [block, color] of colors.entries()) {
    const leader = leaders.get(color) ?? NONE
    colors[block] = (backed.get(leader) ?? 0) < FLAT_BLOCKS ? NONE : leader
  }
  return grid
}

/** The commonest colour of a block whose pixels are all alike. */
function onlyColor(keys: Int32Array, grid: Grid, block: number): RGB {
  const counts = new Map<RGB, number>()
  eachPixel(grid, block, (at) => {
    const key = keys[at] as number
    if (counts.size <= MOST_IN_FLAT_BLOCK) counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  if (counts.size > MOST_IN_FLAT_BLOCK) return NONE
  const [first, ...others] = commonest(counts) as [RGB, ...RGB[]]
  return others.every((key) => difference(key, first) <= BLOCK_NOISE) ? first : NONE
}

/** Colours that differ by no more than coding does become the commonest of them. */
export function together(counts: ReadonlyMap<RGB, number>): Map<RGB, RGB> {
  const leaders: RGB[] = []
  const to = new Map<RGB, RGB>()
  for (const color of commonest(counts)) {
    const leader = leaders.find((other) => difference(other, color) <= BLOCK_NOISE)
    to.set(color, leader ?? color)
    if (leader === undefined && leaders.length < MOST_FLAT) leaders.push(color)
  }
  return to
}

export const commonest = (counts: ReadonlyMap<RGB, number>): RGB[] =>
  [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => key)

/** Calls with the index of each pixel of a block. */
export function eachPixel({ width, height, columns }: Grid, block: number, call: (at: number) => void): void {
  const x0 = (block % columns) * BLOCK
  const y0 = Math.floor(block / columns) * BLOCK
  const x1 = Math.min(width, x0 + BLOCK)
  const y1 = Math.min(height, y0 + BLOCK)
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) call(y * width + x)
}

/** Of the whole blocks nearby; commonest first. */
export function colorsAround({ columns, rows, colors }: Grid, block: number): RGB[] {
  const column = block % columns
  const row = Math.floor(block / columns)
  const counts = new Map<RGB, number>()
  for (let y = Math.max(0, row - BLOCKS_AROUND); y <= Math.min(rows - 1, row + BLOCKS_AROUND); y++) {
    for (
      let x = Math.max(0, column - BLOCKS_AROUND);
      x <= Math.min(columns - 1, column + BLOCKS_AROUND);
      x++
    ) {
      const color = colors[y * columns + x] as number
      if (color !== NONE) counts.set(color, (counts.get(color) ?? 0) + 1)
    }
  }
  return commonest(counts)
}
