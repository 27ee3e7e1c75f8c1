/** Which pixels of a frame's picture show a place. */
import type { Box, Frame } from '../../shared/frame.ts'

/** CSS px shown around a place, and the largest picture. */
const AROUND = 8
const MOST = { width: 240, height: 112 }

/** Device px. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The place with some room around it, or its top-left part where it is large; `null` where the picture ends before it. */
export function regionOf(
  box: Box,
  { scale, origin }: Pick<Frame, 'scale' | 'origin'>,
  image: { readonly width: number; readonly height: number },
): Region | null {
  const left = Math.max(0, Math.floor((box.x - (origin?.x ?? 0) - AROUND) * scale))
  const top = Math.max(0, Math.floor((box.y - (origin?.y ?? 0) - AROUND) * scale))
  const width = Math.min(image.width - left, Math.ceil(Math.min(box.width + 2 * AROUND, MOST.width) * scale))
  const height = Math.min(
    image.height - top,
    Math.ceil(Math.min(box.height + 2 * AROUND, MOST.height) * scale),
  )
  return width > 0 && height > 0 ? { left, top, width, height } : null
}
