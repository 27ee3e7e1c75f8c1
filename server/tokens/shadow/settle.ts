/** Brings readings of one shadow together on its best reading, and drops shadows seen on hardly anything. */
import type { Sighting } from '../../../shared/token.ts'

type Shadow = Sighting<'shadow'>

/** Readings this bad count only where their frames have none that is good. */
const GOOD = 0.25
/** CSS px² of a box whose doubtful shadow is believed. */
const LARGE = 4000

export function settle(sightings: readonly Shadow[]): Shadow[] {
  const good = sightings.filter((s) => s.source === 'layers' || s.weight >= GOOD)
  if (good.length > 0) return good
  return sightings.filter(({ box }) => box && box.width * box.height >= LARGE)
}
