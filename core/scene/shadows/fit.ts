/** The shadow that best explains what was read: Levenberg–Marquardt on a handful of numbers. Device px. */
import type { Shade } from './shades.ts'
import { type Cast, type Caster, coverages, seenThrough } from './model.ts'
import {
  FIT_ROUNDS,
  LEAST_BLUR,
  MOST_BLUR,
  MOST_OFFSET,
  MOST_READINGS,
  MOST_SPREAD,
  OF_REST,
  RING_SPREAD,
  SETTLED,
} from './tune.ts'

/** What a fit is judged by. */
export interface Evidence {
  readonly xs: Float64Array
  readonly ys: Float64Array
  /** How opaque the shadow is there. */
  readonly alphas: Float64Array
  /** Root of how many readings each stands for. */
  readonly weights: Float64Array
  /** Sum of their squares: all there is to explain. */
  readonly total: number
  readonly casters: readonly Caster[]
  /** Image px per CSS px. */
  readonly scale: number
}

/** Steps of this share of a turn never fall in with the length of rays, which would lose the same reading of each. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

export function evidenceOf(samples: readonly Shade[], casters: readonly Caster[], scale: number): Evidence {
  const dark = samples.reduce((sum, s) => sum + (s.alpha > 0 ? 1 : 0), 0)
  const rest = Math.min(1, Math.max(OF_REST, (MOST_READINGS - dark) / Math.max(1, samples.length - dark)))
  const share = (s: Shade) => (s.alpha > 0 ? Math.min(1, MOST_READINGS / dark) : rest)
  const kept = samples.filter((s, i) => (i * GOLDEN) % 1 < share(s))
  const alphas = Float64Array.from(kept, (s) => s.alpha)
  const weights = Float64Array.from(kept, (s) => 1 / Math.sqrt(share(s)))
  return {
    xs: Float64Array.from(kept, (s) => s.x),
    ys: Float64Array.from(kept, (s) => s.y),
    alphas,
    weights,
    total: squares(alphas.map((alpha, k) => alpha * (weights[k] as number))),
    casters,
    scale,
  }
}

export interface Fit {
  readonly layers: readonly Cast[]
  /** Sum of squared differences, in opacity. */
  readonly error: number
}

/** Which numbers may move, layer by layer. */
export type Free = readonly (readonly (keyof Cast)[])[]

/** Moves the free numbers of `start` downhill until they explain the samples best. */
export function refine(start: readonly Cast[], free: Free, evidence: Evidence, rounds = FIT_ROUNDS): Fit {
  const { scale } = evidence
  const cover = (layer: Cast) => coverages(layer, evidence.casters, evidence.xs, evidence.ys)
  const isFlat = free.every((names) => names.every((name) => name === 'alpha'))
  let layers = start.map((layer) => within(layer, scale))
  let covered = layers.map(cover)
  const view = (layer: Cast, i: number) => seenThrough(layer.alpha, covered[i] ?? [])
  let clear = layers.map(view)
  let left = leftOver(clear, evidence)
  let error = squares(left)
  let damping = 0.01
  let slopes: Float64Array[] | null = null
  for (let round = 0; round < rounds && damping < 1e4; round++) {
    // Where the last step was not taken, the ground is still as steep as it was.
    slopes ??= layers.flatMap((layer, i) =>
      (free[i] ?? []).map((name) => {
        const step = name === 'alpha' ? 0.002 : 0.05 * scale
        const nudged = { ...layer, [name]: layer[name] + step }
        const seen = name === 'alpha' ? view(nudged, i) : seenThrough(layer.alpha, cover(nudged))
        return slopeOf(leftOver(clear.with(i, seen), evidence), left, step)
      }),
    )
    const step = solve(slopes, left, damping)
    let at = 0
    const next = layers.map((layer, i) => {
      const to: { -readonly [K in keyof Cast]: Cast[K] } = { ...layer }
      for (const name of free[i] ?? []) to[name] -= step[at++] as number
      return within(to, scale)
    })
    const nextCovered = isFlat ? covered : next.map(cover)
    const nextClear = next.map((layer, i) => seenThrough(layer.alpha, nextCovered[i] ?? []))
    const nextLeft = leftOver(nextClear, evidence)
    const nextError = squares(nextLeft)
    if (nextError >= error) {
      damping *= 8
      continue
    }
    const gain = 1 - nextError / error
    layers = next
    covered = nextCovered
    clear = nextClear
    left = nextLeft
    error = nextError
    slopes = null
    damping = Math.max(1e-6, damping / 6)
    if (gain < SETTLED) break
  }
  return { layers, error }
}

/** In place. */
function slopeOf(nudged: Float64Array, left: Float64Array, step: number): Float64Array {
  for (let k = 0; k < nudged.length; k++) nudged[k] = ((nudged[k] as number) - (left[k] as number)) / step
  return nudged
}

function within(layer: Cast, scale: number): Cast {
  const blur = Math.min(MOST_BLUR * scale, Math.max(LEAST_BLUR * scale, layer.blur))
  return {
    x: clamp(layer.x, MOST_OFFSET * scale),
    y: clamp(layer.y, MOST_OFFSET * scale),
    blur,
    spread: clamp(layer.spread, Math.max(RING_SPREAD * scale, MOST_SPREAD * blur)),
    alpha: Math.min(1, Math.max(0.002, layer.alpha)),
  }
}
const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

/** What the layers say, minus what was read. */
function leftOver(clear: readonly Float64Array[], { alphas, weights }: Evidence): Float64Array {
  const left = new Float64Array(alphas.length)
  for (let k = 0; k < left.length; k++) {
    let seen = 1
    for (const layer of clear) seen *= layer[k] as number
    left[k] = (1 - seen - (alphas[k] as number)) * (weights[k] as number)
  }
  return left
}

const squares = (values: Float64Array): number => dot(values, values)

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}

/** (JᵀJ + λ diag JᵀJ) step = Jᵀr, by Gaussian elimination; the matrix is positive definite. */
function solve(slopes: readonly Float64Array[], left: Float64Array, damping: number): number[] {
  const n = slopes.length
  const rows = slopes.map((a, i) => [
    ...slopes.map((b, j) => dot(a, b) * (i === j ? 1 + damping : 1) + (i === j ? 1e-9 : 0)),
    dot(a, left),
  ])
  for (const [i, row] of rows.entries()) {
    for (const [j, other] of rows.entries()) {
      const factor = j === i ? 0 : (other[i] as number) / (row[i] as number)
      if (factor === 0) continue
      for (let k = i; k <= n; k++) other[k] = (other[k] as number) - factor * (row[k] as number)
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number))
}
