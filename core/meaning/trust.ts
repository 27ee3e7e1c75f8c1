/** What is sure enough to leave by itself. */
import { type AnyToken, type Token, apartOf } from '../../shared/token.ts'

/** Confidence below which nothing leaves by itself: one plain reading of pixels is worth .49, photos taken for gradients .46 at most. */
export const TRUSTED = 0.47

/**
 * Of what was measured: doubtful, or seen in drawings, in chrome or cut alone. People may ask for it. What came from
 * elsewhere and was not seen yet is nobody's doubt.
 */
export const isDoubtful = ({ confidence, sightings }: AnyToken | Token): boolean =>
  sightings.length > 0 && (confidence < TRUSTED || apartOf(sightings) !== undefined)
