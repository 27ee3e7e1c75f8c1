/** What a file is that is no PNG, JPEG or WebP, by its first bytes: enough to tell people the true reason. */
const latin = (image: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...image.subarray(from, to))

/** The first bytes, and where they begin. */
const signatures: readonly (readonly [name: string, at: number, bytes: string])[] = [
  ['BMP', 0, 'BM'],
  ['GIF', 0, 'GIF8'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['AVIF', 4, 'ftypavif'],
  ['HEIC', 4, 'ftyphei'],
  ['HEIC', 4, 'ftypmif1'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 4, 'JXL '],
  ['JPEG 2000', 4, 'jP  '],
  ['PDF', 0, '%PDF'],
  ['Photoshop', 0, '8BPS'],
  ['an icon (ICO)', 0, '\0\0\x01\0'],
  ['SVG', 0, '<svg'],
]

/** `null` where it is none of them. */
export function kindOf(image: Uint8Array): string | null {
  const known = signatures.find(([, at, bytes]) => latin(image, at, at + bytes.length) === bytes)
  if (known) return known[0]
  return /^\s*<(\?xml|!--|!DOCTYPE svg)[^]*<svg/.test(latin(image, 0, 1024)) ? 'SVG' : null
}
