import type { Scene } from '../../scene/scene.ts'
import { round } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import type { SeenGradient } from './facts.ts'

/** 8-bit steps: an error that leaves nothing to trust. */
const WORST = 3

/** Positions on whole percents: finer than that nothing was read. */
export const fromScene = (scene: Scene): SeenGradient[] =>
  scene.gradients.map(({ box, shape, stops, error, share }) => ({
    value: stops.map(({ at, color }) => ({ color: colorOf(color), position: round(at) })),
    use: 'background' as const,
    box,
    weight: round(Math.max(0.1, 0.9 * (1 - error / WORST) * share)),
    facts:
      shape.kind === 'linear'
        ? { shape: 'linear', angle: Math.round(shape.angle) }
        : { shape: 'radial', x: round(shape.x), y: round(shape.y), aspect: round(shape.aspect) },
  }))
