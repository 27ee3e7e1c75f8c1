/** Ink metrics of one line of text: baseline, heights and stroke, in device px with fractions. */
import { type Pixels, between } from './pixels.ts'
import type { RGB } from './scene.ts'
import type { Cluster } from './words.ts'

export interface Metrics {
  readonly baseline: number
  readonly capHeight: number | null
  readonly xHeight: number | null
  readonly stroke: number
}

export function metricsOf(pixels: Pixels, cluster: Cluster, ink: RGB, behind: RGB): Metrics | null {
  const glyphs = cluster.blobs.map((blob) => extentOf(pixels, blob, ink, behind))
  const tall = glyphs.filter((g) => g.bottom - g.top > 0.35 * cluster.tallest)
  if (tall.length === 0) return null
  const baseline = modeOf(tall.map((g) => g.bottom))
  const standing = tall.filter((g) => Math.abs(g.bottom - baseline) <= 0.08 * cluster.tallest + 0.6)
  const heights = standing.map((g) => baseline - g.top).sort((a, b) => a - b)
  const highest = heights.at(-1) ?? 0
  const high = heights.filter((h) => h > 0.87 * highest)
  const low = heights.filter((h) => h <= 0.87 * highest && h > 0.6 * highest)
  const capHeight = median(high)
  const xHeight = low.length > 0 ? median(low) : null
  let area = 0
  let variation = 0
  for (const glyph of glyphs) {
    area += glyph.area
    variation += glyph.variation
  }
  return { baseline, capHeight, xHeight, stroke: variation > 0 ? (2 * area) / variation : 0 }
}

interface Extent {
  top: number
  bottom: number
  area: number
  variation: number
}

/** Top and bottom with the fraction that the coverage of the outermost row tells. */
function extentOf(
  pixels: Pixels,
  b: { x0: number; y0: number; x1: number; y1: number },
  ink: RGB,
  behind: RGB,
): Extent {
  let area = 0
  let variation = 0
  const peak: number[] = []
  for (let y = b.y0; y < b.y1; y++) {
    let most = 0
    let previous = 0
    for (let x = b.x0; x < b.x1; x++) {
      const key = pixels.keys[y * pixels.width + x] as number
      const c = key === behind ? 0 : Math.min(1, Math.max(0, between(key, behind, ink)))
      const up = y > 0 ? (pixels.keys[(y - 1) * pixels.width + x] as number) : behind
      const above = up === behind ? 0 : Math.min(1, Math.max(0, between(up, behind, ink)))
      area += c
      variation += Math.abs(c - previous) + Math.abs(c - above)
      previous = c
      if (c > most) most = c
    }
    variation += previous
    peak.push(most)
  }
  const first = peak[0] ?? 0
  const last = peak.at(-1) ?? 0
  return { top: b.y0 + 1 - Math.min(1, first), bottom: b.y1 - 1 + Math.min(1, last), area, variation }
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] as number
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2
}

/** The value with most others within half a pixel; the mean of those. */
function modeOf(values: readonly number[]): number {
  let best = 0
  let at = values[0] ?? 0
  for (const value of values) {
    let near = 0
    let sum = 0
    for (const other of values) {
      if (Math.abs(other - value) <= 0.5) {
        near++
        sum += other
      }
    }
    if (near > best) {
      best = near
      at = sum / near
    }
  }
  return at
}
