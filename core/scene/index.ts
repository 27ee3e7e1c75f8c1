/** Pixels in, Scene out: a table of stages. Pure arithmetic on typed arrays. */
import { agreed } from './agreed.ts'
import { partsOf } from './ground/components.ts'
import { toCss } from './css.ts'
import { falloffs } from './shadows/falloff.ts'
import { flatten } from './ground/flatten.ts'
import { gapsOf } from './layout/gaps.ts'
import { gradientsOf } from './gradients/gradients.ts'
import { itemsOf } from './layout/items.ts'
import { linesOf } from './text/lines.ts'
import { linesOnGradients } from './text/on-gradients.ts'
import type { Page, Seen } from './page.ts'
import { paragraphsOf } from './text/paragraphs.ts'
import { type Pixels, type RGBA, pixelsOf } from './ground/pixels.ts'
import type { Scene } from './scene.ts'
import { separate } from './text/separate.ts'
import { shapesOf } from './shapes/shapes.ts'

export interface Stage {
  readonly name: string
  readonly reads: readonly (keyof Page)[]
  readonly adds: readonly (keyof Page)[]
  readonly run: (page: Page) => Partial<Page>
}

/** The types hold a stage to what it says: it sees what it reads, and returns what it adds. */
const stage = <R extends keyof Page, A extends keyof Page>(
  name: string,
  reads: readonly R[],
  adds: readonly A[],
  run: (page: Seen<R>) => Pick<Page, A>,
): Stage => ({ name, reads, adds, run })

/** Every stage reads the pixels and the scale. */
export const stages: readonly Stage[] = [
  stage('areas of one colour', [], ['runs', 'components'], partsOf),
  stage('their shapes', ['runs', 'components'], ['shapes'], (page) => ({ shapes: shapesOf(page) })),
  stage('gradients', ['runs', 'shapes'], ['gradients'], (page) => ({ gradients: gradientsOf(page) })),
  stage(
    'boxes and ink',
    ['runs', 'components', 'shapes', 'gradients'],
    ['surfaces', 'blobs', 'kinds'],
    separate,
  ),
  stage('text and marks', ['components', 'kinds', 'blobs', 'gradients'], ['lines', 'marks'], (page) => {
    const { lines, marks } = linesOf(page)
    return { lines: [...lines, ...linesOnGradients(page)], marks }
  }),
  stage('paragraphs', ['lines'], ['paragraphs'], (page) => ({ paragraphs: paragraphsOf(page) })),
  stage(
    'layout',
    ['components', 'kinds', 'surfaces', 'gradients', 'lines', 'marks', 'paragraphs'],
    ['items', 'tree'],
    itemsOf,
  ),
  stage('gaps', ['items', 'surfaces'], ['gaps'], (page) => ({ gaps: gapsOf(page) })),
  stage('shadows', ['surfaces'], ['shadows'], (page) => ({ shadows: falloffs(page) })),
]

/**
 * Measures what is visible. `scale` is image pixels per CSS px; all lengths of the result are CSS px.
 * An empty or blank image gives a scene with nothing in it.
 */
export function scene(image: RGBA, scale: number): Scene {
  const pixels = image.lossy ? flatten(pixelsOf(image)) : pixelsOf(image)
  if (isBlank(pixels)) return emptyScene(pixels, scale)
  const page = stages.reduce((found, stage) => ({ ...found, ...stage.run(found) }), { pixels, scale } as Page)
  const measured = toCss(page)
  return image.lossy ? { ...agreed(measured), lossy: true } : measured
}

/** One colour all over is paper: nothing is on it. */
const isBlank = ({ keys }: Pixels): boolean => keys.every((key) => key === keys[0])

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
