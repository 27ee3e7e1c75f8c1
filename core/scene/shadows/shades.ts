/** Reads how darkness, or light, falls off around a silhouette: rays outward from its sides. Device px. */
import { OUTWARD } from '../ground/outward.ts'
import type { Rect } from '../geometry/rect.ts'
import type { Ground } from '../page.ts'
import { blue, difference, green, luma, offLine, paintOf, red, rgbOf } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import type { Silhouette } from './silhouettes.ts'
import {
  FAINTEST_SHADE,
  FARTHEST_SHADE,
  OFF_SHADE,
  SHADE_JUMP,
  SKIN_DROP,
  SKIN_RISE,
  SLOW_AFTER,
  STEEP_BESIDE,
  STILL_AT_EDGE,
  STILL_SHADE,
  SURELY_STILL,
  TINTED,
  WIDEST_SKIN,
} from './tune.ts'

/** How opaque the shadow is at one pixel. */
export interface Shade {
  /** Of the pixel's middle. */
  readonly x: number
  readonly y: number
  readonly alpha: number
  /** 0 top, 1 right, 2 bottom, 3 left. */
  readonly side: number
}

export interface Shades {
  readonly samples: readonly Shade[]
  /** The silhouette, with lines beside it that are no shadow: rows of a table end inside the outline of their card. */
  readonly rect: Rect
  /** Of the shadow, opaque. */
  readonly color: RGB
  /** Opacity of one step of an 8-bit channel: nothing finer can be seen. */
  readonly step: number
  /** Sides that could be seen, as far as they go. */
  readonly open: readonly boolean[]
  /** Sides that show a slope. */
  readonly shaded: readonly boolean[]
}

/** CSS px from the ends of the straight part of a side: there a shadow's own ends show. */
const NEAR_ENDS = [0, 5, 16]
/** CSS px past the end of a ray. */
const BEYOND = [2, 6]

interface Ray {
  readonly side: number
  readonly first: number
  readonly colors: RGB[]
  readonly still: boolean
  at(step: number): { x: number; y: number }
}

export function shadesOf(page: Ground, silhouette: Silhouette): Shades | null {
  const { scale } = page
  const rays = raysOf(page, silhouette)
  const base = groundOf(rays)
  if (base === null) return null
  const extreme = extremeOf(rays, base)
  if (difference(extreme, base) < FAINTEST_SHADE) return null
  const color = shadowColor(extreme, base)
  const span = spanOf(color, base)
  const skins = [0, 1, 2, 3].map((side) => skinOf(rays, side, base, color, scale))
  const [top, right, bottom, left] = skins as [number, number, number, number]
  const { x0, y0, x1, y1 } = silhouette.rect
  const rect = { x0: x0 - left, y0: y0 - top, x1: x1 + right, y1: y1 + bottom }
  const samples: Shade[] = []
  const open = [false, false, false, false]
  const shaded = [false, false, false, false]
  for (const ray of rays) {
    const own: Shade[] = []
    let complete = true
    for (const [k, seen] of ray.colors.entries()) {
      if (k + ray.first < (skins[ray.side] as number)) continue
      const alpha = opacityOf(seen, base, color)
      const before = own.at(-1)?.alpha ?? 1
      complete = offLine(seen, base, color) <= OFF_SHADE && alpha >= -2 / span && alpha <= before + 2 / span
      if (!complete) break
      own.push({ ...ray.at(ray.first + k), alpha: Math.max(0, alpha), side: ray.side })
    }
    const last = own.at(-1)
    if (!last) continue
    open[ray.side] = true
    if (complete && ray.still && last.alpha < 1.5 / span) {
      // Beyond the end nothing more is seen: zeros keep a wide blur from being believed.
      for (const beyond of BEYOND)
        own.push({ ...ray.at(ray.first + ray.colors.length + beyond * scale), alpha: 0, side: ray.side })
    }
    if (own.some((s) => s.alpha > 1.5 / span)) shaded[ray.side] = true
    samples.push(...own.filter((_, k) => k < 6 || (k < 16 ? k % 2 === 0 : k % 4 === 0)))
  }
  return { samples, rect, color, step: 1 / span, open, shaded }
}

/** Image px of lines that lie along a side: a shadow's darkness never rises, and never falls off in one step. */
function skinOf(rays: readonly Ray[], side: number, base: RGB, color: RGB, scale: number): number {
  const found = rays
    .filter((ray) => ray.side === side)
    .map((ray) => {
      let skin = 0
      const alphas = ray.colors
        .slice(0, WIDEST_SKIN * scale + 2)
        .map((seen) => opacityOf(seen, base, color) * spanOf(color, base))
      for (let k = 1; k + 1 < alphas.length; k++) {
        const [before, here, next] = alphas.slice(k - 1, k + 2) as [number, number, number]
        if (here - before > SKIN_RISE) skin = k + 1
        else if (before - here > SKIN_RISE + SKIN_DROP * (here - next) && here > SLOW_AFTER * (here - next))
          skin = k
      }
      return skin === 0 ? 0 : skin + ray.first
    })
    .sort((a, b) => a - b)
  return found[found.length >> 1] ?? 0
}

function raysOf(page: Ground, silhouette: Silhouette): Ray[] {
  const { rect, radius, blended } = silhouette
  const rays: Ray[] = []
  for (const side of [0, 1, 2, 3]) {
    const across = side % 2 === 0
    const from = across ? rect.x0 : rect.y0
    const length = (across ? rect.x1 : rect.y1) - from
    const places = new Set<number>()
    for (const share of [0.4, 0.6]) places.add(Math.floor(length * share))
    for (const near of NEAR_ENDS) {
      const at = Math.round(radius + near * page.scale)
      if (at < 0.4 * length) places.add(at).add(length - 1 - at)
    }
    for (const place of places) {
      const ray = rayOf(page, rect, side, from + place, blended[side] ? 1 : 0)
      if (ray) rays.push(ray)
    }
  }
  return rays
}

function rayOf(
  { pixels, scale }: Ground,
  rect: Rect,
  side: number,
  place: number,
  first: number,
): Ray | null {
  const { keys, width, height } = pixels
  const [dx, dy] = OUTWARD[side] as (typeof OUTWARD)[number]
  const x0 = dy === 0 ? (side === 1 ? rect.x1 : rect.x0 - 1) : place
  const y0 = dx === 0 ? (side === 2 ? rect.y1 : rect.y0 - 1) : place
  const colors: RGB[] = []
  const most = FARTHEST_SHADE * scale
  const enough = Math.round(SURELY_STILL * scale)
  let same = 0
  let cut = false
  for (let k = first; k < most && same < enough; k++) {
    const x = x0 + dx * k
    const y = y0 + dy * k
    cut = x < 0 || y < 0 || x >= width || y >= height
    if (cut) break
    // Where a shadow has faded away nothing is left of it, as on paper.
    const color = paintOf(keys[y * width + x] as number)
    const before = colors.at(-1)
    if (before !== undefined && difference(color, before) > (k < 4 * scale ? STEEP_BESIDE : SHADE_JUMP)) break
    same = color === before ? same + 1 : 1
    colors.push(color)
  }
  if (colors.length < 3) return null
  return {
    side,
    first,
    colors,
    still: same >= (cut ? STILL_AT_EDGE : STILL_SHADE) * scale,
    at: (step) => ({ x: x0 + dx * step + 0.5, y: y0 + dy * step + 0.5 }),
  }
}

/** The colour most rays end in. */
function groundOf(rays: readonly Ray[]): RGB | null {
  const votes = new Map<RGB, number>()
  for (const ray of rays) {
    if (!ray.still) continue
    const end = ray.colors.at(-1) as RGB
    votes.set(end, (votes.get(end) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best && best[1] >= 3 ? best[0] : null
}

/** The colour beside the box that is farthest from the ground; of several rays, so that no speck decides. */
function extremeOf(rays: readonly Ray[], base: RGB): RGB {
  const firsts = rays
    .filter((ray) => !ray.still || ray.colors.at(-1) === base)
    .map((ray) => ray.colors[0] as RGB)
    .sort((a, b) => difference(b, base) - difference(a, base))
  return firsts[Math.min(2, firsts.length - 1)] ?? base
}

/** Black or white, unless the extreme keeps more of one channel than that would leave. */
function shadowColor(extreme: RGB, base: RGB): RGB {
  const goal = luma(extreme) < luma(base) ? 0 : 255
  const channels = [red, green, blue] as const
  const shares = channels.map((of) => (of(base) === goal ? 0 : (of(extreme) - of(base)) / (goal - of(base))))
  const most = Math.max(...shares)
  if (difference(extreme, base) < TINTED || Math.min(...shares) > 0.6 * most) return goal === 0 ? 0 : 0xffffff
  const [r, g, b] = channels.map((of, i) => of(base) + ((shares[i] as number) / most) * (goal - of(base)))
  return rgbOf(r as number, g as number, b as number)
}

const spanOf = (color: RGB, base: RGB): number => Math.max(1, difference(color, base))

/** In least squares over the channels: three of them tell more than one. */
function opacityOf(seen: RGB, base: RGB, color: RGB): number {
  let dot = 0
  let norm = 0
  for (const channel of [red, green, blue]) {
    const way = channel(color) - channel(base)
    dot += way * (channel(seen) - channel(base))
    norm += way * way
  }
  return norm === 0 ? 0 : dot / norm
}
