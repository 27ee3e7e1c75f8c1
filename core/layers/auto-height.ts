/**
 * What an AUTO line height comes to: the height of the text over its lines. Figma tells plugins only that it is AUTO;
 * it is the font's own ascent, descent and gap, 1.1 to 1.6 of the size in the fonts of interfaces.
 */
import { round } from './numbers.ts'

interface Text {
  readonly characters: string
  /** px. */
  readonly size: number
  /** Of its box, px. */
  readonly height: number
  /** How the box follows its text; absent: nobody says. */
  readonly resize: unknown
}

/** Multiples of the size that fonts for interfaces have. */
const LOWEST = 1
const HIGHEST = 1.7

/** A multiple of the size; `null` where the box does not follow the text, or the lines cannot be counted. */
export function autoHeight({ characters, size, height, resize }: Text): number | null {
  if (resize === 'NONE' || resize === 'TRUNCATE' || size <= 0) return null
  const stated = characters.split(/\n|\u2028/).length
  const all = height / size
  const isLikely = (lines: number) => all / lines >= LOWEST && all / lines <= HIGHEST
  if (resize === 'WIDTH_AND_HEIGHT') return isLikely(stated) ? round(all / stated, 4) : null
  // Lines that broke by themselves: certain only where one count alone is likely.
  const first = Math.max(stated, Math.ceil(all / HIGHEST))
  return isLikely(first) && !isLikely(first + 1) ? round(all / first, 4) : null
}
