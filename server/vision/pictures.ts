/** A frame's picture as the service takes it: the untouched PNG, or exact parts of it. Never scaled, never lossy. */
import sharp from 'sharp'
import { MAX_PIXELS } from '../../core/pictures/refuse.ts'
import { bare } from '../decode/bare.ts'
import { MAX_PARTS, type Part, type Tier, partsOf, split } from './image-tokens.ts'

export interface Picture extends Part {
  readonly png: Uint8Array
}

/** 5 MB of base64 a picture: the smallest limit among the platforms. */
const MAX_BYTES = 3_750_000
/** A request is 32 MB at most; 24 MB of pictures leave room for base64. */
const MAX_TOTAL = 22_000_000

/** Parts in image px, left to right and down. `null`: it takes more than one request may have. */
export async function picturesOf(image: Uint8Array, tier: Tier): Promise<Picture[] | null> {
  const {
    format,
    width,
    height,
    orientation = 1,
  } = await sharp(bare(image, 'The picture'), { limitInputPixels: MAX_PIXELS }).metadata()
  const [w, h] = orientation > 4 ? [height, width] : [width, height]
  const parts = partsOf(w, h, tier)
  if (!parts) return null
  const untouched =
    parts.length === 1 && format === 'png' && orientation === 1 && image.byteLength <= MAX_BYTES
  if (untouched) return [{ x: 0, y: 0, width, height, png: image }]
  const pictures: Picture[] = []
  for (const part of parts) {
    pictures.push(...(await cut(image, part)))
    if (pictures.length > MAX_PARTS) return null
  }
  return pictures.reduce((sum, { png }) => sum + png.byteLength, 0) > MAX_TOTAL ? null : pictures
}

/** A part that is too heavy (a photo) is halved until it is not. */
async function cut(image: Uint8Array, part: Part): Promise<Picture[]> {
  const png = await sharp(bare(image, 'The picture'), { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .extract({ left: part.x, top: part.y, width: part.width, height: part.height })
    .png({ compressionLevel: 9 })
    .toBuffer()
  if (png.byteLength <= MAX_BYTES) return [{ ...part, png }]
  const halves = part.width > part.height ? split(part, 2, 1) : split(part, 1, 2)
  return [...(await cut(image, halves[0] ?? part)), ...(await cut(image, halves[1] ?? part))]
}
