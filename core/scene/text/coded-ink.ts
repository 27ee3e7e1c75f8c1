/**
 * Ink in a picture that lost something. Codecs keep colour more coarsely than lightness and let both ring, but what they take
 * from one pixel they give to its neighbours: over a whole word the sum of what differs from the ground points from the
 * ground to the ink. How far along that way the ink lies, its darkest (or lightest) pixels tell.
 */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, blue, difference, green, luma, red, rgbOf } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { AROUND_INK, FAINTEST_INK, INK_PART, INK_REACHED, OFF_GROUND } from './tune.ts'

export interface CodedInk {
  readonly color: RGB
  /** 0–1: how far its parts point to other inks. A picture in colours does, a word does not. */
  readonly strange: number
}

/** `null` where too little differs from the ground. */
export function codedInk(pixels: Pixels, rect: Rect, behind: RGB, flat: RGB): CodedInk | null {
  const { coded, width, height } = pixels
  if (!coded) return null
  const parts = Array.from({ length: Math.ceil((rect.x1 - rect.x0) / INK_PART) }, (): Way => [0, 0, 0])
  const lights: number[] = []
  const from = luma(behind)
  const way = Math.sign(luma(flat) - from)
  for (let y = Math.max(0, rect.y0 - AROUND_INK); y < Math.min(height, rect.y1 + AROUND_INK); y++) {
    for (let x = Math.max(0, rect.x0 - AROUND_INK); x < Math.min(width, rect.x1 + AROUND_INK); x++) {
      const key = coded[y * width + x] as number
      const isOut = y < rect.y0 || y >= rect.y1 || x < rect.x0 || x >= rect.x1
      // Beyond the word there may be something else.
      if (isOut && difference(key, behind) > OFF_GROUND) continue
      const part = parts[Math.max(0, Math.min(parts.length - 1, Math.floor((x - rect.x0) / INK_PART)))] as Way
      part[0] += red(key) - red(behind)
      part[1] += green(key) - green(behind)
      part[2] += blue(key) - blue(behind)
      const off = (luma(key) - from) * way
      if (!isOut && off > FAINTEST_INK) lights.push(off)
    }
  }
  if (lights.length === 0) return null
  lights.sort((a, b) => b - a)
  // The farthest pixels ring: a little below them lies the ink.
  const reach = lights[Math.floor(lights.length * INK_REACHED)] as number
  const sums = parts.reduce<Way>(([r, g, b], part) => [r + part[0], g + part[1], b + part[2]], [0, 0, 0])
  const total = 0.299 * sums[0] + 0.587 * sums[1] + 0.114 * sums[2]
  const share = (reach * way) / total
  if (!Number.isFinite(share) || share <= 0) return null
  const [r, g, b] = sums.map((sum) => share * sum) as Way
  const color = rgbOf(red(behind) + r, green(behind) + g, blue(behind) + b)
  return { color, strange: strangeness(parts, sums) }
}

type Way = [number, number, number]

/** What of the parts points elsewhere than all of them together, as a share. */
function strangeness(parts: readonly Way[], sums: Way): number {
  const length = Math.hypot(...sums)
  let off = 0
  let all = 0
  for (const part of parts) {
    const along = (part[0] * sums[0] + part[1] * sums[1] + part[2] * sums[2]) / length
    off += Math.hypot(...part.map((value, k) => value - (along * (sums[k] as number)) / length))
    all += Math.hypot(...part)
  }
  return off / all
}
