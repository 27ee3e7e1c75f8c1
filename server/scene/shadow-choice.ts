/** How many layers, with or without spread: the simplest shadow that explains what was read. Device px. */
import { type Evidence, type Fit, type Free, refine } from './shadow-fit.ts'
import type { Cast } from './shadow-model.ts'

/** Whatever has more numbers must leave at most this share of what the simpler shadow leaves. */
const WITH_SPREAD = 0.7
const WITH_OUTLINE = 0.6
const WITH_LAYER = 0.65
/** CSS px: blurs to start from, and how far each is followed before the best of them goes on. */
const STARTS = [2, 8, 24]
const A_LOOK = 4
/** Share of the darkness: what one plain layer leaves so much of is no shadow, however many layers it had. */
const HOPELESS = 0.4

/**
 * Explains the readings by one of several `views`: alone, or among neighbours that cast the same. `enough` is the
 * error that rounding to 8 bits leaves: whoever explains that much explains all.
 */
export function shadowFrom(
  views: readonly Evidence[],
  enough: (view: Evidence) => number,
): Fit & { readonly evidence: Evidence } {
  const [first] = views
    .map((evidence) => ({ evidence, ...plain(evidence) }))
    .sort((a, b) => a.error - b.error)
  const { evidence, ...single } = first as Fit & { evidence: Evidence }
  let found: Fit = single
  const [one] = found.layers as [Cast]
  if (found.error > HOPELESS * evidence.total) return { ...found, evidence }
  for (const [starts, free, share] of richer(one, evidence.scale)) {
    if (found.error <= enough(evidence)) break
    const next = best(starts, free, evidence)
    if (next.error < share * found.error) found = next
  }
  return { ...rounded(found, evidence), evidence }
}

function plain(evidence: Evidence): Fit {
  const { alphas, scale } = evidence
  const peak = alphas.reduce((most, alpha) => Math.max(most, alpha), 0)
  const first = (blur: number): Cast => ({ x: 0, y: blur / 3, blur, spread: 0, alpha: 1.5 * peak })
  const looks = STARTS.map((blur) => refine([first(blur * scale)], [PLAIN], evidence, A_LOOK))
  const look = looks.reduce((a, b) => (b.error < a.error ? b : a))
  return refine(look.layers, [PLAIN], evidence)
}

type Richer = readonly [starts: readonly (readonly Cast[])[], free: Free, share: number]

/** From simple to rich. An outline is a layer that is a ring and no more: an earlier stage did not see it. */
function richer(one: Cast, scale: number): Richer[] {
  const ring: Cast = { x: 0, y: 0, blur: scale / 2, spread: scale, alpha: 0.02 }
  const long = { ...one, y: 1.3 * one.y, blur: 1.3 * one.blur, alpha: one.alpha / 2 }
  const short = { ...one, y: one.y / 2, blur: one.blur / 2, alpha: one.alpha / 2 }
  const tight = { ...one, spread: -one.blur / 4 }
  return [
    [[[one], [tight]], [ANY], WITH_SPREAD],
    [[[one, ring]], [PLAIN, ['alpha']], WITH_OUTLINE],
    [[[one, ring]], [ANY, ['alpha']], WITH_SPREAD],
    [[[long, short]], [PLAIN, PLAIN], WITH_LAYER],
    [[[long, short]], [ANY, ANY], WITH_SPREAD],
  ]
}

const PLAIN = ['y', 'blur', 'alpha'] as const
const ANY = ['y', 'blur', 'spread', 'alpha'] as const

const best = (starts: readonly (readonly Cast[])[], free: Free, evidence: Evidence): Fit =>
  starts.map((start) => refine(start, free, evidence)).reduce((a, b) => (b.error < a.error ? b : a))

/** What whole CSS px may cost: designs have whole ones. */
const SLACK = 1.15

function rounded(fit: Fit, evidence: Evidence): Fit {
  const { scale } = evidence
  const whole = (length: number) => Math.round(length / scale) * scale
  const start = fit.layers.map((l) => ({
    ...l,
    y: whole(l.y),
    blur: l.blur < scale ? l.blur : whole(l.blur),
    spread: whole(l.spread),
  }))
  const again = refine(
    start,
    start.map(() => ['alpha'] as const),
    evidence,
  )
  return again.error <= SLACK * fit.error ? again : fit
}
