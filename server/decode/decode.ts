/** The decode port, filled by sharp (libvips): any PNG, JPEG or WebP → RGBA, 8 bits, sRGB. */
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import type { Pixels } from '../../core/pipeline/ports.ts'
import { isLossy } from '../../core/pictures/lossy.ts'
import { isDisplayP3, leavesSrgb } from '../../core/pictures/profile.ts'
import {
  MAX_PIXELS,
  refuseAnimated,
  refuseEmpty,
  refuseLarge,
  unreadable,
} from '../../core/pictures/refuse.ts'
import { bare } from './bare.ts'

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
  refuseEmpty(image, name)
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
  refuseAnimated(name, pages)
  refuseLarge(name, width, height)
  return { width, height, mediaType: `image/${format}`, density }
}

/** @throws Problem `invalid-image` for animated, damaged or truncated pictures and those of other formats. */
export async function decode(image: Uint8Array, name = 'The image'): Promise<Pixels> {
  try {
    const picture = bare(image, name)
    const { format, pages, icc, depth, hasProfile } = await open(picture).metadata()
    refuseAnimated(name, pages)
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
