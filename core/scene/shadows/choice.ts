/** How many layers, with or without spread: the simplest shadow that explains what was read. Device px. */
import { type Evidence, type Fit, type Free, refine } from './fit.ts'
import type { Cast } from './model.ts'
import {
  A_LOOK,
  HOPELESS,
  LAYER_AND_SPREADS_PRICE,
  LAYER_AND_SPREAD_PRICE,
  LAYER_PRICE,
  OUTLINE_AND_SPREAD_PRICE,
  OUTLINE_PRICE,
  SPREAD_PRICE,
  WHOLE_PX_SLACK,
} from './tune.ts'

/** CSS px: blurs to start from, and how far each is followed before the best of them goes on. */
const STARTS = [2, 8, 24]

/**
 * Explains the readings by one of several `views`: alone, or among neighbours that cast the same. `enough` is the
 * error that rounding to 8 bits leaves: whoever explains that much explains all.
 */
export function shadowFrom(
  views: readonly Evidence[],
  enough: number,
): Fit & { readonly evidence: Evidence } {
  const [first] = views
    .map((evidence) => ({ evidence, ...plain(evidence) }))
    .sort((a, b) => a.error - b.error)
  const { evidence, ...single } = first as Fit & { evidence: Evidence }
  const [one] = single.layers as [Cast]
  if (single.error > HOPELESS * evidence.total) return { ...single, evidence }
  let found: Fit = single
  let least = single.error
  for (const [starts, free, price] of richer(one, evidence.scale)) {
    if (found.error <= enough) break
    const next = best(starts, free, evidence)
    if (next.error * price >= least) continue
    found = next
    least = next.error * price
  }
  return { ...rounded(found, evidence, enough), evidence }
}

/** One layer without spread. */
export function plain(evidence: Evidence): Fit {
  const { alphas, scale } = evidence
  const peak = alphas.reduce((most, alpha) => Math.max(most, alpha), 0)
  const first = (blur: number): Cast => ({ x: 0, y: blur / 3, blur, spread: 0, alpha: 1.5 * peak })
  const looks = STARTS.map((blur) => refine([first(blur * scale)], [PLAIN], evidence, A_LOOK))
  const look = looks.reduce((a, b) => (b.error < a.error ? b : a))
  if (look.error > HOPELESS * evidence.total) return look
  return refine(look.layers, [PLAIN], evidence)
}

type Richer = readonly [starts: readonly (readonly Cast[])[], free: Free, price: number]

/** From simple to rich. An outline is a layer that is a ring and no more: an earlier stage did not see it. */
function richer(one: Cast, scale: number): Richer[] {
  const ring: Cast = { x: 0, y: 0, blur: scale / 2, spread: scale, alpha: 0.02 }
  const long = { ...one, y: 1.3 * one.y, blur: 1.3 * one.blur, alpha: one.alpha / 2 }
  const short = { ...one, y: one.y / 2, blur: one.blur / 2, alpha: one.alpha / 2 }
  const tight = { ...one, spread: -one.blur / 4 }
  return [
    [[[one], [tight]], [ANY], SPREAD_PRICE],
    [[[one, ring]], [PLAIN, ['alpha']], OUTLINE_PRICE],
    [[[one, ring]], [ANY, ['alpha']], OUTLINE_AND_SPREAD_PRICE],
    [[[long, short]], [PLAIN, PLAIN], LAYER_PRICE],
    [[[long, short]], [PLAIN, ANY], LAYER_AND_SPREAD_PRICE],
    [[[long, short]], [ANY, ANY], LAYER_AND_SPREADS_PRICE],
  ]
}

const PLAIN = ['y', 'blur', 'alpha'] as const
const ANY = ['y', 'blur', 'spread', 'alpha'] as const

const best = (starts: readonly (readonly Cast[])[], free: Free, evidence: Evidence): Fit =>
  starts.map((start) => refine(start, free, evidence)).reduce((a, b) => (b.error < a.error ? b : a))

function rounded(fit: Fit, evidence: Evidence, enough: number): Fit {
  const { scale } = evidence
  const free = fit.layers.map(() => ['alpha'] as const)
  const candidates = fit.layers
    .map((layer) => wholeOnes(layer, scale))
    .reduce<Cast[][]>((all, ones) => all.flatMap((some) => ones.map((one) => [...some, one])), [[]])
  const again = candidates
    .map((layers) => refine(layers, free, evidence))
    .reduce((a, b) => (b.error < a.error ? b : a))
  return again.error <= Math.max(enough, WHOLE_PX_SLACK * fit.error) ? again : fit
}

/** The layer with whole CSS px: rounded, and with its blur rounded the other way, for offset and blur make up for each other. */
function wholeOnes(layer: Cast, scale: number): Cast[] {
  const whole = (length: number, round = Math.round) => round(length / scale) * scale
  const spread = whole(layer.spread)
  const blurs =
    layer.blur < scale ? [layer.blur] : [whole(layer.blur, Math.floor), whole(layer.blur, Math.ceil)]
  const ys = [whole(layer.y, Math.floor), whole(layer.y, Math.ceil)]
  return [...new Set(blurs)].flatMap((blur) => [...new Set(ys)].map((y) => ({ ...layer, y, blur, spread })))
}
