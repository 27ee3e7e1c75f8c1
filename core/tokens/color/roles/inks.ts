/** What is read: the text of a page, its quieter companion, links. */
import type { RoleProposal } from '../../type.ts'
import { contrast, deltaE, oklchOf } from '../../lib/rgb.ts'
import type { PlacedInk } from '../../reading.ts'
import type { Brand } from './brand.ts'
import type { ColorToken } from '../facts.ts'
import { type Evidence, counted, isNeutral, ranked } from './evidence.ts'
import type { Grounds } from './grounds.ts'
import { hueApart, isShadeOf, isTinted } from '../../lib/tint.ts'
import { statusOf } from './status.ts'

/** Of the most used ink: a stronger one that is seen less is for headings, not for text. */
const OFTEN = 0.35
/** Share of the contrast of text that a quieter ink has at most. */
const QUIETER = 0.8
/** Letters a line: paragraphs have so many, captions fewer. */
const RUNNING = 28
const isRead = (places: readonly PlacedInk[]): boolean =>
  places.filter(({ letters }) => letters >= RUNNING).length >= 0.25 * places.length

/** WCAG contrast of an ink in which a page is set; the commonest ink below it is a companion. */
const READABLE = 5
/** From here on it is text, in whatever company. */
const LOUD = 9
/** Share of the strongest contrast: bodies of text are set a little softer than black (15.4 of 21 in Bootstrap). */
const AS_STRONG = 0.7
/** ΔE2000 within which two often read inks are one. */
const ONE_INK = 4
const LEGIBLE = 1.8

/** Where running text stands: on the page and what lies on it, not on buttons and tags. */
const paper = new Set(['page', 'surface', 'strip', 'field', 'bar', 'item', 'other'])
/** A chosen place in a bar is no link. */
const linkable = new Set(['page', 'surface', 'strip', 'other'])

export function inks(seen: Evidence, { page, surface }: Grounds, { fill }: Brand): RoleProposal[] {
  const found: RoleProposal[] = []
  const ground = surface ?? page
  if (!ground) return found
  const isOnPaper = ({ part, ground: on }: PlacedInk): boolean =>
    paper.has(part) &&
    on !== null &&
    (!isTinted(on) || isShadeOf(on, ground.value)) &&
    contrast(on, ground.value) < 2.5
  const width = (place: PlacedInk): number => (isOnPaper(place) && place.letters > 0 ? place.box.width : 0)
  const neutral = ranked(seen.inks, (place, token) =>
    isNeutral(token) || isDarkest(token, ground) ? width(place) : 0,
  ).filter(({ token }) => contrast(token.value, ground.value) > LEGIBLE)
  const contrastOf = (token: ColorToken) => contrast(token.value, ground.value)
  const often = neutral.filter(({ score }) => score >= OFTEN * (neutral[0]?.score ?? 0))
  const strongest = often.toSorted((a, b) => contrastOf(b.token) - contrastOf(a.token))[0]
  // Of several that are as good as black, the one that is met everywhere: a table may have one of its own.
  const everywhere = often
    .filter(({ token }) => strongest && contrastOf(token) >= AS_STRONG * contrastOf(strongest.token))
    .toSorted((a, b) => holdersOf(b.places) - holdersOf(a.places) || b.score - a.score)[0]
  // Several readings of one ink: the one that was read most.
  const text = everywhere && often.find(({ token }) => deltaE(token.value, everywhere.token.value) <= ONE_INK)
  if (text)
    found.push({
      key: text.token.key,
      role: 'text/default',
      sure: 0.9,
      why: `${counted(text.places, 'line')} on page and surfaces, in the ink that stands out most of those read often`,
    })
  const usual =
    neutral[0] && isRead(neutral[0].places) && contrastOf(neutral[0].token) >= READABLE ? neutral[0] : text
  const muted = neutral.find(
    ({ token }) =>
      usual &&
      token !== text?.token &&
      token !== usual.token &&
      contrastOf(token) < Math.min(LOUD, QUIETER * contrastOf(usual.token)),
  )
  if (muted)
    found.push({
      key: muted.token.key,
      role: 'text/muted',
      sure: 0.8,
      why: `${counted(muted.places, 'line')} in less contrast than the text`,
    })
  const links = ranked(seen.inks, (place, token) => {
    if (!isOnPaper(place) || !linkable.has(place.part) || place.letters < 2 || isNeutral(token)) return 0
    if (isHead(place, seen)) return 0
    return place.letters * linkHue(token, fill)
  }).filter(({ token, score }) => score >= 4 && token !== text?.token && contrastOf(token) > LEGIBLE)
  const link = links[0]
  if (link)
    found.push({
      key: link.token.key,
      role: 'text/link',
      sure: 0.7,
      why: `${counted(link.places, 'coloured word or line', 'coloured words or lines')} among the text`,
    })
  return found
}

/** Boxes it is read on; the rows of a table are one. */
const holdersOf = (places: readonly PlacedInk[]): number =>
  new Set(
    places.map(({ frame, on }) => {
      const { x, y } = (on?.part === 'strip' ? on.parent?.box : on?.box) ?? { x: -1, y: -1 }
      return `${frame} ${x} ${y}`
    }),
  ).size

/** A deep ink with a tint is text: nobody reads it as coloured. */
const isDarkest = ({ value }: ColorToken, { value: ground }: ColorToken): boolean =>
  oklchOf(value).c < 0.09 && contrast(value, ground) >= 9

/** The brand's own, or blue where the brand is not: red and green words are messages. */
function linkHue({ value }: ColorToken, fill: ColorToken | undefined): number {
  if (fill && hueApart(value, fill.value) <= BRAND && oklchOf(fill.value).c >= 0.05) return 3
  return statusOf(value) === 'info' && oklchOf(value).c >= 0.08 ? 1 : 0
}
/** Degrees. */
const BRAND = 20

/** In the strip at the top of a wide frame, where navigation is, whether or not the strip is painted. */
function isHead({ box, frame: id }: PlacedInk, { frames }: Evidence): boolean {
  const frame = frames.find((one) => one.frame.id === id)?.frame
  return frame !== undefined && frame.width >= WIDE && box.y < HEAD
}
const WIDE = 600
const HEAD = 72
