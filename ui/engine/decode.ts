/**
 * The decode port in a browser. A PNG without a profile, which is what Figma exports, is read by our own reader: exact.
 * The rest is drawn on a canvas, which converts profiles to sRGB as a server does, within a step a channel.
 */
import { Problem } from '../../shared/problem.ts'
import { picturesIn, pngChunks } from '../../core/pictures/chunks.ts'
import { isLossy } from '../../core/pictures/lossy.ts'
import { pngHeader, readPng } from '../../core/pictures/png.ts'
import { isDisplayP3, leavesSrgb } from '../../core/pictures/profile.ts'
import { refuseAnimated, refuseEmpty, refuseLarge, unreadable } from '../../core/pictures/refuse.ts'
import type { Pixels } from '../../core/pipeline/ports.ts'

interface Facts {
  readonly width: number
  readonly height: number
  readonly mediaType: string
}

/** @throws Problem `no-image`, `invalid-image` or `image-too-large`, naming the frame. */
export async function inspect(image: Uint8Array, name: string): Promise<Facts> {
  refuseEmpty(image, name)
  const mediaType = mediaTypeOf(image)
  if (mediaType === null) throw unreadable(image, name, null)
  refuseAnimated(name, picturesIn(image, mediaType))
  const header = pngHeader(image)
  const { width, height } = header ?? (await sizeOf(image, name, mediaType))
  refuseLarge(name, width, height)
  return { width, height, mediaType }
}

/** @throws Problem `invalid-image` */
export async function decode(image: Uint8Array, name: string): Promise<Pixels> {
  const mediaType = mediaTypeOf(image)
  if (mediaType === null) throw unreadable(image, name, null)
  try {
    if (isReadable(image)) {
      const { pixels, profile } = readPng(image)
      if (profile === undefined || (isDisplayP3(profile) && leavesSrgb(pixels.data))) return pixels
    }
    return { ...(await drawn(image, mediaType)), lossy: isLossy(image, mediaType.slice('image/'.length)) }
  } catch (cause) {
    throw unreadable(image, name, cause)
  }
}

/** Our reader knows the interlaced order for whole bytes only, and turns no picture. */
function isReadable(image: Uint8Array): boolean {
  const header = pngHeader(image)
  if (!header || (header.interlaced && header.depth < 8)) return false
  return !pngChunks(image).some(({ name }) => name === 'eXIf')
}

/** By their first bytes: what a file calls itself is not asked. */
function mediaTypeOf(image: Uint8Array): string | null {
  if (pngHeader(image)) return 'image/png'
  const text = String.fromCharCode(...image.subarray(0, 12))
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  return /^RIFF[^]{4}WEBP/.test(text) ? 'image/webp' : null
}

const bitmapOf = (image: Uint8Array, type: string): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([new Uint8Array(image)], { type }), { premultiplyAlpha: 'none' })

async function sizeOf(image: Uint8Array, name: string, type: string) {
  try {
    const bitmap = await bitmapOf(image, type)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch (cause) {
    throw unreadable(image, name, cause)
  }
}

async function drawn(image: Uint8Array, type: string): Promise<Omit<Pixels, 'lossy'>> {
  const bitmap = await bitmapOf(image, type)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Problem('internal', 'This browser gives no canvas.', 'Export the frame as PNG.')
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer), width, height }
}
