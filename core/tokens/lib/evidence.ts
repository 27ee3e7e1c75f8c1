/** How much was seen of something. */
import type { Sighting, Token } from '../../../shared/token.ts'

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

export const countOf = (tokens: readonly Pick<Token, 'sightings'>[]): number =>
  sum(tokens.map((token) => token.sightings.length))

export const framesOf = (sightings: readonly Pick<Sighting, 'frame'>[]): number =>
  new Set(sightings.map((s) => s.frame)).size

/** In one fixed order, so that sums and ties come out the same however frames arrived. */
export const inOrder = <S extends Pick<Sighting, 'frame' | 'box' | 'weight'>>(sightings: readonly S[]): S[] =>
  sightings.toSorted(
    (a, b) =>
      (a.frame < b.frame ? -1 : a.frame > b.frame ? 1 : 0) ||
      (a.box?.y ?? 0) - (b.box?.y ?? 0) ||
      (a.box?.x ?? 0) - (b.box?.x ?? 0) ||
      (a.box?.width ?? 0) - (b.box?.width ?? 0) ||
      (a.box?.height ?? 0) - (b.box?.height ?? 0) ||
      a.weight - b.weight,
  )
