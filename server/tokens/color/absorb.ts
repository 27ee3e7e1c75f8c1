/** Uncertain readings — thin text, hairlines, small marks — become the well supported colour they are a blur of. */
import type { Sighting } from '../../../shared/token.ts'
import { fact, groupBy, sum } from '../lib/evidence.ts'
import { deltaE, labOf, rgbOf, spell } from '../lib/rgb.ts'

type Color = Sighting<'color'>

/** What one colour has to show for itself, each in about the same currency: a letter, 4 px of line, 20 px² of fill. */
interface Standing {
  readonly value: Color['value']
  readonly fill: number
  readonly line: number
  readonly text: number
}
const LINE = 4
const FILL = 20

/** Who absorbs must have this many times the evidence. */
const STRONGER = 2
/** ΔE2000 within which a weaker reading of text is the same ink. */
const SAME_INK = 1.5
/** ΔE2000 within which text that lies between its background and an ink is a blur of that ink. */
const BLUR = 6
/** ΔE2000 off the straight way from background to ink. */
const OFF_THE_WAY = 1.5
/** ΔE2000: a line against a longer line, against a fill, and a short line against a fill. */
const SAME_LINE = 2.3
const LINE_IN_FILL = 1.5
const SHORT_LINE_IN_FILL = 2.3
/** CSS px of one colour's lines together. */
const SHORT = 400

/** L* differs by at most this where ΔE2000 is at most `BLUR` (its lightness weight is at most 1.75). */
const REACH = BLUR * 1.75

export function absorb(sightings: readonly Color[]): Color[] {
  const groups = groupBy(sightings, (s) => spell(s.value))
  const standings = [...groups.values()].map(standingOf).toSorted((a, b) => lightness(a) - lightness(b))
  const moved = new Map<string, Color['value'] | null>()
  return sightings.map((sighting) => {
    if (sighting.source === 'layers' || sighting.use === 'background') return sighting
    const key = `${spell(sighting.value)} ${sighting.use} ${sighting.against ? spell(sighting.against) : ''}`
    let to = moved.get(key)
    if (to === undefined) {
      const own = standingOf(groups.get(spell(sighting.value)) ?? [sighting])
      to = absorber(sighting, own, standings)
      moved.set(key, to)
    }
    return to ? { ...sighting, value: to, measured: sighting.value } : sighting
  })
}

function standingOf(group: readonly Color[]): Standing {
  const of = (use: Color['use']) => group.filter((s) => s.use === use)
  return {
    value: (group[0] as Color).value,
    fill: sum(of('background').map((s) => (s.weight < 1 ? 0 : fact(s, 'area')))) / FILL,
    line: sum(of('stroke').map((s) => fact(s, 'length'))) / LINE,
    text: sum(of('text').map((s) => fact(s, 'glyphs'))),
  }
}

const lightness = ({ value }: Standing): number => labOf(value).l
const evidence = ({ fill, line, text }: Standing): number => fill + line + text

/** The nearest colour that explains the reading, or `null`. */
function absorber(sighting: Color, own: Standing, standings: readonly Standing[]): Color['value'] | null {
  const l = lightness(own)
  let best: Color['value'] | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (let i = lowerBound(standings, l - REACH); i < standings.length; i++) {
    const rival = standings[i] as Standing
    if (lightness(rival) > l + REACH) break
    if (rival.value.hex === own.value.hex || evidence(rival) < STRONGER * evidence(own)) continue
    const distance = deltaE(own.value, rival.value)
    if (distance < nearest && explains(sighting, own, rival, distance)) {
      nearest = distance
      best = rival.value
    }
  }
  return best
}

function explains(sighting: Color, own: Standing, rival: Standing, distance: number): boolean {
  if (sighting.use === 'stroke') {
    if (rival.line >= STRONGER * own.line && distance <= SAME_LINE) return true
    const near = own.line * LINE < SHORT ? SHORT_LINE_IN_FILL : LINE_IN_FILL
    return rival.fill > 0 && distance <= near
  }
  if (distance <= SAME_INK) return true
  return distance <= BLUR && rival.text >= STRONGER * own.text && isBetween(sighting, rival.value)
}

/** On the straight way from its background to the ink, and nearer to the ink. */
function isBetween({ value, against }: Color, ink: Color['value']): boolean {
  if (!against) return false
  const [from, to, at] = [channels(against), channels(ink), channels(value)]
  const way = to.map((c, i) => c - (from[i] as number))
  const length = sum(way.map((c) => c * c))
  if (length === 0) return false
  const t = sum(at.map((c, i) => (c - (from[i] as number)) * (way[i] as number))) / length
  if (t < 0.5 || t > 1) return false
  const foot = way.map((c, i) => Math.round((from[i] as number) + t * c))
  const on = { ...value, hex: `#${foot.map((c) => c.toString(16).padStart(2, '0')).join('')}` }
  return deltaE(value, on) <= OFF_THE_WAY
}

function channels(color: Color['value']): [number, number, number] {
  const rgb = rgbOf(color)
  return [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255]
}

function lowerBound(standings: readonly Standing[], l: number): number {
  let from = 0
  let to = standings.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (lightness(standings[middle] as Standing) < l) from = middle + 1
    else to = middle
  }
  return from
}
