/** What a shadow looks like beside a large box, below, beside and above it: two that look alike cannot be told apart. */
import type { Observed } from '../../../shared/observed.ts'
import { pxOf } from '../lib/length.ts'
import { deltaE } from '../lib/rgb.ts'

type Shadow = Observed<'shadow'>

/** CSS px from the box. */
const FARTHEST = 48
/** ΔE 2000: a tint that everybody sees. */
const TINT = 20

/** Opacity, side by side. */
export function look(value: Shadow): number[] {
  const seen: number[] = []
  for (const way of [1, 0, -1]) {
    for (let at = 0.5; at < FARTHEST; at += at < 8 ? 1 : 3) {
      let clear = 1
      for (const layer of value) {
        const edge = way * part(layer.offsetY) + part(layer.spread) - at
        clear *= 1 - (layer.color?.alpha ?? 1) * share(edge / Math.max(0.25, part(layer.blur) / 2))
      }
      seen.push(1 - clear)
    }
  }
  return seen
}

/** The largest difference in opacity; infinite where colour or kind tells them apart. */
export function looksApart(a: Shadow, b: Shadow, lookA = look(a), lookB = look(b)): number {
  const [first, other] = [a[0], b[0]]
  if ((first?.inset ?? false) !== (other?.inset ?? false)) return Number.POSITIVE_INFINITY
  if (first?.color && other?.color && deltaE(opaque(first.color), opaque(other.color)) > TINT)
    return Number.POSITIVE_INFINITY
  return lookA.reduce((most, alpha, i) => Math.max(most, Math.abs(alpha - (lookB[i] as number))), 0)
}

const part = (dimension: Shadow[number]['blur']): number => (dimension ? pxOf(dimension) : 0)
const opaque = <C extends { alpha: number }>(color: C): C => ({ ...color, alpha: 1 })

/** Φ, by the logistic curve: right to .01, which is all that is asked. */
const share = (z: number): number => 1 / (1 + Math.exp(-1.702 * z))
