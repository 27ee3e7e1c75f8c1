/** What is no frame, in the same words wherever it is read: on a server, on the command line, in the panel. */
import { Problem } from '../../shared/problem.ts'
import { kindOf } from './kind.ts'

/**
 * 50 megapixels: 200 MB of RGBA, twelve frames of 2560 × 1600 at scale 1; anything larger is a bomb or a whole
 * project in one picture.
 */
export const MAX_PIXELS = 50_000_000

/** @throws Problem `no-image` */
export function refuseEmpty(image: Uint8Array, name: string): void {
  if (image.byteLength === 0)
    throw new Problem(
      'no-image',
      `"${name}" is empty (0 bytes).`,
      'Send the image as the body of the request.',
    )
}

/** @throws Problem `image-too-large` */
export function refuseLarge(name: string, width: number, height: number): void {
  if (width * height <= MAX_PIXELS) return
  const megapixels = Math.round((width * height) / 1e6)
  throw new Problem(
    'image-too-large',
    `"${name}" has ${width} × ${height} pixels (${megapixels} megapixels); the limit is ${MAX_PIXELS / 1e6} megapixels.`,
    'Export it at a smaller scale, or in parts.',
  )
}

/** @throws Problem `invalid-image` */
export function refuseAnimated(name: string, pages: number | undefined): void {
  if (pages && pages > 1)
    throw new Problem(
      'invalid-image',
      `"${name}" is animated: it has ${pages} pictures, and which of them is the design cannot be told.`,
      'Export the one that you mean as PNG.',
    )
}

/** Says what it is where the first bytes tell. */
export function unreadable(image: Uint8Array, name: string, cause: unknown): Problem {
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
