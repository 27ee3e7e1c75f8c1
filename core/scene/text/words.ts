/** Groups ink blobs that stand beside each other on one surface into lines. */
import type { Blob } from './ink.ts'
import { DOT_SHARE, OTHER_SIZE, TALL_GLYPH, WORD_GAP } from './tune.ts'

/** Device px. */
export interface Cluster {
  x0: number
  y0: number
  x1: number
  y1: number
  on: number
  /** Height of the tallest blob: capital, ascender or descender. */
  tallest: number
  blobs: Blob[]
}

/** `tallestLine`: device px; larger blobs are pictures. */
export function clustersOf(blobs: readonly Blob[], tallestLine: number, scale: number): Cluster[] {
  const bySurface = new Map<number, Blob[]>()
  for (const blob of blobs) {
    if (blob.on < 0 || blob.y1 - blob.y0 > tallestLine) continue
    const list = bySurface.get(blob.on)
    if (list) list.push(blob)
    else bySurface.set(blob.on, [blob])
  }
  const clusters: Cluster[] = []
  for (const list of bySurface.values()) clusters.push(...group(list, scale))
  return clusters
}

function group(blobs: Blob[], scale: number): Cluster[] {
  blobs.sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)
  let open: Cluster[] = []
  const done: Cluster[] = []
  for (const blob of blobs) {
    let home: Cluster | undefined
    const still: Cluster[] = []
    for (const cluster of open) {
      const reach = reachOf(cluster.tallest, blob.y1 - blob.y0, scale)
      if (blob.x0 - cluster.x1 > Math.max(reach, 30 * scale)) {
        done.push(cluster)
        continue
      }
      still.push(cluster)
      if (blob.x0 - cluster.x1 > reach || !beside(cluster, blob)) continue
      if (home) {
        swallow(home, cluster)
        still.pop()
      } else {
        join(cluster, blob)
        home = cluster
      }
    }
    open = still
    if (!home) {
      const { x0, y0, x1, y1, on } = blob
      open.push({ x0, y0, x1, y1, on, tallest: y1 - y0, blobs: [blob] })
    }
  }
  return [...done, ...open]
}

/**
 * How far apart two neighbours of one line may be. The lower of the two decides, or a number beside its small unit
 * would be one line; a small letter may stand for a tall one, and dots for at least a fifth of their line.
 */
function reachOf(tallest: number, height: number, scale: number): number {
  const ratio = Math.min(tallest, height) / Math.max(tallest, height)
  if (ratio > DOT_SHARE && ratio < OTHER_SIZE) return Math.max(0.1 * Math.max(tallest, height), scale)
  const em =
    Math.min(Math.max(tallest, height), 1.45 * Math.max(height, 0.2 * tallest), 1.45 * tallest) / TALL_GLYPH
  return Math.max(WORD_GAP * em, 2 * scale)
}

/** Overlaps vertically by half of the lower one, or hangs above it as dots and accents do. */
function beside(cluster: Cluster, blob: Blob): boolean {
  const overlap = Math.min(cluster.y1, blob.y1) - Math.max(cluster.y0, blob.y0)
  const lower = Math.min(cluster.y1 - cluster.y0, blob.y1 - blob.y0)
  if (overlap >= 0.5 * lower) return true
  const over = Math.min(cluster.x1, blob.x1) - Math.max(cluster.x0, blob.x0)
  const apart = Math.max(cluster.y0, blob.y0) - Math.min(cluster.y1, blob.y1)
  const height = Math.max(cluster.tallest, blob.y1 - blob.y0)
  return over > 0 && apart <= 0.3 * height && lower <= 0.3 * height
}

function join(cluster: Cluster, blob: Blob): void {
  cluster.x0 = Math.min(cluster.x0, blob.x0)
  cluster.y0 = Math.min(cluster.y0, blob.y0)
  cluster.x1 = Math.max(cluster.x1, blob.x1)
  cluster.y1 = Math.max(cluster.y1, blob.y1)
  cluster.tallest = Math.max(cluster.tallest, blob.y1 - blob.y0)
  cluster.blobs.push(blob)
}

function swallow(home: Cluster, other: Cluster): void {
  for (const blob of other.blobs) join(home, blob)
}
