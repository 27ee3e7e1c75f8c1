/** How far apart two ramps are where they differ most. */
import type { Observed } from '../../../shared/observed.ts'
import { deltaE } from '../lib/rgb.ts'
import { colorAt } from './ramp.ts'

type Gradient = Observed<'gradient'>

/** ΔE2000: a ramp is read a little less exactly than a flat fill. */
export const THRESHOLD = 3
/** Opacity that is told apart by eye. */
const ALPHA = 0.05
/** The first place is also the axis. */
const PLACES = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]

export function distance(a: Gradient, b: Gradient, threshold = THRESHOLD): number {
  return Math.max(
    ...PLACES.map((place) => {
      const [x, y] = [colorAt(a, place), colorAt(b, place)]
      return Math.max(deltaE(x, y) / threshold, Math.abs(x.alpha - y.alpha) / ALPHA)
    }),
  )
}

export const looksLike = (a: Gradient, b: Gradient): boolean => distance(a, b) < 1
