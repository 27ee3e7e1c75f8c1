/**
 * What the automatic hinter of FreeType does to heights (Linux and Android screens): it scales each size so that small
 * letters end on a whole pixel, then moves capitals and ascenders to the nearest one (aflatin.c, `scale_dim`).
 */
import type { Heights } from './heights.ts'
import type { Face } from './face.ts'

/** px: the tops of strokes thinner than this show only a part of their last row. */
const FULL_STROKE = 1.3

/** True where small letters end on whole pixels: the renderer moved them there. */
export function isHinted(lines: readonly Heights[]): boolean {
  const small = lines.filter((line) => line.small !== null)
  if (small.length < 4) return lines.every(({ scale }) => scale <= 1)
  const whole = small.filter((line) => isWhole((line.small ?? 0) * line.scale, line.stem * line.scale))
  return whole.length >= 0.75 * small.length
}

function isWhole(height: number, stroke: number): boolean {
  const short = Math.ceil(height - 0.06) - height
  return short <= 0.22 + 0.6 * Math.max(0, FULL_STROKE - stroke)
}

/** Small letters go up to the next pixel from .375 on, all else from a half. */
const UP_SMALL = 0.625
const UP = 0.5
/** px that the true shape of a face lies off the fitted one. */
const SHAPE_ERROR = 0.15
/** px that a height is misread, and more for large text. */
const READING_ERROR = 0.25
const readingError = (em: number): number => READING_ERROR + 0.002 * em

export interface Explained {
  /** How badly the tallest letters are explained as capitals or ascenders. */
  readonly tall: number
  /** … the small letters. */
  readonly small: number
  /** … the tallest as small letters with none taller beside them. */
  readonly onlySmall: number
}

/** In squared errors. */
export function explainHinted(size: number, { tall, small, scale }: Heights, face: Face): Explained {
  const em = size * scale
  const error = readingError(em)
  const x = face.round * em
  const shown = small === null ? Math.floor(x + UP_SMALL) : Math.round(small * scale + 0.2)
  const cap = (face.cap * em * Math.max(1, shown)) / x
  const seen = tall * scale
  return {
    tall: Math.min(
      misfit(seen, cap, UP, error),
      misfit(seen, (cap * face.ascender) / face.cap, UP, error) + 0.2,
    ),
    small: small === null ? 0 : misfit(small * scale, x, UP_SMALL, error),
    onlySmall: misfit(seen, x, UP_SMALL, error),
  }
}

/** A height `seen`, against the pixel that an unhinted height is moved to. */
function misfit(seen: number, unhinted: number, up: number, error: number): number {
  const below = Math.floor(seen)
  return Math.min(misfitAt(below, seen, unhinted, up, error), misfitAt(below + 1, seen, unhinted, up, error))
}

function misfitAt(px: number, seen: number, unhinted: number, up: number, error: number): number {
  const off = Math.max(0, px - up - unhinted, unhinted - (px + 1 - up)) / SHAPE_ERROR
  const misread = (seen - px) / error
  return (off * off + misread * misread) / 2
}
