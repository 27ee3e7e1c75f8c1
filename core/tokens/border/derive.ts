import type { JSONValue } from '../../../shared/json.ts'
import { framesOf, sum } from '../lib/evidence.ts'
import { pxOf } from '../lib/length.ts'
import { spell } from '../lib/rgb.ts'
import type { BorderToken as Border } from './facts.ts'

const widthOf = ({ value }: Border): number => (value.width ? pxOf(value.width) : 0)

export const derive = (token: Border): Record<string, JSONValue> => ({
  px: widthOf(token),
  weight: widthOf(token) <= 1 ? 'hairline' : widthOf(token) <= 2 ? 'medium' : 'thick',
  length: sum(token.sightings.map((s) => s.facts?.length ?? 0)),
  allAround: token.sightings.some((s) => s.facts?.sides === 4),
})

export function statistics(tokens: readonly Border[]): Record<string, JSONValue> {
  const widths = [...new Set(tokens.map(widthOf))].sort((a, b) => a - b)
  const colors = new Set(tokens.map(({ value }) => (value.color ? spell(value.color) : '')))
  return {
    count: tokens.length,
    widths,
    colors: colors.size,
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
  }
}
