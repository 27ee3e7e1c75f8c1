/** Shadows: the blurred boxes that explain how darkness falls off around what stands out. Device px. */
import type { Rect } from '../geometry/rect.ts'
import type { Seen } from '../page.ts'
import type { RGB } from '../scene.ts'
import { type Shade, type Shades, shadesOf } from './shades.ts'
import { plain, shadowFrom } from './choice.ts'
import { type Evidence, type Fit, evidenceOf, refine } from './fit.ts'
import { type Cast, type Caster, clearness } from './model.ts'
import { type Silhouette, silhouettesOf } from './silhouettes.ts'
import {
  AS_WELL,
  BETTER_OWN,
  DARK_LINE,
  FEWEST_READINGS,
  FEWEST_STEPS,
  NEAR_CASTER,
  ROUNDING,
  SAME_SHADOW,
  SHARP_BLUR,
  WIDE_SPREAD,
  WORST_SHADOW,
} from './tune.ts'

export interface FoundShadow {
  /** Of all that casts it. */
  readonly rect: Rect
  /** Indices of the surfaces that cast it together. */
  readonly members: readonly number[]
  /** The deepest first. */
  readonly layers: readonly Cast[]
  readonly color: RGB
  /** 0–1: how well the curves fit. */
  readonly fit: number
  /** Seen on all four sides. */
  readonly whole: boolean
  /** Opacity of one 8-bit step on this ground: nothing finer was read. */
  readonly step: number
}

interface Shaded {
  readonly silhouette: Silhouette
  readonly shades: Shades
  /** Readings that are darker than the ground beyond doubt. */
  readonly active: number
}

export function falloffs(page: Seen<'surfaces'>): FoundShadow[] {
  const { scale } = page
  const seen = silhouettesOf(page).flatMap((silhouette): Shaded[] => {
    const shades = shadesOf(page, silhouette)
    const active = shades ? shades.samples.filter((s) => s.alpha > shades.step).length : 0
    return shades && active >= FEWEST_READINGS ? [{ silhouette, shades, active }] : []
  })
  seen.sort((a, b) => sidesOf(b) - sidesOf(a) || b.active - a.active)
  const found = new Map<Shaded, FoundShadow>()
  for (const one of seen) {
    const shadow = shadowOf(one, seen, found, scale)
    if (shadow) found.set(one, shadow)
  }
  return [...found.values()].flatMap((shadow) => {
    const layers = shadow.layers.filter((layer) => !isOutline(layer, shadow.layers, scale))
    return layers.length > 0 ? [{ ...shadow, layers: layers.toSorted((a, b) => b.blur - a.blur) }] : []
  })
}

const sidesOf = ({ shades }: Shaded): number => shades.open.filter(Boolean).length

/** Sharp and dark, or sharp and close beneath something soft: `0 0 0 1px`, as many cards have it. */
function isOutline({ y, blur, spread, alpha }: Cast, all: readonly Cast[], scale: number): boolean {
  if (spread > WIDE_SPREAD * blur && blur > 2 * scale) return true
  if (blur < SHARP_BLUR * scale || (blur < 2 * scale && alpha > DARK_LINE)) return true
  return blur <= 2 * scale && Math.abs(y) < 0.75 * scale && all.some((other) => other.blur > 4 * blur)
}

function shadowOf(
  one: Shaded,
  seen: readonly Shaded[],
  found: ReadonlyMap<Shaded, FoundShadow>,
  scale: number,
): FoundShadow | null {
  const { silhouette, shades, active } = one
  const { step, color, open } = shades
  const near = seen.filter((other) => isNear(silhouette.rect, other.silhouette.rect, NEAR_CASTER * scale))
  const self = casterOf(one)
  // What looks alike casts alike: its shadow may fall on this one's ground.
  const alike = near.filter((other) => other.silhouette.fill === silhouette.fill).map(casterOf)
  const samples = without(near, found, shades.samples)
  const views = [evidenceOf(samples, [self], scale)]
  if (alike.length > 0) views.push(evidenceOf(shades.samples, [self, ...alike], scale))
  const known = new Set([...found.values()].map((shadow) => shadow.layers))
  const leftBy = new Map([...found.values()].map(({ layers, fit }) => [layers, (1 - fit) * WORST_SHADOW]))
  const again = [...known].flatMap((layers) =>
    views.map((view) => judged({ ...refine(layers, [], view), layers }, view)),
  )
  let fit = best(again)
  const isKnown = (of: Judged | null): boolean =>
    of !== null && of.unexplained <= Math.max(SAME_SHADOW, AS_WELL * (leftBy.get(of.layers) ?? 0))
  fit = isKnown(fit) ? fit : (hidden(samples, self, known, scale) ?? fit)
  if (!fit || !isKnown(fit)) {
    const { evidence, ...own } = shadowFrom(views, active * (ROUNDING * step) ** 2)
    const judgement = judged(own, evidence)
    if (!fit || judgement.unexplained < BETTER_OWN * fit.unexplained) fit = judgement
  }
  const foot = fit.unexplained > WORST_SHADOW ? footOf(shades.samples, self, scale) : null
  const { layers, unexplained } = foot ?? fit
  if (unexplained > WORST_SHADOW) return null
  return {
    rect: silhouette.rect,
    members: silhouette.members,
    layers,
    color,
    fit: 1 - unexplained / WORST_SHADOW,
    whole: !foot && open.every(Boolean),
    step,
  }
}

/** One of the known shadows, seen on three sides: something else lies on the fourth. */
function hidden(
  samples: readonly Shade[],
  self: Caster,
  known: ReadonlySet<readonly Cast[]>,
  scale: number,
): Judged | null {
  const fits = [0, 1, 2, 3].flatMap((side) => {
    const view = evidenceOf(
      samples.filter((s) => s.side !== side),
      [self],
      scale,
    )
    return [...known].map((layers) => judged({ ...refine(layers, [], view), layers }, view))
  })
  const fit = best(fits)
  return fit && fit.unexplained <= SAME_SHADOW ? fit : null
}

/** What a bar casts on the page below, or the head of a card on its body: there is nothing else to see of it. */
function footOf(samples: readonly Shade[], self: Caster, scale: number): Judged | null {
  const below = samples.filter((s) => s.side === 2)
  if (new Set(below.map((s) => s.alpha)).size < FEWEST_STEPS) return null
  const view = evidenceOf(below, [self], scale)
  const fit = judged(plain(view), view)
  const [layer] = fit.layers
  return layer && layer.y >= 0 && layer.blur > scale && fit.unexplained <= SAME_SHADOW ? fit : null
}

interface Judged {
  readonly layers: readonly Cast[]
  readonly unexplained: number
}

const judged = ({ layers, error }: Fit, { total }: Evidence): Judged => ({
  layers,
  unexplained: error / total,
})

const best = (all: readonly Judged[]): Judged | null =>
  all.reduce<Judged | null>((a, b) => (a && a.unexplained <= b.unexplained ? a : b), null)

const casterOf = ({ silhouette, shades }: Shaded): Caster => ({ ...shades.rect, radius: silhouette.radius })

/** The readings without what neighbours are known to cast there. */
function without(
  near: readonly Shaded[],
  found: ReadonlyMap<Shaded, FoundShadow>,
  samples: readonly Shade[],
): readonly Shade[] {
  const xs = Float64Array.from(samples, (s) => s.x)
  const ys = Float64Array.from(samples, (s) => s.y)
  const clear = near.flatMap((other) =>
    (found.get(other)?.layers ?? []).map((layer) => clearness(layer, [casterOf(other)], xs, ys)),
  )
  if (clear.length === 0) return samples
  return samples.map((s, k) => {
    const left = clear.reduce((product, layer) => product * (layer[k] as number), 1)
    return { ...s, alpha: Math.max(0, 1 - (1 - s.alpha) / left) }
  })
}

function isNear(a: Rect, b: Rect, reach: number): boolean {
  const x = Math.max(a.x0 - b.x1, b.x0 - a.x1)
  const y = Math.max(a.y0 - b.y1, b.y0 - a.y1)
  return Math.max(x, y) >= 0 && Math.max(x, y) < reach
}
