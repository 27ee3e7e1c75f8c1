/** Shadows: one blurred box that explains how darkness falls off on all sides of a surface. Device px. */
import { normal } from './gauss.ts'
import { blue, difference, green, red } from './pixels.ts'
import type { Falloff, RGB } from './scene.ts'
import type { FoundSurface } from './surfaces.ts'

/** How dark it is at some distance outside one side. */
interface Shade {
  /** 0 top, 1 right, 2 bottom, 3 left. */
  readonly side: number
  /** px outside the outline, at the pixel's middle. */
  readonly at: number
  /** Opacity of the shadow there. */
  readonly alpha: number
}

interface Guess {
  readonly x: number
  readonly y: number
  readonly blur: number
  readonly spread: number
}

/** Fewer steps of a side's profile than this are rounding. */
const FEWEST_SHADES = 3
/** Channel steps: a fainter shadow cannot be told from rounding. */
const FAINTEST = 2
/** Share of the darkness that may stay unexplained. */
const WORST = 0.12
/** Channel steps: the background on another side of the box. */
const SAME_GROUND = 3
/** CSS px. */
const BLURS = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 64]

/** Surfaces that look alike outside are fitted once. */
export function falloffs(surfaces: readonly FoundSurface[], scale: number): (Falloff | null)[] {
  const known = new Map<string, Falloff | null>()
  return surfaces.map((surface) => {
    const key = keyOf(surface)
    const before = known.get(key)
    if (before !== undefined) return before
    const found = falloffOf(surface, scale)
    known.set(key, found)
    return found
  })
}

const keyOf = ({ sides, outer }: FoundSurface): string =>
  `${outer.x1 - outer.x0 > 80} ${outer.y1 - outer.y0 > 80} ${sides.map((s) => `${s.width}:${s.profile.join(',')}`).join('|')}`

function falloffOf(surface: FoundSurface, scale: number): Falloff | null {
  const base = backgroundOf(surface)
  if (base === null) return null
  const { shades, color, sides } = shadesOf(surface, base, scale)
  const darkest = Math.max(0, ...shades.map((s) => s.alpha))
  if (sides === 0 || shades.filter((s) => s.alpha > 0.2 * darkest).length < FEWEST_SHADES) return null
  const { outer } = surface
  const open = surface.sides.filter(
    (s) => s.behind !== null && difference(s.behind, base) <= SAME_GROUND,
  ).length
  if (open < 2) return null
  const foot = shades.some((s) => s.side === 2 && s.alpha > 0.5 * darkest)
  const fit = fitOf(shades, outer.x1 - outer.x0, outer.y1 - outer.y0, scale)
  if (!fit || fit.unexplained > WORST || fit.alpha > 1) return null
  return {
    ...fit.guess,
    color,
    alpha: fit.alpha,
    fit: 1 - fit.unexplained / WORST,
    whole: open === 4 && foot,
  }
}

/** The colour far outside, where at least two sides agree. */
function backgroundOf({ sides }: FoundSurface): RGB | null {
  const ends = sides.flatMap((s) => (s.profile.length > 2 ? [s.profile.at(-1) as RGB] : []))
  return ends.find((end) => ends.filter((other) => difference(end, other) <= 1).length >= 2) ?? null
}

/** Readings of all sides that end in the background; `sides` counts those that show a ramp. */
function shadesOf(
  surface: FoundSurface,
  base: RGB,
  scale: number,
): { shades: Shade[]; color: RGB; sides: number } {
  const shades: Shade[] = []
  let sides = 0
  let darkest: RGB = base
  for (const [side, { profile, width, blend }] of surface.sides.entries()) {
    const skip = width + (blend > 0 ? 1 : 0)
    const steps = new Set<RGB>()
    let previous = Number.POSITIVE_INFINITY
    const own: Shade[] = []
    for (let k = skip; k < profile.length; k++) {
      const color = profile[k] as RGB
      const alpha = opacityOf(color, base)
      if (alpha === null || alpha > previous + 0.008) break
      previous = alpha
      own.push({ side, at: k - width + 0.5, alpha })
      if (difference(color, base) > 0) steps.add(color)
      if (difference(color, base) > difference(darkest, base)) darkest = color
    }
    const ends = own.at(-1)
    if (!ends || ends.alpha > 0.02) continue
    // Beyond the end of the profile nothing more is seen: zeros keep a wide blur from being believed.
    for (let k = 1; k <= 6 * scale; k += scale) own.push({ side, at: ends.at + k, alpha: 0 })
    if (steps.size >= 2) sides++
    shades.push(...own)
  }
  if (difference(darkest, base) < FAINTEST) return { shades: [], color: 0, sides: 0 }
  return { shades, color: shadowColor(darkest, base), sides }
}

/** The opacity black would need to make `base` this dark; `null` where it is lighter. */
function opacityOf(color: RGB, base: RGB): number | null {
  const most = Math.max(1, red(base), green(base), blue(base))
  const drop = Math.max(red(base) - red(color), green(base) - green(color), blue(base) - blue(color))
  const rise = Math.max(red(color) - red(base), green(color) - green(base), blue(color) - blue(base))
  return rise > 2 ? null : Math.max(0, drop) / most
}

/** Black, unless the darkest place keeps more of one channel than black would leave. */
function shadowColor(dark: RGB, base: RGB): RGB {
  const loss = [red, green, blue].map((of) => (of(base) > 0 ? (of(base) - of(dark)) / of(base) : 0))
  const most = Math.max(...loss)
  if (most < 0.03 || Math.min(...loss) > 0.6 * most) return 0
  const [r, g, b] = [red, green, blue].map((of, i) =>
    Math.round(of(base) * (1 - (loss[i] as number) / most)),
  ) as [number, number, number]
  return (r << 16) | (g << 8) | b
}

interface Fit {
  readonly guess: Guess
  readonly alpha: number
  readonly unexplained: number
}

function fitOf(shades: readonly Shade[], width: number, height: number, scale: number): Fit | null {
  let best: Fit | null = null
  const attempt = (guess: Guess, handicap: number) => {
    const fit = tryGuess(shades, guess, width, height, handicap)
    if (fit && (!best || fit.unexplained < best.unexplained)) best = fit
  }
  // Light comes from above: no design has its shadows going up.
  for (const blur of BLURS) {
    for (let y = 0; y <= Math.min(28, 1.3 * blur + 3); y += blur > 8 ? 2 : 1) {
      for (const spread of [0, -0.25, 0.12]) {
        attempt(
          { x: 0, y: y * scale, blur: blur * scale, spread: Math.round(spread * blur) * scale },
          spread === 0 ? 1 : HANDICAP,
        )
      }
    }
  }
  for (let step = 2 * scale; step >= 0.5 * scale; step /= 2) {
    const from = best as Fit | null
    if (!from) return null
    const { x, y, blur, spread } = from.guess
    for (const [dx, dy, db, ds] of MOVES) {
      const next = { x: x + dx * step, y: y + dy * step, blur: blur + db * step, spread: spread + ds * step }
      if (next.blur >= 0.5 * scale && next.y >= 0) attempt(next, next.spread === 0 ? 1 : HANDICAP)
    }
  }
  return best
}

/** Spread looks much like a change of opacity: it must explain a fifth more to be believed. */
const HANDICAP = 1.2

/** Shadows offset by more than their blur are drawn by few. */
const ODD = 1.3

const MOVES = [
  [1, 0, 0, 0],
  [-1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, -1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, -1, 0],
  [0, 0, 0, 1],
  [0, 0, 0, -1],
  [0, 1, 1, 0],
  [0, -1, -1, 0],
] as const

/** The opacity that makes a guess fit best, in least squares, and what share of the darkness it leaves. */
function tryGuess(
  shades: readonly Shade[],
  guess: Guess,
  width: number,
  height: number,
  handicap: number,
): Fit | null {
  const sigma = guess.blur / 2
  let mm = 0
  let mo = 0
  let oo = 0
  for (const { side, at, alpha } of shades) {
    const along = side === 0 ? -guess.y : side === 2 ? guess.y : side === 1 ? guess.x : -guess.x
    const size = side % 2 === 0 ? height : width
    const edge = along + guess.spread - at
    const model = normal(edge / sigma) - normal((edge - size - 2 * guess.spread) / sigma)
    mm += model * model
    mo += model * alpha
    oo += alpha * alpha
  }
  if (mm === 0 || oo === 0) return null
  const alpha = mo / mm
  // Rounding to 8 bits alone leaves this much unexplained.
  const floor = shades.length * (0.29 / 255) ** 2
  const odd = guess.y > 0.9 * guess.blur ? ODD : 1
  const unexplained = ((oo - (mo * mo) / mm + floor) / oo) * handicap * odd
  return alpha > 0 ? { guess: { ...guess }, alpha, unexplained } : null
}
