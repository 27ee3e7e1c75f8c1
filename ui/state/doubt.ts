/** Confidence is said in words, and only where it is not certain. */
import type { TokenSummary } from '../../shared/token.ts'

/** Below: people should look. The pipeline gives 0.5 and less to what it saw once, faintly. */
const DOUBTFUL = 0.5
const LIKELY = 0.8

export interface Doubt {
  readonly word: 'Doubtful' | 'Likely'
  readonly why: string
}

export function doubtOf({
  confidence,
  evidence,
}: Pick<TokenSummary, 'confidence' | 'evidence'>): Doubt | null {
  if (confidence >= LIKELY) return null
  const reasons = [
    evidence.sightings === 1 ? 'seen only once' : undefined,
    evidence.sightings > 1 && evidence.frames.length === 1 ? 'seen in one frame only' : undefined,
    evidence.sources.length === 1 && evidence.sources[0] === 'pixels'
      ? 'read from pixels, not from a layer'
      : undefined,
  ].filter((reason) => reason !== undefined)
  const why = reasons.length > 0 ? reasons.join(', ') : 'the places it was seen in do not quite agree'
  return { word: confidence < DOUBTFUL ? 'Doubtful' : 'Likely', why }
}
