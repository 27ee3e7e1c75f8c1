/** Ink metrics of one line of text: baseline, heights and stroke, in device px with fractions. */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, between } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import type { Ink } from './ink-color.ts'
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

export function metricsOf(
  pixels: Pixels,
  cluster: Cluster,
  { color: ink, fringed }: Pick<Ink, 'color' | 'fringed'>,
  behind: RGB,
): Metrics | null {
  const read = fringed ? fullerExtentOf : extentOf
  const all = cluster.blobs.flatMap(slices).map((piece) => read(rowsOf(pixels, piece, ink, behind), piece))
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

/** The most coverage of each row. */
function rowsOf({ keys, width }: Pixels, b: Rect, ink: RGB, behind: RGB): Float64Array {
  const rows = new Float64Array(b.y1 - b.y0)
  for (let y = b.y0; y < b.y1; y++) {
    let most = 0
    for (let x = b.x0; x < b.x1; x++) {
      const key = keys[y * width + x] as number
      const c = key === behind ? 0 : Math.min(1, Math.max(0, between(key, behind, ink)))
      if (c > most) most = c
    }
    rows[y - b.y0] = most
  }
  return rows
}

/** Top and bottom with the fraction that the coverage of the outermost row tells. */
function extentOf(rows: Float64Array, b: Rect): Extent {
  const top = rows.findIndex((most) => most > FAINT_ROW)
  if (top < 0) return { top: b.y1, bottom: b.y1, width: 0 }
  const bottom = rows.findLastIndex((most) => most > FAINT_ROW)
  const [first, last] = [rows[top] as number, rows[bottom] as number]
  return { top: b.y0 + top + 1 - first, bottom: b.y0 + bottom + last, width: b.x1 - b.x0 }
}

/** The same of thirds of pixels, which cover thin strokes nowhere in full: as a share of the row next to it. */
function fullerExtentOf(rows: Float64Array, b: Rect): Extent {
  const top = rows.findIndex((most) => most > FAINT_ROW)
  if (top < 0) return { top: b.y1, bottom: b.y1, width: 0 }
  const bottom = rows.findLastIndex((most) => most > FAINT_ROW)
  const share = (row: number, next: number) =>
    Math.min(1, (rows[row] as number) / Math.max(FAINT_ROW, rows[next] ?? 1))
  return {
    top: b.y0 + top + 1 - share(top, top + 1),
    bottom: b.y0 + bottom + share(bottom, bottom - 1),
    width: b.x1 - b.x0,
  }
}
