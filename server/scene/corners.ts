/** Corner radii from the area a corner leaves uncovered. */
import { type Pixels, between, difference } from './pixels.ts'
import type { RGB, Sides } from './scene.ts'
import type { Rect, Side } from './sides.ts'

/** A quarter of a circle leaves (1 − π/4) r² of its square uncovered. */
const UNCOVERED = 1 - Math.PI / 4
/** Rounded this near to half the shorter side, a corner is a pill's. */
const PILL = 0.92

export interface Corners {
  readonly radii: Sides<number | null>
  readonly pill: boolean
}

export function cornerRadii(
  pixels: Pixels,
  outer: Rect,
  sides: Sides<Side>,
  fill: RGB,
  rough: number,
  scale: number,
): Corners {
  const half = Math.min(outer.x1 - outer.x0, outer.y1 - outer.y0) / 2
  const reach = Math.min(
    Math.ceil(half),
    Math.ceil(rough + Math.max(sides[0].width, sides[3].width) + 3 * scale),
  )
  const radius = (i: number) => {
    const vertical = sides[i < 2 ? 0 : 2]
    const horizontal = sides[i === 1 || i === 2 ? 1 : 3]
    const skin = vertical.width > 0 && horizontal.width > 0 ? vertical.color : fill
    if (vertical.width > 0 !== horizontal.width > 0) return null
    return cornerRadius(pixels, outer, i, skin, fill, reach)
  }
  const radii = [radius(0), radius(1), radius(2), radius(3)] as const
  const known = radii.filter((r) => r !== null)
  const pill = known.length >= 2 && half > 3 * scale && known.every((r) => r >= PILL * half)
  return { radii, pill }
}

/** `skin` is the outermost colour of the box (outline or fill). `null` where the colour outside cannot be told from it. */
function cornerRadius(
  pixels: Pixels,
  { x0, y0, x1, y1 }: Rect,
  corner: number,
  skin: RGB,
  fill: RGB,
  reach: number,
): number | null {
  const dx = corner === 0 || corner === 3 ? 1 : -1
  const dy = corner < 2 ? 1 : -1
  const cx = dx > 0 ? x0 : x1 - 1
  const cy = dy > 0 ? y0 : y1 - 1
  const tip = pixels.keys[cy * pixels.width + cx] as number
  if (tip === skin || tip === fill) return 0
  const outside = pixels.keys[
    clamp(cy - dy, pixels.height) * pixels.width + clamp(cx - dx, pixels.width)
  ] as number
  if (difference(outside, skin) < 8) return null
  let missing = 0
  for (let j = 0; j < reach; j++) {
    let gap = 0
    for (let i = 0; i < reach; i++) {
      const key = pixels.keys[(cy + dy * j) * pixels.width + cx + dx * i] as number
      const cover = Math.min(1, Math.max(0, between(key, outside, skin)))
      if (cover > 0.97 || key === fill) break
      gap += 1 - cover
    }
    if (gap === 0) break
    missing += gap
  }
  return Math.sqrt(missing / UNCOVERED)
}

const clamp = (at: number, size: number) => Math.min(size - 1, Math.max(0, at))
