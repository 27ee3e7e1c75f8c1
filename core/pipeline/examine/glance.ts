/** What a measurement comes to, without its sightings: all that the thread which answers requests has to see of it. */
import type { Examined } from '../ports.ts'

export interface Glance extends Pick<Examined, 'skipped' | 'milliseconds'> {
  /** Sightings by type name. */
  readonly found: Readonly<Record<string, number>>
}

/** With the measurement itself, as it is stored: JSON of an `Examined`. */
export interface Measured extends Glance {
  readonly examined: Uint8Array
}

export const glanceAt = ({
  sightings,
  skipped,
  milliseconds,
}: Pick<Examined, 'skipped' | 'milliseconds'> & {
  readonly sightings: Readonly<Record<string, readonly unknown[]>>
}): Glance => ({
  found: Object.fromEntries(Object.entries(sightings).map(([type, list]) => [type, list.length])),
  skipped,
  milliseconds,
})
