/** How far a token can be trusted: from agreement, not from mere repetition. */
import type { Sighting } from '../../shared/token.ts'
import { witnessesOf } from './witnesses.ts'

/** What one perfect witness is worth; nobody is believed entirely. */
const WITNESS = 0.7
/** A second source that says the same, or something else. */
const CONFIRMED = 1.25
const CONTRADICTED = 0.5

/**
 * 1 − Π(1 − what each witness is worth). 200 instances of one component are one witness; places in one frame that
 * belong to no component are one witness each.
 */
export function confidenceOf(sightings: readonly Sighting[]): number {
  const trusts = [...witnessesOf(sightings).values()].map((own) =>
    own.reduce((best, s) => Math.max(best, trustIn(s)), 0),
  )
  let doubt = 1
  for (const trust of trusts) doubt *= 1 - WITNESS * trust
  return Math.round((1 - doubt) * 1000) / 1000
}

const trustIn = (s: Sighting): number =>
  Math.min(1, s.weight * (s.confirmedBy ? CONFIRMED : 1) * (s.disagrees ? CONTRADICTED : 1))
