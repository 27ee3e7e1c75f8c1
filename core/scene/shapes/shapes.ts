/** Sorts components by shape: boxes, rings, thin rules, flat regions; the rest is ink. */
import { type Outline, outlineOf } from './outline.ts'
import { isVoid } from '../ground/pixels.ts'
import { BOX, INK, type Kinds, REGION, RING, RULE, SLOPE } from './kinds.ts'
import type { Seen } from '../page.ts'
import { sortedRules } from './rules.ts'
import { slopesOf } from './slopes.ts'
import {
  BOX_FIT,
  IN_PICTURE,
  LARGEST_PART,
  LARGE_REGION,
  RING_SHARE,
  SHORTEST_RULE,
  SMALLEST_BOX,
  THICKEST_RING,
  THICKEST_RULE,
} from './tune.ts'

export interface Shapes {
  readonly kinds: Kinds
  readonly outlines: ReadonlyMap<number, Outline>
}

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
    shape[c] = area >= LARGE_REGION * scale * scale ? REGION : INK
  }
  return { kinds: shape, outlines }
}

function isRing(area: number, w: number, h: number, filled: number, scale: number): boolean {
  const thickness = area / (2 * (w + h))
  return area < 0.6 * filled && thickness <= THICKEST_RING * scale && thickness <= RING_SHARE * Math.min(w, h)
}

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
