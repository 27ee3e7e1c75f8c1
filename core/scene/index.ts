/** Pixels in, Scene out. Pure arithmetic on typed arrays. */
import { componentsOf } from './components.ts'
import { toCss } from './css.ts'
import { falloffs } from './falloff.ts'
import { flatten } from './flatten.ts'
import { gapsOf } from './gaps.ts'
import { claimPieces, gradientsOf } from './gradients.ts'
import { itemsOf } from './items.ts'
import { linesOf } from './lines.ts'
import { linesOnGradients } from './on-gradients.ts'
import { paragraphsOf } from './paragraphs.ts'
import { type Pixels, type RGBA, pixelsOf } from './pixels.ts'
import { SPECK, runsOf } from './runs.ts'
import type { Scene } from './scene.ts'
import { separate } from './separate.ts'
import { shapesOf } from './shapes.ts'

/**
 * Measures what is visible. `scale` is image pixels per CSS px; all lengths of the result are CSS px.
 * An empty or blank image gives a scene with nothing in it.
 */
export function scene(image: RGBA, scale: number): Scene {
  const pixels = pixelsOf(image)
  if (image.lossy) flatten(pixels)
  const runs = runsOf(pixels, SPECK)
  const components = componentsOf(pixels, runs)
  if (components.count === 1 && components.area[0] === pixels.keys.length) return emptyScene(pixels, scale)
  const shapes = shapesOf(pixels, components, runs, scale)
  const gradients = gradientsOf(pixels, runs, shapes.shape, scale)
  claimPieces(gradients, components, shapes.shape)
  const { surfaces, blobs } = separate(pixels, runs, components, shapes, scale)
  const { lines: onFlat, marks } = linesOf(pixels, components, shapes.shape, blobs, scale)
  const lines = [...onFlat, ...linesOnGradients(pixels, gradients, scale)]
  const paragraphs = paragraphsOf(lines, scale)
  const { items, tree } = itemsOf(
    components,
    shapes,
    surfaces,
    lines,
    marks,
    paragraphs,
    gradients.map((g) => g.rect),
    scale,
  )
  const gaps = gapsOf(
    pixels,
    items,
    surfaces.map((s) => s.inner),
  )
  const measured = toCss(
    {
      pixels,
      runs,
      components,
      shapes,
      surfaces,
      gradients,
      shadows: falloffs(pixels, surfaces, scale),
      lines,
      marks,
      paragraphs,
      tree,
      gaps,
    },
    scale,
  )
  return image.lossy ? { ...measured, lossy: true } : measured
}

/** One colour all over is paper: nothing is on it. */
export const emptyScene = ({ width, height }: Pick<Pixels, 'width' | 'height'>, scale: number): Scene => ({
  width: width / scale,
  height: height / scale,
  scale,
  surfaces: [],
  shadows: [],
  gradients: [],
  regions: [],
  rules: [],
  lines: [],
  marks: [],
  gaps: [],
  bytesPerPixel: 0,
})
