import type { Scene } from '../../scene/scene.ts'
import { px, round } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import type { SeenShadow } from './facts.ts'

/** Fainter ones are the tail of something else. */
const FAINTEST = 0.02

/** One shadow per figure, on half px and whole percents: finer than that nothing was read. */
export const fromScene = (scene: Scene): SeenShadow[] =>
  scene.shadows.flatMap(({ layers, color, box, fit, whole, step }) => {
    const visible = layers.filter(({ alpha }) => alpha >= FAINTEST)
    if (visible.length === 0) return []
    return [
      {
        value: visible.map(({ x, y, blur, spread, alpha }) => ({
          color: colorOf(color, round(alpha)),
          offsetX: px(half(x)),
          offsetY: px(half(y)),
          blur: px(half(blur)),
          spread: px(half(spread)),
          inset: false,
        })),
        use: 'effect' as const,
        box,
        weight: round(Math.max(0.1, (whole ? 0.8 : 0.36) * fit)),
        facts: { whole, step: round(step, 4) },
      },
    ]
  })

const half = (length: number): number => Math.round(length * 2) / 2
