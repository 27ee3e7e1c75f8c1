/** How far a token can be trusted: from agreement, not from mere repetition. */
import { along } from '../../lists/knots.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { TokenType } from '../../tokens/type.ts'
import { witnessesOf } from './witnesses.ts'

/** What one perfect witness is worth; nobody is believed entirely. A layer states, a pixel is read. */
const WORTH = { layers: 0.9, pixels: 0.7 } as const
/** A second source that says the same takes half of the doubt that is left. */
const CONFIRMED = 0.5
/** One that says something else leaves the layer half believed. */
const CONTRADICTED = 0.5

/**
 * 1 − Π(1 − what each witness is worth). 200 instances of one component are one witness; places in one frame that
 * belong to no component are one witness each.
 */
export function confidenceOf(sightings: readonly Sighting[]): number {
  let doubt = 1
  for (const own of witnessesOf(sightings).values())
    doubt *= 1 - own.reduce((best, s) => Math.max(best, trustIn(s)), 0)
  return Math.round((1 - doubt) * 1000) / 1000
}

function trustIn({ source, weight, confirmedBy, disagrees }: Sighting): number {
  const trust = WORTH[source] * weight * (disagrees === undefined ? 1 : CONTRADICTED)
  return confirmedBy === undefined ? trust : 1 - (1 - trust) * CONFIRMED
}

/** As often as it turned out right. What a layer states needs no such experience. */
export function calibrated(
  { calibration }: Pick<TokenType, 'calibration'>,
  sightings: readonly Sighting[],
): number {
  const raw = confidenceOf(sightings)
  if (!calibration || sightings.some(({ source }) => source === 'layers')) return raw
  return Math.round(along(calibration, raw) * 1000) / 1000
}
