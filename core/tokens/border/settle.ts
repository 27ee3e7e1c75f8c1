/** Drops lines too short or too rare to be a decision: first by width, then by colour. */
import { sum } from '../lib/evidence.ts'
import { pxOf } from '../lib/length.ts'
import { spell } from '../lib/rgb.ts'
import type { BorderSighting as Border } from './facts.ts'

/** CSS px of line, for a width and for one colour in it. */
const ENOUGH_OF_WIDTH = 60
const ENOUGH_OF_COLOR = 40

export function settle(sightings: readonly Border[]): Border[] {
  const widths = Map.groupBy(sightings, ({ value }) => (value.width ? pxOf(value.width) : 0))
  const total = sum(sightings.map((s) => s.facts?.length ?? 0))
  return [...widths]
    .filter(([width, group]) => hasLength(group, Math.max(ENOUGH_OF_WIDTH, total * shareOf(width))))
    .map(([, group]) => group)
    .flatMap((group) => [
      ...Map.groupBy(group, ({ value }) => (value.color ? spell(value.color) : '')).values(),
    ])
    .filter((group) => hasLength(group, ENOUGH_OF_COLOR))
    .flat()
}

/** Share of all lines a width needs; one that is no whole CSS px is more likely a blend. */
const shareOf = (width: number): number => (width % 1 === 0 ? 0.01 : 0.15)

const hasLength = (group: readonly Border[], enough: number): boolean =>
  group.some((s) => s.source === 'layers') || sum(group.map((s) => s.facts?.length ?? 0)) >= enough
