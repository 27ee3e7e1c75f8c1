/** Drops lines too short or too rare to be a decision: first by width, then by colour. */
import type { Sighting } from '../../../shared/token.ts'
import { fact, groupBy, sum } from '../lib/evidence.ts'
import { pxOf } from '../lib/length.ts'
import { spell } from '../lib/rgb.ts'

type Border = Sighting<'border'>

/** CSS px of line, for a width and for one colour in it. */
const ENOUGH_OF_WIDTH = 60
const ENOUGH_OF_COLOR = 40

export function settle(sightings: readonly Border[]): Border[] {
  const widths = groupBy(sightings, ({ value }) => (value.width ? pxOf(value.width) : 0))
  return [...widths.values()]
    .filter((group) => hasLength(group, ENOUGH_OF_WIDTH))
    .flatMap((group) => [...groupBy(group, ({ value }) => (value.color ? spell(value.color) : '')).values()])
    .filter((group) => hasLength(group, ENOUGH_OF_COLOR))
    .flat()
}

const hasLength = (group: readonly Border[], enough: number): boolean =>
  group.some((s) => s.source === 'layers') || sum(group.map((s) => fact(s, 'length'))) >= enough
