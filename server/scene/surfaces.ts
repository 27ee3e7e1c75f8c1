/** Boxes with what surrounds them: outline, background, corners. Device px. */
import type { Components } from './components.ts'
import { cornerRadii } from './corners.ts'
import type { Outline } from './outline.ts'
import type { Pixels } from './pixels.ts'
import type { RGB, Sides } from './scene.ts'
import { BOX, INK, type Shapes } from './shapes.ts'
import { type Rect, type Side, sideOf } from './sides.ts'

export interface FoundSurface {
  readonly component: number
  readonly inner: Rect
  readonly outer: Rect
  readonly fill: RGB
  readonly area: number
  readonly sides: Sides<Side>
  readonly radii: Sides<number | null>
  readonly pill: boolean
  readonly behind: RGB | null
}

/** CSS px: smaller boxes must be alike on all sides, or they are the holes of letters. */
const DOUBTFUL = 16

export function surfacesOf(
  pixels: Pixels,
  components: Components,
  shapes: Shapes,
  scale: number,
): FoundSurface[] {
  const surfaces: FoundSurface[] = []
  for (let c = 0; c < components.count; c++) {
    if (shapes.shape[c] !== BOX) continue
    const inner = {
      x0: components.x0[c] as number,
      y0: components.y0[c] as number,
      x1: components.x1[c] as number,
      y1: components.y1[c] as number,
    }
    const outline = shapes.outlines.get(c)
    const found = surfaceOf(
      pixels,
      c,
      inner,
      components.color[c] as number,
      components.area[c] as number,
      outline,
      scale,
    )
    if (Math.min(inner.x1 - inner.x0, inner.y1 - inner.y0) < DOUBTFUL * scale && !isPlain(found)) {
      shapes.shape[c] = INK
      continue
    }
    surfaces.push(found)
  }
  return surfaces
}

function surfaceOf(
  pixels: Pixels,
  component: number,
  inner: Rect,
  fill: RGB,
  area: number,
  outline: Outline | undefined,
  scale: number,
): FoundSurface {
  const rough = outline ? Math.max(...outline.radii) : 0
  const inset = (length: number) => Math.min(Math.ceil(rough) + 1, Math.floor(length / 2 - 0.5))
  const insetX = inset(inner.x1 - inner.x0)
  const insetY = inset(inner.y1 - inner.y0)
  const side = (i: number) => sideOf(pixels, inner, i, fill, i % 2 === 0 ? insetX : insetY, scale)
  const straightX = inner.x1 - inner.x0 - 2 * insetX
  const straightY = inner.y1 - inner.y0 - 2 * insetY
  const sides = agreed([side(0), side(1), side(2), side(3)], straightX, straightY, scale)
  const outer = {
    x0: inner.x0 - sides[3].width,
    y0: inner.y0 - sides[0].width,
    x1: inner.x1 + sides[1].width,
    y1: inner.y1 + sides[2].width,
  }
  const { radii, pill } = cornerRadii(pixels, outer, sides, fill, rough, scale)
  const behind = commonest(sides.map((s) => s.behind))
  return { component, inner, outer, fill, area, sides, radii, pill, behind }
}

/** CSS px: the straight part of a pill's ends is too short to be read by itself. */
const SHORT = 3

/** Ends of pills take the outline of their long sides; a side behind a faint inner line takes that of its neighbours. */
function agreed(sides: Sides<Side>, straightX: number, straightY: number, scale: number): Sides<Side> {
  const [top, right, bottom, left] = sides
  const same = (a: Side, b: Side) => a.width === b.width && (a.width === 0 || a.color === b.color)
  const as = (side: Side, other: Side): Side => ({ ...side, width: other.width, color: other.color })
  if (straightY <= SHORT * scale && same(top, bottom)) return [top, as(right, top), bottom, as(left, top)]
  if (straightX <= SHORT * scale && same(left, right)) return [as(top, left), right, as(bottom, left), left]
  return sides
}

/** All four sides alike: a dot, a checkbox, a badge. */
function isPlain({ sides, fill, behind }: FoundSurface): boolean {
  const [first] = sides
  const alike = sides.filter((s) => s.width === first.width && s.color === first.color).length
  if (alike < 4) return false
  return (
    first.width > 0 ||
    (behind !== null && behind !== fill && sides.filter((s) => s.behind === behind).length >= 3)
  )
}

function commonest(colors: readonly (RGB | null)[]): RGB | null {
  let best: RGB | null = null
  let most = 0
  for (const color of colors) {
    if (color === null) continue
    const count = colors.filter((other) => other === color).length
    if (count > most) {
      most = count
      best = color
    }
  }
  return best
}
