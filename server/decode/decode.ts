/** The decode port, filled by sharp (libvips): any PNG, JPEG or WebP → RGBA, 8 bits, sRGB. */
import sharp from 'sharp'
import { Problem } from '../../shared/problem.ts'
import type { Pixels } from '../pipeline/ports.ts'
import { isLossy } from './lossy.ts'

/**
 * 50 megapixels: 200 MB of RGBA, twelve frames of 2560 × 1600 at scale 1; anything larger is a bomb or a whole
 * project in one picture.
 */
export const MAX_PIXELS = 50_000_000
/**
 * libvips reads dozens of formats, some by libraries with a long history of holes. Ours are the three below; a loader
 * of another is never reached, whatever the bytes say they are.
 */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'],
})
const formats = new Set(['png', 'jpeg', 'webp'])

export interface ImageFacts {
  readonly width: number
  readonly height: number
  readonly mediaType: string
}

/**
 * Reads only the header.
 * @throws Problem `no-image`, `invalid-image` or `image-too-large`, naming the frame.
 */
export async function inspect(image: Uint8Array, name: string): Promise<ImageFacts> {
  if (image.byteLength === 0)
    throw new Problem(
      'no-image',
      `"${name}" is empty (0 bytes).`,
      'Send the image as the body of the request.',
    )
  const { format, width, height } = await sharp(image, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(name, cause)
    })
  if (!formats.has(format))
    throw new Problem(
      'invalid-image',
      `"${name}" is ${format.toUpperCase()}, which is not supported.`,
      'Use PNG, JPEG or WebP.',
    )
  if (width * height > MAX_PIXELS) {
    const megapixels = Math.round((width * height) / 1e6)
    throw new Problem(
      'image-too-large',
      `"${name}" has ${width} × ${height} pixels (${megapixels} megapixels); the limit is ${MAX_PIXELS / 1e6} megapixels.`,
      'Export it at a smaller scale, or in parts.',
    )
  }
  return { width, height, mediaType: `image/${format}` }
}

const unreadable = (name: string, cause: unknown): Problem =>
  new Problem(
    'invalid-image',
    `"${name}" is not an image that can be read, or it is damaged.`,
    'Export it again as PNG.',
    { cause },
  )

/** @throws Problem `invalid-image` for damaged or truncated pictures. */
export async function decode(image: Uint8Array, name = 'The image'): Promise<Pixels> {
  try {
    const picture = sharp(image, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true })
    const { format, pages } = await picture.metadata()
    const { data, info } = await picture
      .autoOrient()
      // Exact bytes matter: an sRGB picture must come through untouched, and any other profile become sRGB.
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    if (pages && pages > 1) throw new Error('animated pictures are not frames')
    return { data, width: info.width, height: info.height, lossy: isLossy(image, format) }
  } catch (cause) {
    throw unreadable(name, cause)
  }
}
