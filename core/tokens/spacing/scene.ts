import type { Gap, Scene } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import type { SeenLength } from './facts.ts'

/** CSS px: nearer is optical correction, farther is layout, not spacing. */
const SMALLEST = 1.5
const LARGEST = 130

export const fromScene = (scene: Scene): SeenLength[] =>
  scene.gaps
    .filter((gap) => gap.px >= SMALLEST && gap.px <= LARGEST)
    .map((gap) => {
      const [error, weight] = kindOf(gap)
      return {
        value: px(gap.px),
        use: gap.use,
        box: gap.box,
        weight,
        facts: {
          axis: gap.axis,
          between: gap.between.join(' '),
          error,
          cap: gap.cap,
          ...(gap.around && { width: gap.around.width, height: gap.around.height }),
        },
      }
    })

/** What a distance is like, by what it lies between: its error in px at scale 1, and how often such a thing is spacing. */
const kinds: Record<string, readonly [error: number, weight: number]> = {
  'padding x box box': [0.45, 1],
  'padding y box box': [0.45, 0.9],
  'gap x box box': [0.45, 0.9],
  'gap y box box': [0.45, 0.6],
  'padding x box text': [0.75, 0.6],
  'padding y box text': [1.1, 0.5],
  'padding x box mark': [0.9, 0.2],
  'padding y box mark': [0.9, 0.3],
  'gap y text rule': [1, 0.5],
  'gap y rule text': [1, 0.5],
  'gap y text box': [1.1, 0.35],
  'gap y box text': [1.1, 0.3],
  // An icon keeps its distance by its box, and its ink ends up to 2 px inside it.
  'gap x mark text': [1, 0.3],
  'gap x text text': [0.65, 0.15],
  'gap y text text': [1.2, 0.25],
}
const otherwise: readonly [error: number, weight: number] = [1, 0.15]

/** CSS px: nearer to text than this along y, it is the height of the line that was misjudged. */
const TIGHT = 3.5

function kindOf({ use, axis, between, px }: Gap): readonly [error: number, weight: number] {
  if (axis === 'y' && between.includes('text') && px < TIGHT) return otherwise
  return kinds[`${use} ${axis} ${between.join(' ')}`] ?? otherwise
}
