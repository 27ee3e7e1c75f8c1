/** A picture in the blocks that lossy codecs code it in, and the colour of each block that has only one. */
import type { RGB } from './scene.ts'

const BLOCK = 8
/** Blocks around that one may take its colour from: chroma is coded by 16 × 16 px, and boxes have room around text. */
const REACH = 3
/** Whole blocks of one colour that make it a flat colour. */
const ENOUGH = 2
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
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  for (const [block, color] of colors.entries()) if ((counts.get(color) ?? 0) < ENOUGH) colors[block] = NONE
  return grid
}

function onlyColor(keys: Int32Array, grid: Grid, block: number): RGB {
  let color: RGB | null = null
  let isFlat = true
  eachPixel(grid, block, (at) => {
    const key = keys[at] as number
    color ??= key
    if (key !== color) isFlat = false
  })
  return isFlat && color !== null ? color : NONE
}

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
  for (let y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y++) {
    for (let x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x++) {
      const color = colors[y * columns + x] as number
      if (color !== NONE) counts.set(color, (counts.get(color) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([color]) => color)
}
