/** Numbers as Figma states them: float32, in px, and now and then absurd. */
import { MOST_PX } from '../../shared/layer.ts'
import type { FigmaNode, Lost } from './node.ts'

/** float32 tells seven digits: 0.4 comes back as 0.4000000059604645. */
export const round = (value: number, decimals = 2): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals

const within = (value: number): number => Math.min(MOST_PX, Math.max(-MOST_PX, value))

/** A length in px; `null` for what is none. A pasted `border-radius: infinity` is as much as there is: full. */
export const lengthOf = (value: unknown): number | null =>
  typeof value === 'number' && !Number.isNaN(value) ? round(within(value)) : null

/** The lengths of several properties, or `null` and a word to `lost` where one of them is none. */
export function lengthsOf(node: FigmaNode, properties: readonly string[], lost: Lost): number[] | null {
  const lengths = properties.map((property) => lengthOf(node.get(property)))
  const bad = lengths.indexOf(null)
  if (bad < 0) return lengths.filter((length) => length !== null)
  lost(properties[bad] ?? '')
  return null
}

/** 0–1; nothing said is all of it. */
export const shareOf = (value: unknown): number =>
  typeof value === 'number' && !Number.isNaN(value) ? Math.min(1, Math.max(0, value)) : 1
