/** Where every token was seen, for those who want the proof beside the values. Kept apart: it changes with each run. */
import type { JSONValue } from '../../shared/json.ts'
import { type AnyToken, summarise } from '../../shared/token.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { Sheet } from './sheet.ts'

/** By dotted path of the primitive; of each role why its token has it. Boxes are [x, y, width, height] in CSS px of their frame. */
export function evidenceOf({ base }: Sheet, { semantics, statistics, twins }: TokenSet): JSONValue {
  const seen = new Map<AnyToken, string>()
  for (const { token } of base) seen.set(token, token.path.join('.'))
  return {
    tokens: Object.fromEntries([...seen].map(([token, path]) => [path, proofOf(token)])),
    roles: Object.fromEntries(
      semantics.flatMap(({ path, because }) => (because ? [[path.join('.'), because] as const] : [])),
    ),
    statistics,
    ...(twins && { twins: twins.map(({ type, keep, says }) => ({ type, keep, says })) }),
  }
}

function proofOf(token: AnyToken): JSONValue {
  const { evidence } = summarise(token)
  return {
    confidence: token.confidence,
    frames: evidence.frames,
    uses: evidence.uses,
    sources: evidence.sources,
    derived: token.derived,
    sightings: token.sightings.map(({ frame, source, use, box, weight, layer }) => ({
      frame,
      source,
      ...(use === undefined ? {} : { use }),
      ...(box === undefined ? {} : { box: [box.x, box.y, box.width, box.height] }),
      ...(layer === undefined ? {} : { layer }),
      weight,
    })),
  }
}
