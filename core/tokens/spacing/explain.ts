/**
 * Which lengths explain the readings of a run: each reading has an error, each length a plausibility; the best length is
 * taken, what it explains is set aside, and so on while the evidence suffices.
 */
import { plausible, unitOf } from './unit.ts'

export interface Reading {
  /** px. */
  readonly value: number
  /** px, one standard deviation. */
  readonly error: number
  /** How likely such a distance is spacing at all, 0–1. */
  readonly weight: number
}

/** Readings farther than this many deviations are not explained. */
const FARTHEST = 2
const LONGEST = 128
const SHORTEST = 2

/** Lengths with enough evidence, best first. */
export function lengthsOf(all: readonly Reading[], enough: number): number[] {
  const readings = collapsed(all)
  const unit = unitOf(readings)
  const left = readings.map((r) => r.weight)
  const found: number[] = []
  for (;;) {
    let best = 0
    let most = 0
    for (let length = SHORTEST; length <= LONGEST; length++) {
      if (found.includes(length)) continue
      const score = plausible(length, unit) * support(length, readings, left)
      if (score > most) {
        most = score
        best = length
      }
    }
    // Nothing read, or all explained: then nothing is enough.
    if (most === 0 || most < enough) return found
    found.push(best)
    for (const [i, reading] of readings.entries()) left[i] = (left[i] as number) * unexplained(best, reading)
  }
}

/** Equal readings are one of their common weight: 100,000 of them have a few hundred values. */
function collapsed(readings: readonly Reading[]): Reading[] {
  const distinct = new Map<string, Reading>()
  for (const { value, error, weight } of readings) {
    const key = `${value} ${error}`
    distinct.set(key, { value, error, weight: weight + (distinct.get(key)?.weight ?? 0) })
  }
  return [...distinct.values()]
}

function support(length: number, readings: readonly Reading[], left: readonly number[]): number {
  let sum = 0
  for (const [i, reading] of readings.entries()) sum += (left[i] as number) * likeness(length, reading)
  return sum
}

export function likeness(length: number, { value, error }: Reading): number {
  const z = Math.abs(value - length) / error
  return z > FARTHEST ? 0 : Math.exp((-z * z) / 2)
}

/** px: no usual scale has steps this small, except below `FINE`. */
const STEP = 1.05
const FINE = 8

/** Readings near a length that is there are its own, even if a neighbour would suit them a little better. */
function unexplained(length: number, reading: Reading): number {
  const near =
    Math.abs(reading.value - length) <=
    (length >= FINE ? Math.max(STEP, 1.6 * reading.error) : 1.2 * reading.error)
  return near ? 0 : 1 - likeness(length, reading)
}

/** The length that explains a reading best, or `null`. */
export function nearest(lengths: readonly number[], reading: Reading): number | null {
  let best: number | null = null
  let most = 0
  for (const length of lengths) {
    const like = likeness(length, reading)
    if (like > most) {
      most = like
      best = length
    }
  }
  return best
}
