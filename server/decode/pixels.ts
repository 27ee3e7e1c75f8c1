/**
 * Pixels that are looked at in this process at once: measuring takes 16 bytes for each, so two frames of 50 megapixels
 * side by side took 1.6 GB. Small frames never wait for this.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Frame } from '../../shared/frame.ts'
import { MAX_PIXELS } from '../../core/pictures/refuse.ts'
import { atOnce } from '../access/at-once.ts'

/** The largest picture alone, or smaller ones up to as many pixels. Weights are pixels. */
export const withinPixels = atOnce(MAX_PIXELS)

/** Of its picture; the size of a frame is in CSS px. */
export const pixelsOf = ({ width, height, scale }: Frame): number => Math.round(width * height * scale ** 2)

/** From here on what is left behind counts: 160 MB. */
const MANY = 10_000_000

/**
 * A thread that has looked at many pixels lets go of them at once: what it leaves lies outside of its heap, and by itself
 * it would be collected with the thread's next large frame, which may be another thread's.
 */
export function forget(pixels: number): void {
  if (pixels < MANY) return
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
