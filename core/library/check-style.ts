/** A snippet of CSS against a library: which values are tokens, which are next to one, which are none. Pure. */
import type { Value } from '../../shared/dtcg.ts'
import { lengthIn } from '../../shared/css-value.ts'
import { cssName, figmaName } from '../../shared/names.ts'
import type { AnyToken } from '../../shared/token.ts'
import type { scopes } from '../../shared/token-type.ts'
import type { Exportable } from '../formats/format.ts'
import { isFor } from '../formats/meant.ts'
import { cssColor, deltaE } from '../exchange/colors.ts'

export interface StyleFinding {
  readonly property: string
  readonly value: string
  /** `exact`: write the token. `near`: probably meant. `none`: nothing in the library is near to it. */
  readonly is: 'exact' | 'near' | 'none'
  /** A sentence for people and agents. */
  readonly message: string
  readonly token?: string
  /** ΔE2000 of colors, px of lengths. */
  readonly distance?: number
}

/** ΔE2000: what two people hold side by side and take for one color ends at about 2.3; a wrong hex digit is within 5. */
const NEAR_COLOR = 5
/** px, and as a share of the length: 15 for 16, 23 for 24. */
const NEAR_LENGTH = { px: 2, share: 0.15 }

/** What a property's lengths are for, by where Figma offers such. */
const LENGTHS: readonly (readonly [RegExp, (typeof scopes)[number]])[] = [
  [/^(?:padding|margin|gap|row-gap|column-gap|inset)/, 'GAP'],
  [/^border(?:-\w+)*-radius$/, 'CORNER_RADIUS'],
  [/^(?:(?:min|max)-)?(?:width|height|inline-size|block-size)$/, 'WIDTH_HEIGHT'],
]

const DECLARATION = /([\w-]+)\s*:\s*([^;{}]+)/g
const COLOR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab|color)\([^()]*\)/gi
const LENGTH = /(?<![\w.#-])(\d*\.?\d+)(px|rem)\b/g

/** `text` may be a stylesheet, a rule, declarations, or a bare value such as `#2563eb`. */
export function checkStyle(text: string, tokens: Exportable): StyleFinding[] {
  const plain = text.replace(/\/\*[^]*?\*\//g, ' ')
  const declarations = [...plain.matchAll(DECLARATION)].map(([, property = '', value = '']) => ({
    property,
    value,
  }))
  const all = declarations.length > 0 ? declarations : [{ property: '', value: plain }]
  // A custom property that a library defines is no use of one.
  return all
    .filter(({ property }) => !property.startsWith('--'))
    .flatMap(({ property, value }) => [
      ...[...value.matchAll(COLOR)]
        .map(([color]) => colorFinding(property, color, tokens))
        .filter((one) => one !== null),
      ...lengthsIn(property.toLowerCase(), value, tokens),
    ])
}

function colorFinding(property: string, text: string, { set }: Exportable): StyleFinding | null {
  const color = cssColor(text)
  if (!color) return null
  const near = set.primitives
    .filter(({ kind }) => kind === 'color')
    .map((token) => {
      const own = token.value as Value<'color'>
      // A see-through color is another color, however near its hue.
      const apart = deltaE(color, own) + Math.abs(own.alpha - color.alpha) * 100
      return { token, distance: Math.round(apart * 10) / 10 }
    })
    .toSorted((a, b) => a.distance - b.distance)
  return told(property, text, near[0], NEAR_COLOR, set)
}

function lengthsIn(property: string, value: string, { set, types }: Exportable): StyleFinding[] {
  const scope = LENGTHS.find(([names]) => names.test(property))?.[1]
  if (!scope) return []
  const fitting = new Set(
    types.filter((type) => type.kind === 'dimension' && isFor(type, scope)).map(({ name }) => name),
  )
  return [...value.matchAll(LENGTH)].flatMap(([text, number, unit]) => {
    const px = lengthIn(
      { value: Number(number), unit: unit === 'rem' ? 'rem' : 'px' },
      { unit: 'px', remBase: 16 },
    )
    if (px === 0) return []
    const near = set.primitives
      .filter(({ type }) => fitting.has(type))
      .map((token) => {
        const own = lengthIn(token.value as Value<'dimension'>, { unit: 'px', remBase: 16 })
        return { token, distance: Math.round(Math.abs(own - px) * 100) / 100 }
      })
      .toSorted((a, b) => a.distance - b.distance)
    return [told(property, text, near[0], Math.min(NEAR_LENGTH.px, px * NEAR_LENGTH.share), set)]
  })
}

function told(
  property: string,
  value: string,
  best: { readonly token: AnyToken; readonly distance: number } | undefined,
  reach: number,
  set: Exportable['set'],
): StyleFinding {
  const where = property === '' ? '' : `${property}: `
  if (!best || best.distance > reach) {
    const nearest = best ? `; the nearest is ${figmaName(best.token.path)}, ${best.distance} away` : ''
    return { property, value, is: 'none', message: `${where}${value} is no token of this library${nearest}.` }
  }
  const { token, distance } = best
  const name = figmaName(token.path)
  const roles = set.semantics
    .filter(({ alias }) => Object.values(alias).includes(token.key))
    .map(({ path }) => cssName(path))
  const use = [cssName(token.path), ...roles].map((one) => `var(${one})`)
  const write = `Use ${use[0]}${use.length > 1 ? `, or where it is for that: ${use.slice(1, 6).join(', ')}` : ''}.`
  return distance === 0
    ? {
        property,
        value,
        is: 'exact',
        token: name,
        distance,
        message: `${where}${value} is ${name}. ${write}`,
      }
    : {
        property,
        value,
        is: 'near',
        token: name,
        distance,
        message: `${where}${value} is ${distance} from ${name}. ${write}`,
      }
}
