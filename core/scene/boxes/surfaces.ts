/** Boxes with what surrounds them: outline, background, corners. Device px. */
import type { Rect } from '../geometry/rect.ts'
import { cornerRadii } from './corners.ts'
import type { Outline } from '../shapes/outline.ts'
import { type Pixels, blue, difference, green, red, rgbOf } from '../ground/pixels.ts'
import type { RGB, Sides } from '../scene.ts'
import { BOX, INK, type Kinds, REGION } from '../shapes/kinds.ts'
import type { Ground, Seen } from '../page.ts'
import { LARGE_REGION } from '../shapes/tune.ts'
import { type Side, isShaded, sideOf } from './sides.ts'
import { thinRing } from './thin-ring.ts'
import { CONTOUR_STEP, DOUBTFUL_BOX, ROUND_SHARE, SHADED_GROUND, SHORT_STRAIGHT, ONE_LINE } from './tune.ts'

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

/** Boxes that lie on something, and the kinds without those that do not. */
export function surfacesOf(
  page: Seen<'components' | 'shapes'>,
  before: Kinds,
): { surfaces: FoundSurface[]; kinds: Kinds } {
  const { pixels, components, shapes, scale } = page
  const surfaces: FoundSurface[] = []
  const kinds = before.slice()
  for (let c = 0; c < components.count; c++) {
    if (before[c] !== BOX) continue
    const inner = {
      x0: components.x0[c] as number,
      y0: components.y0[c] as number,
      x1: components.x1[c] as number,
      y1: components.y1[c] as number,
    }
    const found = surfaceOf(page, c, inner, shapes.outlines.get(c))
    if (Math.min(inner.x1 - inner.x0, inner.y1 - inner.y0) < DOUBTFUL_BOX * scale && !isPlain(found)) {
      kinds[c] = INK
      continue
    }
    if (isFigure(found, pixels)) surfaces.push(found)
    else kinds[c] = found.area >= LARGE_REGION * scale * scale ? REGION : INK
  }
  return { surfaces, kinds }
}

/** Losses make one line of four colours: they are as near to each other as to the true one. */
function oneLine(sides: Sides<Side>): Sides<Side> {
  const [first, ...others] = sides.filter((s) => s.width > 0)
  if (!first || others.length === 0) return sides
  const kin = [
    first,
    ...others.filter((s) => s.width === first.width && difference(s.color, first.color) <= ONE_LINE),
  ]
  const mean = (of: (color: RGB) => number) => kin.reduce((sum, s) => sum + of(s.color), 0) / kin.length
  const color = rgbOf(mean(red), mean(green), mean(blue))
  const as = (s: Side): Side => (kin.includes(s) ? { ...s, color } : s)
  return [as(sides[0]), as(sides[1]), as(sides[2]), as(sides[3])]
}

function surfaceOf(
  page: Seen<'components'>,
  component: number,
  flat: Rect,
  outline: Outline | undefined,
): FoundSurface {
  const { components, scale } = page
  const fill = components.color[component] as number
  const area = components.area[component] as number
  const rough = outline ? Math.max(...outline.radii) : 0
  const inset = (length: number) => Math.min(Math.ceil(rough) + 1, Math.floor(length / 2 - 0.5))
  const [width, height] = [flat.x1 - flat.x0, flat.y1 - flat.y0]
  const insetX = inset(width)
  const insetY = inset(height)
  const side = (i: number, x = insetX, y = insetY) => sideOf(page, flat, i, fill, i % 2 === 0 ? x : y)
  const seen = [side(0), side(1), side(2), side(3)] as const
  const read = page.pixels.coded ? oneLine(seen) : seen
  const round = rough >= ROUND_SHARE * Math.min(width, height)
  const ring = round && read.some((s) => s.width === 0) ? ringOf(page, flat, side, fill) : null
  const inner = ring?.inner ?? flat
  const sides = ring?.sides ?? agreed(read, width - 2 * insetX, height - 2 * insetY, scale)
  const outer = {
    x0: inner.x0 - sides[3].width,
    y0: inner.y0 - sides[0].width,
    x1: inner.x1 + sides[1].width,
    y1: inner.y1 + sides[2].width,
  }
  const farthest = ring ? Math.max(width, height) : rough
  const { radii, pill } = cornerRadii(page, { outer, sides, fill, rough: farthest, loose: ring !== null })
  const behind = commonest(sides.map((s) => s.behind))
  const found = { component, inner, outer, fill, area, sides, radii, pill, behind }
  return pill ? withEnds(found) : found
}

/** The outermost px of an arc is blended all along: covered for more than a half, it is the box's. */
function withEnds(found: FoundSurface): FoundSurface {
  const [top, right, bottom, left] = found.sides
  const more = (s: Side) => (s.width === 0 && s.blend > 0.5 ? 1 : 0)
  const grown = ({ x0, y0, x1, y1 }: Rect): Rect => ({
    x0: x0 - more(left),
    y0: y0 - more(top),
    x1: x1 + more(right),
    y1: y1 + more(bottom),
  })
  const end = (s: Side): Side => (more(s) > 0 ? { ...s, blend: 0, profile: s.profile.slice(1) } : s)
  const sides = [end(top), end(right), end(bottom), end(left)] as const
  return { ...found, inner: grown(found.inner), outer: grown(found.outer), sides }
}

/** Where a circle's four sides are, only its middle is near them. */
function ringOf(
  page: Ground,
  flat: Rect,
  side: (i: number, insetX: number, insetY: number) => Side,
  fill: RGB,
): ReturnType<typeof thinRing> {
  const [x, y] = [flat.x1 - flat.x0, flat.y1 - flat.y0].map((length) => (length - 1) >> 1) as [number, number]
  return thinRing(page, flat, [side(0, x, y), side(1, x, y), side(2, x, y), side(3, x, y)], fill)
}

/** Ends of pills take the outline of their long sides; a strip of the ground between two boxes is no outline. */
function agreed(seen: Sides<Side>, straightX: number, straightY: number, scale: number): Sides<Side> {
  const read = closed(seen)
  const ground = commonest(read.map((s) => s.behind))
  const isOpen = read.some((s) => s.width === 0)
  const alike = (s: Side) => read.filter((o) => o.width === s.width && o.color === s.color).length
  // A real outline has a shadow behind it on all sides; on one side only, the line is the darkest part of the shadow.
  const isShade = (s: Side) => s.width > 0 && alike(s) < 3 && (isShaded(s) || isContour(s))
  const beside = (color: RGB) => read.some((s) => s.width === 0 && s.behind === color)
  const isGround = (s: Side) =>
    isOpen && s.width > 0 && (s.color === ground || (alike(s) === 1 && beside(s.color)))
  const drawn = (s: Side): Side => (isShade(s) || isGround(s) ? { ...s, width: 0 } : s)
  const [top, right, bottom, left] = [drawn(read[0]), drawn(read[1]), drawn(read[2]), drawn(read[3])]
  const same = (a: Side, b: Side) => a.width === b.width && (a.width === 0 || a.color === b.color)
  const as = (side: Side, other: Side): Side => ({ ...side, width: other.width, color: other.color })
  if (straightY <= SHORT_STRAIGHT * scale && same(top, bottom))
    return [top, as(right, top), bottom, as(left, top)]
  if (straightX <= SHORT_STRAIGHT * scale && same(left, right))
    return [as(top, left), right, as(bottom, left), left]
  return [top, right, bottom, left]
}

/** Where three sides have one line and the fourth begins with its very colour, a shadow behind it hides where it ends. */
function closed(sides: Sides<Side>): Sides<Side> {
  const side = sides.find((s) => s.width === 0)
  const line = sides.find((s) => s.width > 0)
  const alike = line && sides.filter((s) => s.width === line.width && s.color === line.color).length === 3
  if (!line || !alike || !side) return sides
  const { width, color } = line
  const begun = side.profile.findIndex((c) => c !== color) === width
  const drawn = (s: Side): Side => (begun && s === side ? { ...s, width, color, blend: 0 } : s)
  return [drawn(sides[0]), drawn(sides[1]), drawn(sides[2]), drawn(sides[3])]
}

const isContour = ({ profile, width, color }: Side): boolean => {
  const next = profile[width]
  return next !== undefined && difference(color, next) <= CONTOUR_STEP
}

/**
 * A box lies on something: three of its sides have much the same beside them, or end with the image. What lies between
 * other things (the ground between the bars of a chart) does not. Outlines and round corners are proof enough.
 */
function isFigure({ sides, radii, inner }: FoundSurface, pixels: Pixels): boolean {
  if (sides.every((s) => s.width > 0) || radii.filter((r) => r !== null && r > 1).length >= 3) return true
  const ends = [inner.y0 === 0, inner.x1 === pixels.width, inner.y1 === pixels.height, inner.x0 === 0]
  const beside = sides.map((s) => s.profile[0] ?? null)
  const beyond = sides.map((s) => s.behind)
  const alike = (a: RGB | null, b: RGB | null) =>
    a !== null && b !== null && difference(a, b) <= SHADED_GROUND
  return [beside, beyond].some((colors) =>
    colors.some((one) => colors.filter((color, i) => ends[i] || alike(color, one)).length >= 3),
  )
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
