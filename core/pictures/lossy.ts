/** Whether an encoding lost information. A WebP says so by the chunk that holds its pixels: `VP8L` or `VP8 `. */
import { webpChunks } from './chunks.ts'

export function isLossy(image: Uint8Array, format: string): boolean {
  if (format !== 'webp') return format === 'jpeg'
  const pixels = webpChunks(image).find(({ name }) => name === 'VP8L' || name === 'VP8 ')
  return pixels?.name !== 'VP8L'
}
