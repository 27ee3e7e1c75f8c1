/** Fits the grid of the whole run, moves readings onto it within their error, and drops what is seen too rarely. */
import type { Sighting } from '../../../shared/token.ts'
import { groupBy, sum } from '../lib/evidence.ts'
import { type Grid, gridOf } from '../lib/grid.ts'
import { px, pxOf } from '../lib/length.ts'

type Length = Sighting<'dimension'>

/** Boxes are read to half a px; text and marks to about one. */
const ERROR = 1.01
/** Readings this sure come from two straight edges. */
const SHARP = 0.99
/** Evidence a length needs: on the grid, and off it. */
const ON_GRID = 2
const OFF_GRID = 5

export function settle(sightings: readonly Length[]): Length[] {
  const stated = sightings.filter((s) => s.source === 'layers')
  const read = sightings.filter((s) => s.source !== 'layers')
  const sharp = read.filter((s) => s.weight >= SHARP)
  const grid = gridOf(sharp.map((s) => ({ value: pxOf(s.value), weight: s.weight })))
  const moved = read.map((s) => snap(s, grid))
  const kept = [...groupBy(moved, (s) => pxOf(s.value)).values()].filter((group) => {
    const value = pxOf(group[0]?.value ?? px(0))
    return sum(group.map((s) => s.weight)) >= (value % grid.base === 0 ? ON_GRID : OFF_GRID)
  })
  return [...stated, ...kept.flat()]
}

function snap(sighting: Length, { base }: Grid): Length {
  const value = pxOf(sighting.value)
  const near = Math.round(value / base) * base
  const to =
    near > 0 && Math.abs(near - value) <= (sighting.weight >= SHARP ? 0.51 : ERROR) ? near : Math.round(value)
  return to === value ? sighting : { ...sighting, value: px(to), measured: sighting.value }
}
