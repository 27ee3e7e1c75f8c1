/** Confidence is said in words, and only where it is not certain. */
import { TRUSTED } from '../../core/meaning/trust.ts'
import type { TokenSummary } from '../../shared/token.ts'

/** Confidence is the share that turned out right (`npm run bench -- reliability`). */
const LIKELY = 0.8

export interface Doubt {
  readonly word: 'Doubtful' | 'Likely'
  readonly why: string
}

/** Null where it is certain enough to go without a word. */
export const doubtWord = (confidence: number): Doubt['word'] | null =>
  confidence >= LIKELY ? null : confidence < TRUSTED ? 'Doubtful' : 'Likely'

export function doubtOf({
  confidence,
  evidence,
}: Pick<TokenSummary, 'confidence' | 'evidence'>): Doubt | null {
  // What came from elsewhere was not measured yet.
  const word = doubtWord(confidence)
  if (word === null || evidence.sightings === 0) return null
  const reasons = [
    evidence.sightings === 1 ? 'seen only once' : undefined,
    evidence.sightings > 1 && evidence.frames.length === 1 ? 'seen in one frame only' : undefined,
    evidence.sources.length === 1 && evidence.sources[0] === 'pixels'
      ? 'read from pixels, not from a layer'
      : undefined,
  ].filter((reason) => reason !== undefined)
  const why = reasons.length > 0 ? reasons.join(', ') : 'the places it was seen in do not quite agree'
  return { word, why }
}
