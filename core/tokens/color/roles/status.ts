/** Colours that say how something went: by hue, on tags, alerts and words, and only beside the brand. */
import type { Value } from '../../../../shared/dtcg.ts'
import type { PlacedBox, PlacedInk, PlacedLine } from '../../reading.ts'
import type { RoleProposal } from '../../type.ts'
import { contrast, oklchOf } from '../../lib/rgb.ts'
import { hueApart, isShadeOf, isTinted } from '../../lib/tint.ts'
import type { ColorToken } from '../facts.ts'
import { type Evidence, counted, ranked } from './evidence.ts'
import type { Brand } from './brand.ts'
import type { Grounds } from './grounds.ts'

/** OKLCH hues, degrees, from … to: where people change their mind about what a colour warns of. */
export const statuses = {
  danger: [345, 46],
  warning: [46, 112],
  success: [112, 190],
  info: [190, 345],
} as const satisfies Record<string, readonly [number, number]>
export type Status = keyof typeof statuses

export function statusOf(color: Value<'color'>): Status {
  const { h } = oklchOf(color)
  if (h >= statuses.danger[0] || h < statuses.danger[1]) return 'danger'
  return h < statuses.warning[1] ? 'warning' : h < statuses.success[1] ? 'success' : 'info'
}

/** OKLCH degrees: an orange is a red where it stands alone, and warns where a red stands beside it. */
const ORANGE = 34
/** Degrees by which that red is redder. */
const REDDER = 9

/** What a hue says beside the others that say something. */
export function statusAmong(others: readonly Value<'color'>[]): (color: Value<'color'>) => Status {
  const red = Math.min(...others.filter((color) => statusOf(color) === 'danger').map(hueFromPink))
  return (color) => {
    const own = statusOf(color)
    const hue = hueFromPink(color)
    return own === 'danger' && hue >= ORANGE && hue >= red + REDDER ? 'warning' : own
  }
}
/** Degrees; pinks below 0, so that they and reds are in one order. */
const hueFromPink = (color: Value<'color'>): number => {
  const { h } = oklchOf(color)
  return h >= statuses.danger[0] ? h - 360 : h
}

/** OKLCH chroma: an ink or a line shows its hue from here on. */
const INK = 0.055
/** A fill that says it by itself; paler ones are tints. */
const STRONG = 0.09
const isStrong = (color: Value<'color'>): boolean => oklchOf(color).c >= STRONG
/** Degrees: a tag in the brand's hue is the brand's. */
const BRAND = 30

export function status(
  seen: Evidence,
  { page }: Grounds,
  { fill }: Brand,
  taken: readonly RoleProposal[],
): RoleProposal[] {
  const isTaken = ({ key }: ColorToken) => taken.some((one) => one.key === key)
  const proposals: RoleProposal[] = []
  const isBrands = (color: Value<'color'>) =>
    fill !== undefined && oklchOf(fill.value).c >= 0.05 && hueApart(color, fill.value) <= BRAND
  // A blue tag may be the brand's, or the one that is chosen: it informs where the brand has another hue.
  const isInfo = (color: Value<'color'>, { part, outline, fill: own }: PlacedBox) =>
    part === 'alert'
      ? !isBrands(color) || (outline !== null && oklchOf(outline.color).c >= INK)
      : part === 'tag' && !isBrands(color) && (fill !== undefined || (isTinted(own) && !isStrong(own)))
  // A tint of the brand that also marks what is chosen, or holds content, says nothing of how something went.
  const brandTints = new Set(
    seen.boxes.flatMap(({ place, token: { value } }) =>
      (place.part === 'item' || place.part === 'surface') && isTinted(value) && isBrands(value)
        ? [value.hex]
        : [],
    ),
  )
  const isOnBrand = ({ on }: PlacedInk) => on !== null && brandTints.has(on.fill.hex)
  const told = statusAmong(
    seen.boxes.flatMap(({ place, token }) =>
      (place.part === 'tag' || place.part === 'alert') && isStrong(token.value) ? [token.value] : [],
    ),
  )
  for (const word of Object.keys(statuses) as Status[]) {
    const fills = ranked(seen.boxes, (place, token) => {
      if (token === fill || told(token.value) !== word || !isTinted(token.value)) return 0
      if (brandTints.has(token.value.hex)) return 0
      if (page && isShadeOf(token.value, page.value)) return 0
      if (word === 'info' && !isInfo(token.value, place)) return 0
      return fillWorth(place)
    })
    const strong = fills.find(
      ({ token }) => isStrong(token.value) && (!page || contrast(token.value, page.value) > 1.25),
    )
    const pale = fills.find(({ token }) => token !== strong?.token && !isStrong(token.value))
    const inked = ranked(seen.inks, (place, token) => {
      if (isTaken(token) || told(token.value) !== word || oklchOf(token.value).c < INK) return 0
      if (isOnBrand(place)) return 0
      if (word === 'info' && !(place.on && isInfo(token.value, place.on))) return 0
      return inkWorth(place, isBrands(token.value), word === 'info')
    })[0]
    const lined = ranked(seen.lines, (place, token) => {
      if (told(token.value) !== word || oklchOf(token.value).c < INK || isBrands(token.value)) return 0
      if (word === 'info' && !(place.around && isInfo(token.value, place.around))) return 0
      return lineWorth(place)
    })[0]
    const say = (
      found: { readonly token: ColorToken; readonly places: readonly { frame: string }[] } | undefined,
      role: string,
      what: string,
    ) => {
      if (found)
        proposals.push({
          key: found.token.key,
          role,
          sure: 0.7,
          why: `${what} ${counted(found.places, 'place')}`,
        })
    }
    say(strong, `bg/${word}`, 'fills')
    say(pale, `bg/${word}-subtle`, 'tints')
    say(inked, `text/${word}`, 'is written in')
    say(lined, `border/${word}`, 'encloses')
  }
  return proposals
}

const fillWorth = ({ part, area, inks }: PlacedBox): number =>
  part === 'tag' || part === 'alert'
    ? Math.sqrt(area)
    : part === 'button'
      ? 0.3 * Math.sqrt(area)
      : part === 'switch' && inks.length > 0
        ? 0.1 * Math.sqrt(area)
        : 0

function inkWorth({ part, letters, on }: PlacedInk, isBrands: boolean, isInfo: boolean): number {
  if (letters === 0) return 0
  if (part === 'tag' || part === 'alert') return letters * (on && isTinted(on.fill) ? 2 : 1)
  return !isBrands && !isInfo && (part === 'page' || part === 'surface' || part === 'strip')
    ? 0.5 * letters
    : 0
}

const lineWorth = ({ around, length }: PlacedLine): number =>
  around &&
  (around.part === 'tag' || around.part === 'alert' || around.part === 'field' || around.part === 'switch')
    ? length
    : 0
