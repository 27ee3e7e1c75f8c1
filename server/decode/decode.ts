/** The decode port, filled by sharp (libvips): any PNG, JPEG or WebP → RGBA, 8 bits, sRGB. */
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { Problem } from '../../shared/problem.ts'
import type { Pixels } from '../../core/pipeline/ports.ts'
import { bare } from './bare.ts'
import { kindOf } from './kind.ts'
import { isLossy } from './lossy.ts'
import { isDisplayP3, leavesSrgb } from './profile.ts'

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

export interface ImageFacts {
  readonly width: number
  readonly height: number
  readonly mediaType: string
  /** dpi, where the file states it. */
  readonly density?: number | undefined
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
  // As it is looked at: a camera's picture says by EXIF how it is turned.
  const {
    format,
    pages,
    density,
    autoOrient: { width, height },
  } = await sharp(bare(image, name), { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(image, name, cause)
    })
  stillOne(name, pages)
  if (width * height > MAX_PIXELS) {
    const megapixels = Math.round((width * height) / 1e6)
    throw new Problem(
      'image-too-large',
      `"${name}" has ${width} × ${height} pixels (${megapixels} megapixels); the limit is ${MAX_PIXELS / 1e6} megapixels.`,
      'Export it at a smaller scale, or in parts.',
    )
  }
  return { width, height, mediaType: `image/${format}`, density }
}

/** Says what it is where the first bytes tell. */
function unreadable(image: Uint8Array, name: string, cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  const kind = kindOf(image)
  return kind
    ? new Problem(
        'invalid-image',
        `"${name}" is ${kind}, which is not supported.`,
        'Use PNG, JPEG or WebP.',
        {
          cause,
        },
      )
    : new Problem(
        'invalid-image',
        `"${name}" is not an image that can be read, or it is damaged.`,
        'Export it again as PNG.',
        { cause },
      )
}

function stillOne(name: string, pages: number | undefined): void {
  if (pages && pages > 1)
    throw new Problem(
      'invalid-image',
      `"${name}" is animated: it has ${pages} pictures, and which of them is the design cannot be told.`,
      'Export the one that you mean as PNG.',
    )
}

/** @throws Problem `invalid-image` for animated, damaged or truncated pictures and those of other formats. */
export async function decode(image: Uint8Array, name = 'The image'): Promise<Pixels> {
  try {
    const picture = bare(image, name)
    const { format, pages, icc, depth, hasProfile } = await open(picture).metadata()
    stillOne(name, pages)
    const lossy = isLossy(image, format)
    if (isDisplayP3(icc)) {
      const own = await toRgba(open(picture, { ignoreIcc: true }))
      if (leavesSrgb(own.data)) return { ...own, lossy }
    }
    const opened = open(picture)
    // At 16 bits sharp works in Display P3, and says nothing of it: told the profile to end in, it ends in sRGB.
    const isDeep = hasProfile && depth === 'ushort'
    return { ...(await toRgba(isDeep ? opened.withIccProfile('srgb') : opened)), lossy }
  } catch (cause) {
    throw unreadable(image, name, cause)
  }
}

const open = (image: Uint8Array, options: SharpOptions = {}): Sharp =>
  sharp(image, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true, ...options })

async function toRgba(picture: Sharp): Promise<Omit<Pixels, 'lossy'>> {
  const { data, info } = await picture
    .autoOrient()
    // Exact bytes matter: an sRGB picture must come through untouched, and any other profile become sRGB.
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
