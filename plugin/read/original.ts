/** A pasted screenshot's own pixels: exporting its layer would scale them, and blend every edge. */

export interface Original {
  /** PNG, JPEG or WebP. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Image pixels per CSS px. */
  readonly scale: number
  /** CSS px. */
  readonly width: number
  readonly height: number
}

/** Screenshots are taken at these; anything else was resized, and its CSS px are anybody's guess. */
const SCALES = [1, 2, 3]
/** Layers of screenshots are often a fraction of a px off. */
const TOLERANCE = 0.005

/** Null for everything that is not one whole, uncovered picture in a format that can be measured. */
export async function originalOf(node: SceneNode, asked?: number): Promise<Original | null> {
  const paint = pictureIn(node)
  const size = paint && (await sizeOf(paint))
  const scale = size && (asked ?? scaleOf(node, size))
  if (!scale || !paint.imageHash) return null
  const bytes = await figma.getImageByHash(paint.imageHash)?.getBytesAsync()
  if (!bytes || !isMeasurable(bytes)) return null
  const { width, height } = size
  return { bytes: bytes as Uint8Array<ArrayBuffer>, scale, width: width / scale, height: height / scale }
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Image pixels of a whole picture whose layer does not tell its scale: somebody has to. */
export async function unscaledSize(node: SceneNode): Promise<Size | null> {
  const paint = pictureIn(node)
  const size = paint && (await sizeOf(paint))
  return size && isWhole(node, size) && scaleOf(node, size) === null ? size : null
}

async function sizeOf({ imageHash }: ImagePaint): Promise<Size | null> {
  const image = imageHash === null ? null : figma.getImageByHash(imageHash)
  return image ? await image.getSizeAsync() : null
}

function scaleOf(node: SceneNode, size: Size): number | null {
  const ratio = size.width / node.width
  const scale = SCALES.find((one) => Math.abs(ratio - one) <= TOLERANCE * one)
  return scale !== undefined && isWhole(node, size) ? scale : null
}

/** Otherwise a part of it is cut off, or it is stretched. */
function isWhole(node: SceneNode, { width, height }: Size): boolean {
  const ratio = width / node.width
  return Math.abs(height / node.height - ratio) <= TOLERANCE * ratio
}

/** The picture that is all that a layer shows. */
export function pictureIn(node: SceneNode): ImagePaint | null {
  if (!('fills' in node) || typeof node.fills === 'symbol') return null
  if ('children' in node && node.children.length > 0) return null
  if ('opacity' in node && node.opacity < 1) return null
  if ('effects' in node && node.effects.length > 0) return null
  if ('rotation' in node && node.rotation !== 0) return null
  if (!('strokes' in node) || node.strokes.length > 0) return null
  const shown = node.fills.filter(({ visible }) => visible !== false)
  const [paint] = shown
  if (shown.length !== 1 || paint?.type !== 'IMAGE' || (paint.opacity ?? 1) < 1) return null
  if (paint.scaleMode !== 'FILL' && paint.scaleMode !== 'FIT') return null
  return Object.values(paint.filters ?? {}).some((filter) => filter !== 0) ? null : paint
}

/** The first bytes of PNG, JPEG and WebP; others (GIF) are exported. */
const STARTS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x49, 0x46, 0x46],
]
const isMeasurable = (bytes: Uint8Array): boolean =>
  STARTS.some((start) => start.every((byte, i) => bytes[i] === byte))
