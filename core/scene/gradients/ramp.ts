/** Colours along a line: the fewest stops whose straight connections explain them. */
import { blue, green, red, rgbOf } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { ENOUGH_EXPLAINED, MOST_STOPS, RAMP_BINS, STOP_PLACES, WORTH_A_STOP } from './tune.ts'

export type Channels = readonly [number, number, number]

export interface Stop {
  /** 0–1 along the gradient's line. */
  readonly at: number
  readonly color: RGB
}

/** A colour read at a place on the line. */
export interface Reading {
  readonly at: number
  readonly color: Channels
}

export interface Ramp {
  readonly stops: readonly Stop[]
  /** Root of the mean square difference, in channel steps. */
  readonly error: number
}

export const channelsOf = (color: RGB): Channels => [red(color), green(color), blue(color)]

/** `readings` in any order; `null` where fewer than two places were read. */
export function rampOf(readings: readonly Reading[]): Ramp | null {
  if (new Set(readings.map((r) => Math.round(r.at * 50))).size < 4) return null
  const few = binned(readings)
  let knots = [0, 1]
  let ramp = through(knots, few)
  while (ramp.error > ENOUGH_EXPLAINED && knots.length < MOST_STOPS) {
    const next = withKnot(knots, few)
    if (next.ramp.error > WORTH_A_STOP * ramp.error) break
    knots = next.knots
    ramp = next.ramp
  }
  return through(knots, readings)
}

/** Means of readings that lie next to each other, so that looking for stops costs the same for a button and a page. */
function binned(readings: readonly Reading[]): Reading[] {
  const sums = Array.from({ length: RAMP_BINS + 2 }, () => ({
    n: 0,
    at: 0,
    color: [0, 0, 0] as [number, number, number],
  }))
  for (const { at, color } of readings) {
    const bin = sums[1 + Math.max(-1, Math.min(RAMP_BINS, Math.floor(at * RAMP_BINS)))]
    if (!bin) continue
    bin.n++
    bin.at += at
    for (const c of [0, 1, 2] as const) bin.color[c] += color[c]
  }
  return sums
    .filter(({ n }) => n > 0)
    .map(({ n, at, color: [r, g, b] }) => ({ at: at / n, color: [r / n, g / n, b / n] }))
}

/** The best place for one more stop; the others then move a little too. */
function withKnot(knots: readonly number[], readings: readonly Reading[]): { knots: number[]; ramp: Ramp } {
  let best: { knots: number[]; ramp: Ramp } | null = null
  const attempt = (next: number[]) => {
    const ramp = through(next, readings)
    if (!best || ramp.error < best.ramp.error) best = { knots: next, ramp }
  }
  for (let i = 1; i < STOP_PLACES; i++) {
    const at = i / STOP_PLACES
    if (knots.every((knot) => Math.abs(knot - at) > 1.5 / STOP_PLACES))
      attempt([...knots, at].sort((a, b) => a - b))
  }
  for (let step = 1 / STOP_PLACES; step > 0.002; step /= 2) {
    const from: number[] = (best as { knots: number[] } | null)?.knots ?? [...knots]
    for (let i = 1; i + 1 < from.length; i++) {
      for (const by of [-step, step]) {
        const moved = from.with(i, (from[i] as number) + by)
        if (moved.every((knot, k) => k === 0 || knot - (moved[k - 1] as number) > 0.01)) attempt(moved)
      }
    }
  }
  return best ?? { knots: [...knots], ramp: through(knots, readings) }
}

/** Colours at the knots, in least squares: a tridiagonal system, the same for all three channels. */
function through(knots: readonly number[], readings: readonly Reading[]): Ramp {
  const n = knots.length
  const diagonal = new Float64Array(n).fill(1e-9)
  const beside = new Float64Array(n)
  const sums = [new Float64Array(n), new Float64Array(n), new Float64Array(n)] as const
  const pieces = new Uint8Array(readings.length)
  const shares = new Float64Array(readings.length)
  for (let i = 0; i < readings.length; i++) {
    const { at, color } = readings[i] as Reading
    const k = pieceOf(at, knots)
    const share = Math.max(0, Math.min(1, shareOf(at, k, knots)))
    pieces[i] = k
    shares[i] = share
    diagonal[k] = (diagonal[k] as number) + (1 - share) ** 2
    diagonal[k + 1] = (diagonal[k + 1] as number) + share ** 2
    beside[k] = (beside[k] as number) + share * (1 - share)
    for (let c = 0; c < 3; c++) {
      const sum = sums[c] as Float64Array
      sum[k] = (sum[k] as number) + (1 - share) * (color[c] as number)
      sum[k + 1] = (sum[k + 1] as number) + share * (color[c] as number)
    }
  }
  const solved = sums.map((sum) => tridiagonal(diagonal, beside, sum))
  let square = 0
  for (let i = 0; i < readings.length; i++) {
    const { color } = readings[i] as Reading
    const k = pieces[i] as number
    const share = shares[i] as number
    for (let c = 0; c < 3; c++) {
      const values = solved[c] as Float64Array
      const said = (values[k] as number) * (1 - share) + (values[k + 1] as number) * share
      square += (said - (color[c] as number)) ** 2
    }
  }
  const channelsAt = (k: number) => solved.map((values) => values[k] as number) as [number, number, number]
  const stops = knots.map((at, k) => ({
    at,
    color: rgbOf(...channelsAt(k)),
  }))
  return { stops, error: Math.sqrt(square / (3 * Math.max(1, readings.length))) }
}

/** The colour at a place; beyond the ends it goes on as it was going. */
export function colorAt(stops: readonly Stop[], at: number): Channels {
  let k = 0
  while (k + 2 < stops.length && at > (stops[k + 1] as Stop).at) k++
  const from = stops[k] as Stop
  const to = stops[k + 1] as Stop
  const share = (at - from.at) / (to.at - from.at)
  const mix = (a: number, b: number) => a * (1 - share) + b * share
  return [
    mix(red(from.color), red(to.color)),
    mix(green(from.color), green(to.color)),
    mix(blue(from.color), blue(to.color)),
  ]
}

/** The piece between two knots that a place lies in. */
function pieceOf(at: number, knots: readonly number[]): number {
  let k = 0
  while (k + 2 < knots.length && at > (knots[k + 1] as number)) k++
  return k
}

/** How far along that piece it is. */
function shareOf(at: number, k: number, knots: readonly number[]): number {
  const from = knots[k] as number
  return (at - from) / ((knots[k + 1] as number) - from)
}

function tridiagonal(diagonal: Float64Array, beside: Float64Array, right: Float64Array): Float64Array {
  const n = diagonal.length
  const d = Float64Array.from(diagonal)
  const r = Float64Array.from(right)
  for (let k = 1; k < n; k++) {
    const factor = (beside[k - 1] as number) / (d[k - 1] as number)
    d[k] = (d[k] as number) - factor * (beside[k - 1] as number)
    r[k] = (r[k] as number) - factor * (r[k - 1] as number)
  }
  for (let k = n - 1; k >= 0; k--) {
    const after = k + 1 < n ? (beside[k] as number) * (r[k + 1] as number) : 0
    r[k] = ((r[k] as number) - after) / (d[k] as number)
  }
  return r
}
