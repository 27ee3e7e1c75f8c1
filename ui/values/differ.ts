/** Two pictures of one frame, pixel by pixel: nothing is close enough, either it is the same or it is not. Pure. */
import type { Box } from '../../shared/frame.ts'

export interface Raster {
  readonly width: number
  readonly height: number
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray
}

export interface Difference {
  /** Pixels that are not what they were. */
  readonly pixels: number
  /** All of them are within; image pixels. */
  readonly box: Box
}

/** `null`: not one pixel changed. A picture of another size changed as a whole. */
export function differenceOf(before: Raster, after: Raster): Difference | null {
  const { width, height } = after
  const box = { x: 0, y: 0, width, height }
  if (before.width !== width || before.height !== height) return { pixels: width * height, box }
  const [a, b] = [inPixels(before), inPixels(after)]
  let [pixels, left, top, right, bottom] = [0, width, height, -1, -1]
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (a[at] === b[at]) continue
      pixels++
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (pixels === 0) return null
  return { pixels, box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } }
}

/** A pixel at a time instead of a channel: four times as fast, and a frame of 1440 × 1024 at 2× has six million. */
const inPixels = ({ data }: Raster): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
