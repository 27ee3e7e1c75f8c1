/** Gives blurred readings the colour they stand for, and drops what is too small in every frame to be a decision. */
import { sum } from '../lib/evidence.ts'
import { spell } from '../lib/rgb.ts'
import { absorb } from './absorb.ts'
import type { ColorSighting as Color } from './facts.ts'

/** Share of the frame: one fill is a decision from here on, several from a third of it. */
const ONE_FILL = 0.0008
const FILLS = 0.0003
/** Share of the frame that a flat place without straight sides needs: smaller ones are parts of pictures. */
const SHAPELESS = 0.02
/** CSS px² of line. */
const LINE = 100
/** Letters, or lines of text. */
const LETTERS = 6
const TEXTS = 3

/**
 * Run-wide for who stands for whom, frame by frame for significance: accidents add up over frames, decisions show
 * themselves in one.
 */
export function settle(sightings: readonly Color[]): Color[] {
  const absorbed = absorb(sightings)
  return [...Map.groupBy(absorbed, (s) => spell(s.value)).values()]
    .filter(
      (group) =>
        group.some((s) => s.source === 'layers') ||
        [...Map.groupBy(group, (s) => s.frame).values()].some(isSignificant),
    )
    .flat()
}

function isSignificant(group: readonly Color[]): boolean {
  const of = (use: Color['use']) => group.filter((s) => s.use === use)
  const fills = of('background').filter((s) => s.facts?.boxed === true || (s.facts?.share ?? 0) >= SHAPELESS)
  const shares = fills.map((s) => s.facts?.share ?? 0)
  const texts = of('text')
  return (
    Math.max(0, ...shares) >= ONE_FILL ||
    (fills.length >= 2 && sum(shares) >= FILLS) ||
    sum(of('stroke').map((s) => (s.facts?.length ?? 0) * Math.max(1, s.facts?.width ?? 0))) >= LINE ||
    sum(texts.map((s) => s.facts?.glyphs ?? 0)) >= LETTERS ||
    texts.length >= TEXTS
  )
}
