/**
 * Fits what a type's raw confidence is worth, so that 90 % means nine of ten: shares of right values in stretches of
 * equal count, made to rise by pooling (Ayer et al. 1955, isotonic regression), drawn a little towards the type's own share.
 */
import type { Knots } from '../../core/lists/knots.ts'

interface Reading {
  readonly raw: number
  readonly right: boolean
}

/** Readings a stretch has at least. */
const STRETCH = 40
/** Readings that the type's own share counts for in each. */
const PRIOR = 4
/** Nothing is certain that was read from pixels. */
const MOST = 0.99

export function fit(readings: readonly Reading[]): Knots {
  const sorted = readings.toSorted((a, b) => a.raw - b.raw)
  const all = sorted.filter(({ right }) => right).length / Math.max(1, sorted.length)
  const count = Math.max(1, Math.floor(sorted.length / STRETCH))
  const blocks: { raw: number; right: number; n: number }[] = []
  for (let i = 0; i < count; i++) {
    const own = sorted.slice(
      Math.floor((i * sorted.length) / count),
      Math.floor(((i + 1) * sorted.length) / count),
    )
    const mean = (of: (one: Reading) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length
    blocks.push({
      raw: mean(({ raw }) => raw),
      right: (mean(({ right }) => Number(right)) * own.length + PRIOR * all) / (own.length + PRIOR),
      n: own.length,
    })
    while (blocks.length > 1 && (blocks.at(-2)?.right ?? 0) > (blocks.at(-1)?.right ?? 0)) pool(blocks)
  }
  const rounded = (value: number) => Number(value.toFixed(3))
  return blocks.map(({ raw, right }) => [rounded(raw), rounded(Math.min(MOST, right))] as const)
}

function pool(blocks: { raw: number; right: number; n: number }[]): void {
  const [b, a] = [blocks.pop(), blocks.pop()]
  if (!a || !b) return
  const n = a.n + b.n
  blocks.push({ raw: (a.raw * a.n + b.raw * b.n) / n, right: (a.right * a.n + b.right * b.n) / n, n })
}
