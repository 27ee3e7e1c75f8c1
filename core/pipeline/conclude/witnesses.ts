/** Who has seen a value: 200 instances of one button are one witness, not 200. */
import type { Sighting } from '../../../shared/token.ts'

/**
 * Sightings by witness. A component is one, wherever it is used; what a screen has of its own is one for each layer,
 * or for each place where there are no layers. Order-independent.
 */
export function witnessesOf<S extends Pick<Sighting, 'component' | 'layer' | 'frame' | 'box'>>(
  sightings: readonly S[],
): Map<string, S[]> {
  const witnesses = new Map<string, S[]>()
  for (const [i, sighting] of sightings.entries()) {
    const { component, layer, frame } = sighting
    const who =
      component !== undefined
        ? `component ${component}`
        : layer !== undefined
          ? `layer ${frame} ${layer}`
          : `place ${i}`
    const known = witnesses.get(who)
    if (known) known.push(sighting)
    else witnesses.set(who, [sighting])
  }
  return witnesses
}

/** How much supports a value: each witness counts once, at its best. */
export const supportOf = (sightings: readonly Sighting[]): number =>
  [...witnessesOf(sightings).values()].reduce(
    (sum, own) => sum + own.reduce((best, s) => Math.max(best, s.weight), 0),
    0,
  )
