/**
 * Colour as fine as lightness. JPEG and WebP keep lightness pixel by pixel, but colour for 2 × 2 of them, so thin strokes lose theirs
 * to what is beside them. Where few colours meet, colour goes with lightness: what the coarse cells of a neighbourhood say
 * of that (a line, by least squares) gives the fine pixels back what they lost. The local linear model of He, Sun & Tang,
 * "Guided image filtering" (ECCV 2010), as AV1 predicts "chroma from luma"; the detail alone is added, so that flat areas
 * stay as they are.
 */
import { blue, green, red, rgbOf } from './pixels.ts'
import { CHROMA_NOISE, CHROMA_REACH, OWN_NOISE } from './tune.ts'

/** Cells of 2 × 2 px. */
interface Cells {
  readonly columns: number
  readonly rows: number
}

export function fineChroma(keys: Int32Array, width: number, height: number): Int32Array {
  const columns = Math.ceil(width / 2)
  const rows = Math.ceil(height / 2)
  const cells = { columns, rows }
  const y = new Float32Array(keys.length)
  const light = new Float32Array(columns * rows)
  const cb = new Float32Array(columns * rows)
  const cr = new Float32Array(columns * rows)
  for (let row = 0, at = 0; row < height; row++) {
    // At an odd edge the last pixels stand for the missing ones.
    const share = row === height - 1 && height % 2 === 1 ? 0.5 : 0.25
    for (let x = 0; x < width; x++, at++) {
      const key = keys[at] as number
      const l = 0.299 * red(key) + 0.587 * green(key) + 0.114 * blue(key)
      y[at] = l
      const part = x === width - 1 && width % 2 === 1 ? 2 * share : share
      const cell = (row >> 1) * columns + (x >> 1)
      light[cell] = (light[cell] as number) + part * l
      cb[cell] = (cb[cell] as number) + part * (blue(key) - l)
      cr[cell] = (cr[cell] as number) + part * (red(key) - l)
    }
  }
  const smooth = asDecoded(light, cells)
  const slope = slopesOf(smooth, cells)
  const perBlue = slope(cb)
  const perRed = slope(cr)
  const out = keys.slice()
  for (let row = 0, at = 0; row < height; row++) {
    for (let x = 0; x < width; x++, at++) {
      const l = y[at] as number
      const detail = l - upsampled(light, cells, x, row)
      if (Math.abs(detail) < 1) continue
      const cell = (row >> 1) * columns + (x >> 1)
      const key = keys[at] as number
      const b = blue(key) - l + detail * (perBlue[cell] as number)
      const r = red(key) - l + detail * (perRed[cell] as number)
      out[at] = rgbOf(
        uncut(red(key), l + r),
        uncut(green(key), l - (0.299 * r + 0.114 * b) / 0.587),
        uncut(blue(key), l + b),
      )
    }
  }
  return out
}

/** What was cut off at an end of the range may have been any farther: it stays there. */
const uncut = (channel: number, to: number): number => (channel === 255 || channel === 0 ? channel : to)

/** Decoders spread a cell over its neighbours: 3/4 of the nearest and 1/4 of the next, in both directions. */
function upsampled(of: Float32Array, { columns, rows }: Cells, x: number, y: number): number {
  const c = x >> 1
  const r = y >> 1
  const c2 = Math.max(0, Math.min(columns - 1, x % 2 === 0 ? c - 1 : c + 1))
  const r2 = Math.max(0, Math.min(rows - 1, y % 2 === 0 ? r - 1 : r + 1))
  const here = 0.75 * (of[r * columns + c] as number) + 0.25 * (of[r * columns + c2] as number)
  const next = 0.75 * (of[r2 * columns + c] as number) + 0.25 * (of[r2 * columns + c2] as number)
  return 0.75 * here + 0.25 * next
}

/** Cells of what was spread: lightness made as soft as the colour beside it. */
function asDecoded(of: Float32Array, { columns, rows }: Cells): Float32Array {
  const across = new Float32Array(of.length)
  const both = new Float32Array(of.length)
  for (let i = 0; i < of.length; i++) {
    const x = i % columns
    const left = of[x > 0 ? i - 1 : i] as number
    const right = of[x < columns - 1 ? i + 1 : i] as number
    across[i] = 0.75 * (of[i] as number) + 0.125 * (left + right)
  }
  for (let i = 0; i < of.length; i++) {
    const up = across[i >= columns ? i - columns : i] as number
    const down = across[i < columns * (rows - 1) ? i + columns : i] as number
    both[i] = 0.75 * (across[i] as number) + 0.125 * (up + down)
  }
  return both
}

/** How much a colour difference changes with lightness around each cell; less where it does not go with it. */
function slopesOf(light: Float32Array, cells: Cells): (color: Float32Array) => Float32Array {
  const mean = boxMean(light, cells)
  const squares = boxMean(
    light.map((l) => l * l),
    cells,
  )
  return (color) => {
    const means = boxMean(color, cells)
    const products = boxMean(
      color.map((c, i) => c * (light[i] as number)),
      cells,
    )
    const own = boxMean(
      color.map((c) => c * c),
      cells,
    )
    return products.map((product, i) => {
      const [m, c] = [mean[i] as number, means[i] as number]
      const spread = Math.max(0, (squares[i] as number) - m * m) + CHROMA_NOISE
      const together = product - m * c
      const of = Math.max(0, (own[i] as number) - c * c) + OWN_NOISE
      const sure = Math.min(1, (together * together) / (spread * of))
      return (sure * together) / spread
    })
  }
}

/** Mean over a square around each cell, by running sums. */
function boxMean(of: Float32Array, { columns, rows }: Cells): Float32Array {
  const reach = CHROMA_REACH
  const across = new Float32Array(of.length)
  for (let row = 0; row < rows; row++) {
    const from = row * columns
    let sum = 0
    for (let x = 0; x < Math.min(reach, columns); x++) sum += of[from + x] as number
    for (let x = 0; x < columns; x++) {
      if (x + reach < columns) sum += of[from + x + reach] as number
      if (x - reach - 1 >= 0) sum -= of[from + x - reach - 1] as number
      across[from + x] = sum / (Math.min(columns - 1, x + reach) - Math.max(0, x - reach) + 1)
    }
  }
  const both = new Float32Array(of.length)
  const sums = new Float64Array(columns)
  for (let row = 0; row < Math.min(reach, rows); row++)
    for (let x = 0; x < columns; x++) sums[x] = (sums[x] as number) + (across[row * columns + x] as number)
  for (let row = 0; row < rows; row++) {
    const height = Math.min(rows - 1, row + reach) - Math.max(0, row - reach) + 1
    for (let x = 0; x < columns; x++) {
      let sum = sums[x] as number
      if (row + reach < rows) sum += across[(row + reach) * columns + x] as number
      if (row - reach - 1 >= 0) sum -= across[(row - reach - 1) * columns + x] as number
      sums[x] = sum
      both[row * columns + x] = sum / height
    }
  }
  return both
}
