/** Ink metrics of one line of text: baseline, heights and stroke, in device px with fractions. */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, between } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { stemOf } from './stroke.ts'
import type { Cluster } from './words.ts'
import {
  ADVANCE,
  FAINT_ROW,
  FOOT_BELOW,
  HIGH_LETTER,
  LETTER_SHARE,
  SAME_EDGE,
  SEVERAL_LETTERS,
  SLICE_WIDTH,
} from './tune.ts'

export interface Metrics {
  /** Letters, about: those that touch are told by their width. Dots are none. */
  readonly glyphs: number
  readonly baseline: number
  /** Height of the tallest letters: capitals, ascenders or digits; in a word of small letters, theirs. */
  readonly capHeight: number
  /** Height of the small letters beside taller ones; `null` where none were seen. */
  readonly xHeight: number | null
  readonly stroke: number
}

/** x-height over cap height is 0.66–0.80 in nearly all fonts for screens; a `t` is 0.85–0.95. */
const LOW: readonly [number, number] = [0.6, 0.83]
/** Descenders hang this far below, as a share of the tallest blob. */
const HANG: readonly [number, number] = [0.1, 0.45]

export function metricsOf(pixels: Pixels, cluster: Cluster, ink: RGB, behind: RGB): Metrics | null {
  const all = cluster.blobs.flatMap(slices).map((piece) => extentOf(pixels, piece, ink, behind))
  const letters = all.filter((g) => g.bottom - g.top > LETTER_SHARE * cluster.tallest)
  if (letters.length === 0) return null
  const baseline = baselineOf(letters, cluster.tallest)
  const heightsOf = (of: readonly Extent[]) => of.map((g) => baseline - g.top).sort((a, b) => a - b)
  const standing = letters.filter(
    (g) => g.bottom - baseline <= Math.max(SAME_EDGE, FOOT_BELOW * cluster.tallest),
  )
  const upright = heightsOf(standing.length > 0 ? standing : letters)
  const highest = upright.at(-1) as number
  const low = heightsOf(letters).filter((h) => h >= LOW[0] * highest && h <= LOW[1] * highest)
  const high = upright.filter((h) => h >= HIGH_LETTER * highest)
  return {
    glyphs: lettersIn(cluster),
    baseline,
    capHeight: high[Math.floor(high.length * 0.8)] as number,
    xHeight: low.length > 0 ? (low[Math.floor(low.length * 0.8)] as number) : null,
    stroke: stemOf(pixels, cluster.blobs, ink, behind),
  }
}

/** The bottom most ink stands on; where two are common, the upper one: the other is that of descenders. */
function baselineOf(letters: readonly Extent[], tallest: number): number {
  const stands = letters.map(({ bottom }) => {
    const same = letters.filter((other) => Math.abs(other.bottom - bottom) <= SAME_EDGE)
    const weight = same.reduce((sum, other) => sum + other.width, 0)
    return { at: same.reduce((sum, other) => sum + other.bottom * other.width, 0) / weight, weight }
  })
  const most = stands.reduce((a, b) => (b.weight > a.weight ? b : a))
  const above = stands
    .filter(({ at, weight }) => {
      const hang = (most.at - at) / tallest
      return weight >= 0.3 * most.weight && hang >= HANG[0] && hang <= HANG[1]
    })
    .sort((a, b) => b.weight - a.weight)
  return above[0]?.at ?? most.at
}

function lettersIn({ blobs, tallest }: Cluster): number {
  const letters = blobs.filter(({ y0, y1 }) => y1 - y0 > LETTER_SHARE * tallest)
  return letters.reduce(
    (sum, { x0, x1, y0, y1 }) =>
      sum + (x1 - x0 > SEVERAL_LETTERS * (y1 - y0) ? Math.round((x1 - x0) / (ADVANCE * (y1 - y0))) : 1),
    0,
  )
}

/** Letters that touch are one blob: pieces of about a letter's width still show who is tall. */
function slices(blob: Rect): Rect[] {
  const height = blob.y1 - blob.y0
  const width = blob.x1 - blob.x0
  if (width <= SEVERAL_LETTERS * height) return [blob]
  const count = Math.round(width / (SLICE_WIDTH * height))
  return Array.from({ length: count }, (_, i) => ({
    ...blob,
    x0: blob.x0 + Math.round((width * i) / count),
    x1: blob.x0 + Math.round((width * (i + 1)) / count),
  }))
}

interface Extent {
  readonly top: number
  readonly bottom: number
  readonly width: number
}

/** Top and bottom with the fraction that the coverage of the outermost row tells. */
function extentOf(pixels: Pixels, b: Rect, ink: RGB, behind: RGB): Extent {
  const { keys, width } = pixels
  let top = -1
  let bottom = b.y0
  let first = 0
  let last = 0
  for (let y = b.y0; y < b.y1; y++) {
    let most = 0
    for (let x = b.x0; x < b.x1; x++) {
      const key = keys[y * width + x] as number
      const c = key === behind ? 0 : Math.min(1, Math.max(0, between(key, behind, ink)))
      if (c > most) most = c
    }
    if (most > FAINT_ROW) {
      if (top < 0) {
        top = y
        first = most
      }
      bottom = y
      last = most
    }
  }
  if (top < 0) return { top: b.y1, bottom: b.y1, width: 0 }
  return { top: top + 1 - first, bottom: bottom + last, width: b.x1 - b.x0 }
}
