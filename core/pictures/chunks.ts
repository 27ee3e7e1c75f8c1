/**
 * What the chunks of a PNG or WebP say beside pixels, for hosts whose decoder does not tell: how many pictures there
 * are, and whether the picture is turned.
 */
interface Chunk {
  readonly name: string
  /** Where its content begins, and how long it is. */
  readonly at: number
  readonly length: number
}

const viewOf = (image: Uint8Array) => new DataView(image.buffer, image.byteOffset, image.byteLength)
const nameAt = (image: Uint8Array, at: number) => String.fromCharCode(...image.subarray(at, at + 4))

/** https://www.w3.org/TR/png-3/#5Chunk-layout: a length, four letters, the content, a checksum. */
export function pngChunks(image: Uint8Array): Chunk[] {
  const view = viewOf(image)
  const chunks: Chunk[] = []
  for (let at = 8; at + 8 <= image.byteLength; at += 12 + view.getUint32(at))
    chunks.push({ name: nameAt(image, at + 4), at: at + 8, length: view.getUint32(at) })
  return chunks
}

/** https://developers.google.com/speed/webp/docs/riff_container: four letters, a length, the content, made even. */
export function webpChunks(image: Uint8Array): Chunk[] {
  const view = viewOf(image)
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= image.byteLength;) {
    const length = view.getUint32(at + 4, true)
    chunks.push({ name: nameAt(image, at), at: at + 8, length })
    at += 8 + length + (length % 2)
  }
  return chunks
}

/** Pictures in the file; one where nothing says otherwise. */
export function picturesIn(image: Uint8Array, mediaType: string): number {
  if (mediaType === 'image/webp') return webpChunks(image).filter(({ name }) => name === 'ANMF').length || 1
  if (mediaType !== 'image/png') return 1
  const animation = pngChunks(image).find(({ name }) => name === 'acTL')
  return animation && animation.at + 4 <= image.byteLength ? viewOf(image).getUint32(animation.at) : 1
}
