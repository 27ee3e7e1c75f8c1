/** The colour of a product: what its buttons are filled with; where there is none, what marks the chosen thing. */
import type { PlacedBox } from '../../reading.ts'
import type { RoleProposal } from '../../type.ts'
import { contrast, oklchOf } from '../../lib/rgb.ts'
import type { ColorToken } from '../facts.ts'
import { type Evidence, type Ranked, counted, isNeutral, ranked } from './evidence.ts'
import type { Grounds } from './grounds.ts'
import { statusOf } from './status.ts'

export interface Brand {
  readonly fill: ColorToken | undefined
  readonly proposals: readonly RoleProposal[]
}

/** OKLCH chroma of a filled button: paler ones are secondary. */
const VIVID = 0.06
/** WCAG contrast with the paper, and OKLCH lightness above which a status hue is its tint. */
const SEEN = 1.25
const PALE = 0.87
const isTint = (value: ColorToken['value']): boolean =>
  oklchOf(value).l > PALE && statusOf(value) !== 'warning'

/** CSS px: lower ones may be tags. */
const USUAL = 28
/** WCAG contrast with what it lies on that makes a black or white button the first one. */
const STARK = 6

export function brand(seen: Evidence, { page, surface }: Grounds): Brand {
  const ground = surface ?? page
  const vivid = ({ value }: ColorToken) =>
    oklchOf(value).c >= VIVID && !isTint(value) && !(ground && contrast(value, ground.value) < SEEN)
  const buttons = brandFirst(
    ranked(seen.boxes, ({ part, box }, token) =>
      part === 'button' && vivid(token) ? (box.height >= USUAL ? 1 : 0.3) : 0,
    ),
  )
  const marks = brandFirst(ranked(seen.boxes, (place, token) => (vivid(token) ? markWorth(place) : 0)))
  const stark = ranked(seen.boxes, ({ part, fill, parent }, token) => {
    const on = parent?.fill ?? page?.value
    return part === 'button' && isNeutral(token) && on && contrast(fill, on) >= STARK ? 1 : 0
  })
  const chosen = chosenInBars(seen, vivid)
  const named = ranked(seen.boxes, ({ part }, token) => (part === 'tag' && chosen.has(token) ? 1 : 0))
  const hasOther = marks[0] !== undefined && !isWarning(marks[0].token)
  const [best, what] =
    buttons[0] && !(isWarning(buttons[0].token) && hasOther)
      ? ([buttons[0], 'button'] as const)
      : marks[0]
        ? ([marks[0], 'mark'] as const)
        : stark[0] && surface !== stark[0].token
          ? ([stark[0], 'button'] as const)
          : named[0]
            ? ([named[0], 'mark'] as const)
            : [undefined, 'button']
  if (!best) return { fill: undefined, proposals: [] }
  const fill = best.token
  const rivals = what === 'button' ? buttons : marks
  const sure = (0.9 * best.score) / (best.score + (rivals[1]?.score ?? 0))
  const why =
    what === 'button'
      ? `fills ${counted(best.places, 'button')}`
      : `marks what is chosen in ${counted(best.places, 'place')}`
  const on = ranked(seen.inks, ({ on, letters, part }) =>
    on?.fill.hex === fill.value.hex
      ? part === 'button'
        ? 3 * (letters || 0.5)
        : labelled.has(part)
          ? letters
          : 0
      : 0,
  ).filter(({ token }) => contrast(token.value, fill.value) >= LEGIBLE)[0]
  return {
    fill,
    proposals: [
      { key: fill.key, role: 'bg/brand', sure: what === 'button' ? sure : 0.6 * sure, why },
      ...(on
        ? [
            {
              key: on.token.key,
              role: 'text/on-brand',
              sure: 0.8,
              why: `is written on ${counted(on.places, 'of its boxes', 'of its boxes')}`,
            },
          ]
        : []),
    ],
  }
}

/** Words or icons beside the one that is chosen in a bar. */
const QUIET = 2
/** The colours in which a bar of navigation writes the one place that is chosen: where nothing is filled, that is the brand's. */
function chosenInBars({ inks }: Evidence, vivid: (token: ColorToken) => boolean): Set<ColorToken> {
  const bars = Map.groupBy(
    inks.filter(({ place }) => place.part === 'bar'),
    ({ place }) => place.on,
  )
  return new Set(
    [...bars.values()].flatMap((own) => {
      const coloured = [...new Set(own.map(({ token }) => token).filter(vivid))]
      const quiet = own.filter(({ token }) => isNeutral(token)).length
      return coloured.length === 1 && quiet >= QUIET ? coloured : []
    }),
  )
}

const LEGIBLE = 1.8
/** A word on these is read; what else lies on them may be the knob of a switch. */
const labelled = new Set(['item', 'tag'])

/** A status hue is the brand only where no other hue fills about as much: tags never outnumber it, deletions seldom do. */
function brandFirst(list: readonly Ranked<PlacedBox>[]): Ranked<PlacedBox>[] {
  const worth = ({ token, score }: Ranked<PlacedBox>) =>
    score * (statusOf(token.value) === 'info' ? 1 : WARY[statusOf(token.value)])
  return list.toSorted((a, b) => worth(b) - worth(a))
}
const WARY = { danger: 0.35, warning: 0.35, success: 0.7, info: 1 } as const

const isWarning = ({ value }: ColorToken): boolean => ['danger', 'warning'].includes(statusOf(value))

/** What marks the chosen one of several: items, switches and checks, bars of progress. */
function markWorth({ part, box }: PlacedBox): number {
  if (part === 'item') return 2
  // Toggles are long and checks are small; what is larger is the tile of an icon.
  if (part === 'switch') return box.width >= 1.5 * box.height || box.height <= 24 ? 1 : 0.1
  return 0
}
