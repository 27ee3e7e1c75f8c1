/** Drops what is too small to be a decision, and gives thin text the ink it stands for. */
import type { Sighting } from '../../../shared/token.ts'
import { fact, groupBy, sum } from '../lib/evidence.ts'
import { spell } from '../lib/rgb.ts'

type Color = Sighting<'color'>

/** CSS px²: a flat area smaller than a 7 px dot is an accident. */
const SMALLEST_AREA = 50
/** CSS px of line. */
const SHORTEST_LINE = 40
/** Widths of text in one colour, in CSS px. */
const SHORTEST_TEXT = 40

export function settle(sightings: readonly Color[]): Color[] {
  return [...groupBy(sightings, (s) => spell(s.value)).values()].filter(isSignificant).flat()
}

function isSignificant(group: readonly Color[]): boolean {
  if (group.some((s) => s.source === 'layers')) return true
  const of = (use: Color['use']) => group.filter((s) => s.use === use)
  const area = sum(of('background').map((s) => fact(s, 'area')))
  const length = sum(of('stroke').map((s) => fact(s, 'length')))
  const text = sum(of('text').map((s) => s.box?.width ?? 0))
  const share = Math.max(0, ...of('background').map((s) => fact(s, 'share')))
  return (
    (area >= SMALLEST_AREA && (of('background').length >= 2 || share >= 0.0008)) ||
    length >= SHORTEST_LINE ||
    text >= SHORTEST_TEXT
  )
}
