/** What JPEG and WebP do to colour, without the rest: one for each 2 × 2 px (4:2:0), while lightness stays. */
import { blue, green, luma, red } from '../ground/pixels.ts'
import type { Canvas } from './canvas.ts'

export function subsampled(c: Canvas): Canvas & { readonly lossy: true } {
  const { data, width, height } = c
  const keyAt = (x: number, y: number) => {
    const at = 4 * (Math.min(height - 1, y) * width + Math.min(width - 1, x))
    return ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number)
  }
  const coded = data.slice()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = [x - (x % 2), y - (y % 2)]
      const block = [keyAt(left, top), keyAt(left + 1, top), keyAt(left, top + 1), keyAt(left + 1, top + 1)]
      const light = luma(keyAt(x, y)) - block.reduce((sum, key) => sum + luma(key), 0) / 4
      for (const [k, of] of [red, green, blue].entries())
        coded[4 * (y * width + x) + k] = block.reduce((sum, key) => sum + of(key), 0) / 4 + light
    }
  }
  return { ...c, data: coded, lossy: true }
}
