/** What was measured of one line of text. */
import type { Sighting } from '../../../shared/token.ts'
import { fact } from '../lib/evidence.ts'

/** Heights of one line, CSS px, as measured. */
export interface Heights {
  readonly tall: number
  readonly small: number | null
  readonly scale: number
  readonly weight: number
  /** Thickness of stems, CSS px. */
  readonly stem: number
  /** Other lines of the frame have small letters as high and strokes as thick as the tallest here. */
  readonly likeSmall: boolean
}

/** What was measured on the lines of one frame. */
export function heightsOf(lines: readonly Sighting<'typography'>[]): Heights[] {
  const small = lines.flatMap((s) => (fact(s, 'x') > 0 ? [{ x: fact(s, 'x'), stem: fact(s, 'stem') }] : []))
  return lines.map((s) => {
    const tall = fact(s, 'cap')
    const scale = fact(s, 'scale') || 1
    const alike = small.filter(
      ({ x, stem }) => Math.abs(x - tall) <= 0.3 / scale && near(stem, fact(s, 'stem')),
    )
    return {
      tall,
      small: fact(s, 'x') || null,
      scale,
      weight: Math.min(4, Math.sqrt(fact(s, 'glyphs'))),
      stem: fact(s, 'stem'),
      likeSmall: alike.length > 0,
    }
  })
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b)
