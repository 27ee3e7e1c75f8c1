/** Whether an encoding lost information. A WebP says so by the chunk that holds its pixels: `VP8L` or `VP8 `. */
const FIRST_CHUNK = 12

export function isLossy(image: Uint8Array, format: string): boolean {
  if (format !== 'webp') return format === 'jpeg'
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  // Chunks: four letters, a length, that many bytes and one more where the length is odd.
  for (let at = FIRST_CHUNK; at + 8 <= image.byteLength;) {
    const name = String.fromCharCode(...image.subarray(at, at + 4))
    if (name === 'VP8L') return false
    if (name === 'VP8 ') return true
    const length = view.getUint32(at + 4, true)
    at += 8 + length + (length % 2)
  }
  return true
}
