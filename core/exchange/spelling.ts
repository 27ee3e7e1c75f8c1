/** One text per value that a screen would show alike: tools write more or fewer decimals of the same thing. */
import type { Observed } from '../../shared/observed.ts'
import { isObject } from './tree.ts'

/** Equal for equal values: sRGB colors by their 8-bit channels, everything else to four decimals. */
export const spelling = (value: Observed): string => JSON.stringify(plain(value))

function plain(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value)
  if (Array.isArray(value)) return (value as unknown[]).map(plain)
  if (!isObject(value)) return value
  const { colorSpace, hex, alpha } = value
  if (typeof colorSpace === 'string' && typeof alpha === 'number') {
    const color = colorSpace === 'srgb' ? hex : plain(value['components'])
    return [colorSpace, color, Math.round(alpha * 255)]
  }
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)]))
}

/** Four decimals are far below what a pixel shows; `+ 0` makes -0 a 0. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0
