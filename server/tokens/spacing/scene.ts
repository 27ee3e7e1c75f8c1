import type { Scene } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'

/** CSS px: nearer is optical correction, farther is layout, not spacing. */
const SMALLEST = 1.5
const LARGEST = 130

export const fromScene = (scene: Scene): Seen<'dimension'>[] =>
  scene.gaps
    .filter((gap) => gap.px >= SMALLEST && gap.px <= LARGEST)
    .map((gap) => ({
      value: px(gap.px),
      use: gap.use,
      box: gap.box,
      weight: gap.sure,
      facts: { axis: gap.axis },
    }))
