/** Boxes, and the ink that stands on them: letters that look like boxes go to the ink. */
import type { Components } from './components.ts'
import { type Blob, blobsOf } from './ink.ts'
import { INK } from './kinds.ts'
import { lettersAmong } from './letters.ts'
import type { Pixels } from './pixels.ts'
import type { Runs } from './runs.ts'
import type { Shapes } from './shapes.ts'
import { type FoundSurface, surfacesOf } from './surfaces.ts'

/** Reclassifies letters in `shapes`, in place. */
export function separate(
  pixels: Pixels,
  runs: Runs,
  components: Components,
  shapes: Shapes,
  scale: number,
): { surfaces: FoundSurface[]; blobs: Blob[] } {
  const surfaces = surfacesOf(pixels, components, shapes, scale)
  const blobs = blobsOf(pixels, runs, shapes.shape)
  const letters = lettersAmong(pixels, components, shapes.shape, surfaces, blobs, scale)
  if (letters.size === 0) return { surfaces, blobs }
  for (const c of letters) shapes.shape[c] = INK
  return {
    surfaces: surfaces.filter((s) => !letters.has(s.component)),
    blobs: blobsOf(pixels, runs, shapes.shape),
  }
}
