/** The unit a run's spacing was built on, and how plausible a length is on it. */
import { deviation } from '../lib/grid.ts'
import type { Reading } from './explain.ts'

export interface Unit {
  readonly base: number
  /** 0–1: how much more of the evidence lies on it than chance would put there. */
  readonly sure: number
}

/** Units design systems are built on, and how common they are. 8 is 4 with half of it unused, and so on. */
const BASES: readonly (readonly [base: number, common: number])[] = [
  [4, 1],
  [5, 0.95],
  [6, 0.8],
  [7, 0.6],
  [9, 0.6],
]
/** Readings with a larger error say nothing about the unit, px. */
const SHARP = 0.8
/** px: a reading this near to a multiple is on it. */
const NEAR = 0.5
/** Distances beyond are layout, and below rounding, px. */
const LONGEST = 66
const SHORTEST = 3.5

export function unitOf(readings: readonly Reading[]): Unit {
  const sharp = readings.filter((r) => r.error <= SHARP && r.value <= LONGEST && r.value >= SHORTEST)
  const total = sharp.reduce((sum, r) => sum + r.weight, 0)
  let best: Unit = { base: 4, sure: 0 }
  if (total === 0) return best
  for (const [base, common] of BASES) {
    let held = 0
    for (const r of sharp) if (deviation(r.value, base) <= NEAR) held += r.weight
    const chance = 1 / base
    const sure = ((held / total - chance) / (1 - chance)) * common
    if (sure > best.sure) best = { base, sure }
  }
  return best
}

export interface Grid {
  /** px. */
  readonly base: number
  /** Share of the places on it, 0–1. */
  readonly share: number
}

/** Of the places that a coarser grid must hold to be the one. */
const COARSER = 0.8

/** The grid that lengths lie on, as often as they are seen; twice or four times the unit where that holds most of them. */
export function gridOf(lengths: readonly { readonly value: number; readonly weight: number }[]): Grid | null {
  const { base, sure } = unitOf(lengths.map((length) => ({ ...length, error: 0 })))
  if (sure < ENOUGH) return null
  const total = lengths.reduce((sum, { weight }) => sum + weight, 0)
  const share = (grid: number) =>
    lengths.reduce((sum, { value, weight }) => sum + (deviation(value, grid) < 0.01 ? weight : 0), 0) / total
  const times = [4, 2].find((n) => share(n * base) >= COARSER) ?? 1
  return { base: times * base, share: share(times * base) }
}

/** On the grid; between its lines; even; odd. Long distances are seldom spacing. */
export function plausible(length: number, { base, sure }: Unit): number {
  const place =
    deviation(length, base) < 0.01
      ? 1
      : deviation(length, base / 2) < 0.01
        ? HALF
        : length % 2 === 0
          ? EVEN
          : ODD
  const trust = Math.min(1, sure / ENOUGH)
  const far = length > 80 ? 0.3 : length > 48 ? 0.6 : 1
  return far * (1 - trust * (1 - place))
}

const HALF = 0.5
const EVEN = 0.45
const ODD = 0.28
/** Evidence for a unit that makes it certain. */
const ENOUGH = 0.35
