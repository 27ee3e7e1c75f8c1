/** Clusters of ink, told apart into lines of text and marks. Device px. */
import { letterInkOf } from './ink-color.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { type Pixels, between, isVoid } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { SLOPE } from '../shapes/kinds.ts'
import type { Seen } from '../page.ts'
import { type Cluster, clustersOf } from './words.ts'
import { DENSEST_TEXT, FRINGE, SPARSEST_TEXT, STRANGE_SHARE, TALLEST_LINE } from './tune.ts'

export interface FoundLine extends Cluster, Metrics {
  readonly ink: RGB
  readonly behind: RGB
  readonly exact: boolean
}

export interface FoundMark extends Cluster {
  readonly ink: RGB | null
  readonly behind: RGB
}

export function linesOf(page: Seen<'components' | 'kinds' | 'blobs'>): {
  lines: FoundLine[]
  marks: FoundMark[]
} {
  const { pixels, components, kinds, scale } = page
  const lines: FoundLine[] = []
  const marks: FoundMark[] = []
  const flat = page.blobs.filter((blob) => blob.on >= 0 && kinds[blob.on] !== SLOPE)
  for (const cluster of clustersOf(flat, TALLEST_LINE * scale, scale)) {
    const behind = components.color[cluster.on] as number
    const width = cluster.x1 - cluster.x0
    const height = cluster.y1 - cluster.y0
    if (height < 3 * scale || width < 2 * scale) continue
    const ink = letterInkOf(pixels, cluster, behind)
    // A hole in something shows what is behind it: nothing.
    if (!ink || isVoid(ink.color)) continue
    if (ink.strange > STRANGE_SHARE) {
      marks.push({ ...cluster, ink: null, behind })
      continue
    }
    const density = ink.coverage / (width * height)
    const metrics = metricsOf(
      pixels,
      cluster,
      { color: ink.fullest ?? ink.color, fringed: ink.fringed },
      behind,
    )
    const isText =
      metrics &&
      (cluster.blobs.length >= 2 || width >= 1.8 * height) &&
      width >= 0.9 * height &&
      density < DENSEST_TEXT &&
      density > SPARSEST_TEXT
    const box = ink.fringed ? withoutFringes(pixels, cluster, ink.color, behind) : cluster
    if (isText) lines.push({ ...cluster, ...box, ...metrics, ink: ink.color, behind, exact: ink.exact })
    else marks.push({ ...cluster, ink: ink.color, behind })
  }
  return { lines, marks }
}

/** Thirds of pixels reach one column farther at each side: what they hardly cover there is no part of a letter. */
function withoutFringes(
  { keys, width }: Pixels,
  { x0, x1, y0, y1 }: Cluster,
  ink: RGB,
  behind: RGB,
): Pick<Cluster, 'x0' | 'x1'> {
  const isFaint = (x: number) => {
    for (let y = y0; y < y1; y++) {
      const key = keys[y * width + x] as number
      if (key !== behind && between(key, behind, ink) > FRINGE) return false
    }
    return true
  }
  return { x0: isFaint(x0) ? x0 + 1 : x0, x1: isFaint(x1 - 1) ? x1 - 1 : x1 }
}
