/** A pasted screenshot's own pixels: exporting its layer would scale them, and blend every edge. */
import type { MeasurableNode } from './frames.ts'

export interface Original {
  readonly png: Uint8Array<ArrayBuffer>
  /** Image pixels per CSS px, as the layer shows it. */
  readonly scale: number
}

/** Screenshots are taken at these; anything else was resized, and its CSS px are anybody's guess. */
const SCALES = [1, 2, 3]
/** Layers of screenshots are often a fraction of a px off. */
const TOLERANCE = 0.005

/** Null for everything that is not one whole, unscaled, uncovered PNG. */
export async function originalOf(node: MeasurableNode): Promise<Original | null> {
  const paint = pictureIn(node)
  if (!paint?.imageHash) return null
  const image = figma.getImageByHash(paint.imageHash)
  if (!image) return null
  const { width, height } = await image.getSizeAsync()
  const ratio = width / node.width
  const scale = SCALES.find((one) => Math.abs(ratio - one) <= TOLERANCE * one)
  // Otherwise a part of it is cut off, or it is stretched.
  const isWhole = Math.abs(height / node.height - ratio) <= TOLERANCE * ratio
  if (scale === undefined || !isWhole) return null
  const png = (await image.getBytesAsync()) as Uint8Array<ArrayBuffer>
  return isPng(png) ? { png, scale } : null
}

function pictureIn(node: MeasurableNode): ImagePaint | null {
  if (!('fills' in node) || typeof node.fills === 'symbol') return null
  if ('children' in node && node.children.length > 0) return null
  if (node.opacity < 1 || node.effects.length > 0 || node.strokes.length > 0 || node.rotation !== 0)
    return null
  const shown = node.fills.filter(({ visible }) => visible !== false)
  const [paint] = shown
  if (shown.length !== 1 || paint?.type !== 'IMAGE' || (paint.opacity ?? 1) < 1) return null
  if (paint.scaleMode !== 'FILL' && paint.scaleMode !== 'FIT') return null
  return Object.values(paint.filters ?? {}).some((filter) => filter !== 0) ? null : paint
}

const isPng = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
