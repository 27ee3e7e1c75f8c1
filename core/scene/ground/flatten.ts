/**
 * Undoes what lossy compression does to flat areas. JPEG and WebP code blocks of 8 × 8 pixels: inside a flat area whole
 * blocks have one colour, within a step of the true one, while blocks that an edge or a letter touches ring. So the
 * colours of whole blocks are the flat colours there are, and what is near to one of them becomes it.
 */
import { type Grid, NONE, colorsAround, commonest, eachPixel, flatBlocks } from './coded-blocks.ts'
import { type Pixels, difference, luma } from './pixels.ts'
import type { RGB } from '../scene.ts'
import { ARTEFACT, BLEED, COMMON, MOST_COLORS, RINGING } from './tune.ts'

export function flatten(pixels: Pixels): Pixels {
  const { width, height } = pixels
  const keys = pixels.keys.slice()
  const grid = flatBlocks(keys, width, height)
  const toCommon = nearestOf(commonColors(keys, grid))
  for (let block = 0; block < grid.colors.length; block++) {
    const color = grid.colors[block] as number
    if (color === NONE) unring(keys, grid, block, toCommon)
    else eachPixel(grid, block, (at) => void (keys[at] = color))
  }
  return { keys, width, height, coded: pixels.keys }
}

/** Those of whole blocks; and small things show theirs in many pixels. */
function commonColors(keys: Int32Array, grid: Grid): RGB[] {
  const ofBlocks = countsOf(grid.colors)
  ofBlocks.delete(NONE)
  const peaks = commonest(ofBlocks).slice(0, MOST_COLORS)
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

function unring(keys: Int32Array, grid: Grid, block: number, toCommon: (key: RGB) => RGB): void {
  const near = colorsAround(grid, block)
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
