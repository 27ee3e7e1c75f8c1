/** Paints as REST states them, in the words of the plugin API. */
import { transformOf } from './gradient.ts'
import { type RawNode, listOf } from './raw.ts'

export const paintsIn = (value: unknown): RawNode[] => listOf(value).map(paintIn)

/** A solid's alpha stands in its color, beside the paint's own opacity: `colorOf` multiplies both. */
const paintIn = (paint: RawNode): RawNode => ({
  ...paint,
  ...(paint['imageRef'] !== undefined && { imageHash: paint['imageRef'] }),
  ...(paint['gradientTransform'] === undefined &&
    paint['gradientHandlePositions'] !== undefined && {
      gradientTransform: transformOf(paint['gradientHandlePositions']),
    }),
})
