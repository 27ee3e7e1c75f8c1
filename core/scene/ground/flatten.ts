/**
 * Undoes what lossy compression does to flat areas. JPEG and WebP code blocks of 8 × 8 pixels: inside a flat area whole
 * blocks have one colour, within a step of the true one, while blocks that an edge or a letter touches ring. So the
 * colours of whole blocks and the plateaus of others are the flat colours there are; what is near to one of them
 * becomes it, and a speck of one in another that is nearly the same goes with what is around it.
 */
import { fineChroma } from './chroma.ts'
import { type Grid, NONE, colorsAround, commonest, eachPixel, flatBlocks } from './coded-blocks.ts'
import { type Pixels, difference, luma } from './pixels.ts'
import { plateausOf } from './plateaus.ts'
import type { RGB } from '../scene.ts'
import { ARTEFACT, BLEED, COMMON, MOST_COLORS, RINGING, TWINS } from './tune.ts'
import { withoutSpecks } from './specks.ts'

export function flatten(pixels: Pixels): Pixels {
  const { width, height } = pixels
  const coded = fineChroma(pixels.keys, width, height)
  const keys = coded.slice()
  const grid = flatBlocks(pixels.keys, width, height)
  const flat = commonest(countsOf(grid.colors)).filter((color) => color !== NONE)
  const plateaus = plateausOf(keys, grid, flat)
  const toCommon = nearestOf(commonColors(keys, flat.slice(0, MOST_COLORS)))
  for (let block = 0; block < grid.colors.length; block++) {
    const color = grid.colors[block] as number
    if (color === NONE) unring(keys, grid, block, toCommon, plateaus)
    else eachPixel(grid, block, (at) => void (keys[at] = color))
  }
  withoutSpecks(keys, grid)
  return { keys, width, height, coded }
}

/** Those of flat areas; and small things show theirs in many pixels. */
function commonColors(keys: Int32Array, peaks: RGB[]): RGB[] {
  const counts = countsOf(keys)
  for (const key of commonest(counts)) {
    if ((counts.get(key) ?? 0) < COMMON * keys.length || peaks.length >= MOST_COLORS) break
    if (peaks.every((peak) => difference(peak, key) > ARTEFACT)) peaks.push(key)
  }
  return peaks
}

function countsOf(keys: Int32Array): Map<RGB, number> {
  const counts = new Map<RGB, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A picture has fewer colours than pixels: each is looked up once. */
function nearestOf(colors: readonly RGB[]): (key: RGB) => RGB {
  const known = new Map<RGB, RGB>()
  return (key) => {
    let to = known.get(key)
    if (to === undefined) {
      to = nearest(key, colors, ARTEFACT, difference) ?? key
      known.set(key, to)
    }
    return to
  }
}

function unring(
  keys: Int32Array,
  grid: Grid,
  block: number,
  toCommon: (key: RGB) => RGB,
  plateaus: ReadonlyMap<number, readonly RGB[]>,
): void {
  const near = candidates(grid, block, plateaus)
  const [main] = near
  let contrast = 0
  if (main !== undefined)
    eachPixel(grid, block, (at) => {
      contrast = Math.max(contrast, difference(keys[at] as number, main))
    })
  const rings = Math.max(ARTEFACT, RINGING * contrast)
  eachPixel(grid, block, (at) => {
    const key = keys[at] as number
    keys[at] = nearest(key, near, rings, bled) ?? toCommon(key)
  })
}

/** Of this block and those beside it; farther ones where none of these is nearly the same. */
function candidates(grid: Grid, block: number, plateaus: ReadonlyMap<number, readonly RGB[]>): RGB[] {
  const { columns, rows } = grid
  const column = block % columns
  const row = Math.floor(block / columns)
  const near = new Set<RGB>(plateaus.get(block))
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const at = y * columns + x
      const color = grid.colors[at] as number
      if (color !== NONE) near.add(color)
      for (const plateau of plateaus.get(at) ?? []) near.add(plateau)
    }
  for (const color of colorsAround(grid, block))
    if ([...near].every((one) => difference(one, color) > TWINS)) near.add(color)
  return [...near]
}

const bled = (a: RGB, b: RGB): number => Math.max(Math.abs(luma(a) - luma(b)), BLEED * difference(a, b))

function nearest(key: RGB, colors: readonly RGB[], within: number, metric: typeof difference): RGB | null {
  let least = within + 1
  let best: RGB | null = null
  for (const color of colors) {
    const distance = metric(color, key)
    if (distance < least) {
      least = distance
      best = color
    }
  }
  return best
}
