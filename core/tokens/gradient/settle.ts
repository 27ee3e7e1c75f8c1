/** Keeps what is a decision: large, or drawn more than once on a screen. Avatars have a gradient each. */
import { looksLike } from './looks.ts'
import type { GradientSighting as Gradient } from './facts.ts'

/** CSS px²: a button of 100 × 40. */
const LARGE = 4000

export const settle = (sightings: readonly Gradient[]): Gradient[] =>
  [...Map.groupBy(sightings, (s) => s.frame).values()].flatMap((seen) => {
    const small = seen.filter((s) => !counts(s))
    return seen.filter(
      (s) => counts(s) || small.some((other) => other !== s && looksLike(s.value, other.value)),
    )
  })

const counts = ({ source, box }: Gradient): boolean =>
  source === 'layers' || (box !== undefined && box.width * box.height >= LARGE)
