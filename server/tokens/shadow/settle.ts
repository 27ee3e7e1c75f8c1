/** Keeps, in each frame, the shadows that are read about as well as its best one. */
import type { Sighting } from '../../../shared/token.ts'
import { groupBy } from '../lib/evidence.ts'

type Shadow = Sighting<'shadow'>

/** Share of the best reading's weight below which one is a shadow's remains: a clipped one, or two that overlap. */
const GOOD = 0.7
/** CSS px²: on smaller boxes only good readings are believed. */
const LARGE = 4000

export function settle(sightings: readonly Shadow[]): Shadow[] {
  const near = [...groupBy(sightings, (s) => s.frame).values()].flatMap((seen) => {
    const best = Math.max(...seen.map((s) => s.weight))
    return seen.filter((s) => s.source === 'layers' || s.weight >= GOOD * best)
  })
  const sure = near.filter((s) => s.source === 'layers' || s.weight >= SURE)
  return sure.length > 0 ? sure : near.filter(isLarge)
}

/** Weight of a reading that needs no large box. */
const SURE = 0.2
const isLarge = ({ box }: Shadow): boolean => box !== undefined && box.width * box.height >= LARGE
