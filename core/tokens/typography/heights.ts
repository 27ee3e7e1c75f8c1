/** What was measured of one line of text. */
import type { TextSighting } from './facts.ts'

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
export function heightsOf(lines: readonly TextSighting[]): Heights[] {
  const small = lines.flatMap((s) => (s.facts?.x ? [{ x: s.facts.x, stem: s.facts.stem ?? 0 }] : []))
  return lines.map((s) => {
    const tall = s.facts?.cap ?? 0
    const scale = s.facts?.scale || 1
    const alike = small.filter(
      ({ x, stem }) => Math.abs(x - tall) <= 0.3 / scale && near(stem, s.facts?.stem ?? 0),
    )
    return {
      tall,
      small: s.facts?.x || null,
      scale,
      weight: Math.min(4, Math.sqrt(s.facts?.glyphs ?? 0)),
      stem: s.facts?.stem ?? 0,
      likeSmall: alike.length > 0,
    }
  })
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b)
