/** Uncertain readings — thin text, hairlines, small marks — become the well supported colour they are a blur of. */
import { lowerBound } from '../../lists/lists.ts'
import { sum } from '../lib/evidence.ts'
import { deltaE, labOf, rgbOf, spell } from '../lib/rgb.ts'
import type { ColorSighting as Color } from './facts.ts'

/** What one colour has to show for itself, each in about the same currency: a letter, 4 px of line, 20 px² of fill. */
interface Standing {
  readonly value: Color['value']
  readonly fill: number
  readonly line: number
  readonly text: number
  /** Stated by a layer, or a flat fill: never a blur of something else. */
  readonly certain: boolean
  /** Most of its letters show the ink itself, not only blends of it. */
  readonly sure: boolean
}
const LINE = 4
const FILL = 20

/** Who absorbs must have this many times the evidence. */
const STRONGER = 2
/** ΔE2000: two readings of one ink differ by so much, however often each was seen. */
const NOISE = 0.7
/** ΔE2000 within which a weaker reading of text that may not have reached its ink is the same ink. */
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
  const groups = [...Map.groupBy(sightings, (s) => spell(s.value)).values()]
  const strongestFirst = groups
    .map((group) => ({ group, own: standingOf(group) }))
    .toSorted(
      (a, b) =>
        standingFirst(a.own, b.own) ||
        evidence(b.own) - evidence(a.own) ||
        (a.own.value.hex < b.own.value.hex ? -1 : 1),
    )
  /** By lightness. Who was absorbed absorbs nobody, so nothing is moved twice. */
  const anchors: Standing[] = []
  const becomes = new Map<string, Color['value']>()
  for (const { group, own } of strongestFirst) {
    const to = own.certain ? null : absorber(group, own, anchors)
    if (to) becomes.set(spell(own.value), to)
    else anchors.splice(lowerBound(anchors, lightness(own), lightness), 0, own)
  }
  return sightings.map((sighting) => {
    const to = sighting.use === 'background' ? undefined : becomes.get(spell(sighting.value))
    return to ? { ...sighting, value: to, measured: sighting.value } : sighting
  })
}

function standingOf(group: readonly Color[]): Standing {
  const of = (use: Color['use']) => group.filter((s) => s.use === use)
  return {
    value: (group[0] as Color).value,
    fill: sum(of('background').map((s) => (isBoxed(s) ? (s.facts?.area ?? 0) : 0))) / FILL,
    line: sum(of('stroke').map((s) => s.facts?.length ?? 0)) / LINE,
    text: sum(of('text').map((s) => s.facts?.glyphs ?? 0)),
    sure:
      2 *
        sum(
          of('text')
            .filter(isReached)
            .map((s) => s.facts?.glyphs ?? 0),
        ) >=
      sum(of('text').map((s) => s.facts?.glyphs ?? 0)),
    certain: group.some((s) => s.source === 'layers' || isBoxed(s)),
  }
}

/** A flat fill with straight sides; others are parts of pictures. */
const isBoxed = ({ facts }: Color): boolean => facts?.boxed === true

/** Strokes of a pixel and more, and pixels at their full colour to show for it. */
const isReached = ({ facts }: Color): boolean => facts?.exact === true && facts.thick === true

const lightness = ({ value }: Standing): number => labOf(value).l
const isFirm = ({ certain, sure }: Standing): boolean => certain || sure
const standingFirst = (a: Standing, b: Standing): number => Number(isFirm(b)) - Number(isFirm(a))
const evidence = ({ fill, line, text }: Standing): number => fill + line + text

/** The nearest anchor that explains the readings, or `null`. */
function absorber(
  group: readonly Color[],
  own: Standing,
  anchors: readonly Standing[],
): Color['value'] | null {
  const l = lightness(own)
  let best: Color['value'] | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (let i = lowerBound(anchors, l - REACH, lightness); i < anchors.length; i++) {
    const anchor = anchors[i] as Standing
    if (lightness(anchor) > l + REACH) break
    const distance = deltaE(own.value, anchor.value)
    if (distance < nearest && explains(group, own, anchor, distance)) {
      nearest = distance
      best = anchor.value
    }
  }
  return best
}

function explains(group: readonly Color[], own: Standing, anchor: Standing, distance: number): boolean {
  if (own.text >= own.line) return isSameInk(group, own, anchor, distance)
  if (anchor.line >= STRONGER * own.line && distance <= SAME_LINE) return true
  const near = own.line * LINE < SHORT ? SHORT_LINE_IN_FILL : LINE_IN_FILL
  return anchor.fill > 0 && evidence(anchor) >= STRONGER * evidence(own) && distance <= near
}

/** What reached its ink gives way to noise's breadth only, or to much more text; a mere blend to any ink behind it. */
function isSameInk(group: readonly Color[], own: Standing, anchor: Standing, distance: number): boolean {
  if (distance <= NOISE && anchor.text > own.text) return true
  const blur = () => distance <= BLUR && isBetween(group, anchor.value)
  if (!own.sure) {
    if (distance <= SAME_INK && evidence(anchor) >= evidence(own)) return true
    return anchor.text > 0 && (anchor.sure || anchor.text >= own.text) && blur()
  }
  if (evidence(anchor) < STRONGER * evidence(own)) return false
  return distance <= NOISE || (anchor.text >= STRONGER * own.text && blur())
}

/** On the straight way from its background to the ink, and nearer to the ink. */
function isBetween(group: readonly Color[], ink: Color['value']): boolean {
  const text = group.find((s) => s.use === 'text')
  if (!text?.against) return false
  const { value, against } = text
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
