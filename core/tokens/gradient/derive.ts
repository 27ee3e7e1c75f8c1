import type { JSONValue } from '../../../shared/json.ts'
import { countOf, framesOf, inOrder } from '../lib/evidence.ts'
import { round } from '../lib/length.ts'
import { deltaE, spell } from '../lib/rgb.ts'
import type { GradientSighting as Seen, GradientToken as Gradient } from './facts.ts'

/** Degrees: readings nearer than this are of one angle. */
const TURN = 4

/** Shape and angle as in the largest box that has it: they are read best there. What layers state goes first. */
export function derive(token: Gradient): Record<string, JSONValue> {
  const seen = inOrder(token.sightings).toSorted((a, b) => rank(b) - rank(a))
  const [best] = seen
  const shape = best?.facts?.shape ?? 'linear'
  const angles = anglesOf(seen.filter((s) => (s.facts?.shape ?? 'linear') === shape))
  const [first, last] = [token.value[0], token.value.at(-1)]
  return {
    shape,
    ...(shape !== 'radial' && angles[0] !== undefined ? { angle: angles[0] } : {}),
    ...(angles.length > 1 ? { angles } : {}),
    ...(shape === 'radial' && best?.source === 'pixels'
      ? { centre: { x: best.facts?.x ?? 0, y: best.facts?.y ?? 0 }, aspect: best.facts?.aspect ?? 0 }
      : {}),
    stops: token.value.map(({ color, position }) => `${spell(color)} ${round(100 * position, 1)}%`),
    /** From end to end: how strong it is. */
    range: first && last ? round(deltaE(first.color, last.color), 1) : 0,
  }
}

const rank = ({ source, box }: Seen): number =>
  (source === 'layers' ? 1e12 : 0) + (box ? box.width * box.height : 0)

/** Those it was seen at, each once, the best first. */
function anglesOf(seen: readonly Seen[]): number[] {
  const angles: number[] = []
  for (const s of seen) {
    const angle = s.facts?.angle
    if (angle !== undefined && angles.every((known) => Math.abs(known - angle) > TURN)) angles.push(angle)
  }
  return angles
}

export const statistics = (tokens: readonly Gradient[]): Record<string, JSONValue> => ({
  count: tokens.length,
  sightings: countOf(tokens),
  stops: [...new Set(tokens.map(({ value }) => value.length))].sort((a, b) => a - b),
  inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
})
