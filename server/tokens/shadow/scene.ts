import type { Scene } from '../../scene/scene.ts'
import { px, round } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import type { Seen } from '../type.ts'

/** Fainter ones are the tail of something else. */
const FAINTEST = 0.02

/** One composite shadow per surface, on half px and whole percents: finer than that nothing was read. */
export const fromScene = (scene: Scene): Seen<'shadow'>[] =>
  scene.surfaces.flatMap(({ shadow, box }) =>
    shadow && shadow.alpha >= FAINTEST
      ? [
          {
            value: [
              {
                color: colorOf(shadow.color, round(shadow.alpha)),
                offsetX: px(half(shadow.x)),
                offsetY: px(half(shadow.y)),
                blur: px(half(shadow.blur)),
                spread: px(half(shadow.spread)),
                inset: false,
              },
            ],
            use: 'effect' as const,
            box,
            weight: round(Math.max(0.1, (shadow.whole ? 0.8 : 0.36) * shadow.fit)),
            facts: { whole: shadow.whole },
          },
        ]
      : [],
  )

const half = (length: number): number => Math.round(length * 2) / 2
