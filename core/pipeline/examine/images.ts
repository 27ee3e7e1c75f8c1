/** Pictures inside a frame: the only places where pixels know more than layers. */
import type { Box, Frame } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { areaOf, shared } from './box-index.ts'

export interface ImagePlace {
  readonly box: Box
  /** Figma's hash of the picture. */
  readonly hash: string
}

export const imagesIn = (layers: readonly Layer[]): ImagePlace[] =>
  layers.flatMap(({ fills, box }) => {
    const top = fills.at(-1)
    return top?.paint === 'image' ? [{ box, hash: top.hash }] : []
  })

/** This much of a reading must lie in a picture to be from it: readings at its edge mix with what is around. */
const INSIDE = 0.9

/** The picture a box lies in; the last is on top. */
export const imageAt = (images: readonly ImagePlace[], box: Box): string | null =>
  images.findLast((image) => shared(image.box, box) >= INSIDE * areaOf(box) && areaOf(box) > 0)?.hash ?? null

/** The picture that a frame is, where it is one inside another frame: its first layer says whose. */
export function pictureOf(layers: readonly Layer[], frame: Frame): string | null {
  const [first] = layers
  const top = first?.fills.at(-1)
  return first?.parent !== undefined && top?.paint === 'image' && isScreenshot(layers, frame)
    ? top.hash
    : null
}

/** This much of a frame is the picture, and nothing is written on it: somebody pasted a screenshot. */
const ALL = 0.9

/** A frame that is nothing but a picture of a design is measured as a picture, whatever its layers say. */
export function isScreenshot(layers: readonly Layer[], frame: Frame): boolean {
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height }
  const at = layers.findLastIndex(
    ({ fills, box }) => fills.at(-1)?.paint === 'image' && shared(box, whole) >= ALL * areaOf(whole),
  )
  return at >= 0 && layers.slice(at + 1).every((layer) => layer.fills.length === 0)
}
