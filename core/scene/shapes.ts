/** Sorts components by shape: boxes, rings, thin rules, flat regions; the rest is ink. */
import { type Outline, outlineOf } from './outline.ts'
import { isVoid } from './pixels.ts'
import { BOX, INK, type Kinds, REGION, RING, RULE, SLOPE } from './kinds.ts'
import type { Seen } from './page.ts'
import { sortedRules } from './rules.ts'
import { slopesOf } from './slopes.ts'

export interface Shapes {
  readonly kinds: Kinds
  readonly outlines: ReadonlyMap<number, Outline>
}

/** CSS px: the smallest side of a box; below it lie dots of letters and pieces of icons. */
const SMALLEST_BOX = 5
/** CSS px: the thickest line that is still a rule. */
const THICKEST_RULE = 10
/** CSS px: dashes and letters are shorter. */
const SHORTEST_RULE = 16
/** CSS px²: flat areas above this are never letters (a bold 64 px capital M has about 1,300). */
export const LARGE = 1500
/** Share of outline rows that must be in place. */
const BOX_FIT = 0.86

export function shapesOf(page: Seen<'runs' | 'components'>): Shapes {
  const { kinds, outlines } = roughShapesOf(page)
  return { kinds: sortedRules(page, withoutPictures(page, kinds)), outlines }
}

function roughShapesOf(page: Seen<'runs' | 'components'>): Shapes {
  const { pixels, runs, components, scale } = page
  const shape = new Uint8Array(components.count)
  const outlines = new Map<number, Outline>()
  const scratch = { left: new Int32Array(pixels.height), right: new Int32Array(pixels.height) }
  const slope = slopesOf(page)
  for (let c = 0; c < components.count; c++) {
    if (slope[c] === 1) {
      shape[c] = SLOPE
      continue
    }
    const w = (components.x1[c] as number) - (components.x0[c] as number)
    const h = (components.y1[c] as number) - (components.y0[c] as number)
    const area = components.area[c] as number
    if (isVoid(components.color[c] as number)) {
      shape[c] = REGION
      continue
    }
    const thin = Math.min(w, h)
    const long = Math.max(w, h)
    if (
      thin <= THICKEST_RULE * scale &&
      long >= SHORTEST_RULE * scale &&
      long >= 6 * thin &&
      area >= 0.9 * w * h
    ) {
      shape[c] = thin <= 4 * scale ? RULE : BOX
      if (shape[c] === RULE) continue
    }
    if (thin >= SMALLEST_BOX * scale && area >= 0.02 * w * h) {
      const outline = outlineOf(c, components, runs, pixels.width, scratch)
      if (outline.fit >= BOX_FIT) {
        shape[c] = isRing(area, w, h, outline.filled, scale) ? RING : BOX
        outlines.set(c, outline)
        continue
      }
    }
    shape[c] = area >= LARGE * scale * scale ? REGION : INK
  }
  return { kinds: shape, outlines }
}

/** CSS px: the thickest outline, and the largest share of the shorter side it takes; letters are bolder. */
const THICKEST_RING = 6
const RING_SHARE = 0.13

function isRing(area: number, w: number, h: number, filled: number, scale: number): boolean {
  const thickness = area / (2 * (w + h))
  return area < 0.6 * filled && thickness <= THICKEST_RING * scale && thickness <= RING_SHARE * Math.min(w, h)
}

/** A shapeless area that borders on slopes for this much of its outline is part of a picture. */
const IN_PICTURE = 0.35
/** Share of the image: a flat area larger than this is ground, though only the shadows of cards may touch it. */
const LARGEST_PART = 0.04

function withoutPictures({ pixels, runs, components }: Seen<'runs' | 'components'>, before: Kinds): Kinds {
  const kinds = before.slice()
  const largest = LARGEST_PART * pixels.keys.length
  for (let c = 0; c < components.count; c++) {
    if (kinds[c] !== REGION || (components.area[c] as number) > largest) continue
    let beside = 0
    let ends = 0
    const to = components.from[c + 1] as number
    for (let i = components.from[c] as number; i < to; i++) {
      const run = components.runs[i] as number
      for (const next of [run - 1, run + 1]) {
        const other = runs.component[next] ?? -1
        if (other < 0 || other === c) continue
        ends++
        if (kinds[other] === SLOPE) beside++
      }
    }
    if (beside > IN_PICTURE * ends) kinds[c] = SLOPE
  }
  return kinds
}
