/** Brings readings of one shadow together on its best reading, and drops shadows seen on hardly anything. */
import type { Sighting } from '../../../shared/token.ts'

type Shadow = Sighting<'shadow'>

/** Readings this bad count only where there is more than one. */
const DOUBTFUL = 0.35
/** CSS px² of a single box that is believed. */
const LARGE = 4000

export function settle(sightings: readonly Shadow[]): Shadow[] {
  return sightings.filter(
    (s) => s.source === 'layers' || s.weight >= DOUBTFUL || (s.box && s.box.width * s.box.height >= LARGE),
  )
}
