/** W3C colors of any space in the canonical form, and how different two look. */
import {
  type Color,
  type Rgb,
  converter,
  differenceCiede2000,
  formatHex,
  formatHex8,
  parse,
  toGamut,
} from 'culori'
import { type Values, agreed } from '../../shared/dtcg.ts'

/** culori's names for the report's color spaces, and what its second and third component count in. */
const MODES: Readonly<Record<string, { mode: string; channels: string; percent?: true }>> = {
  srgb: { mode: 'rgb', channels: 'rgb' },
  'srgb-linear': { mode: 'lrgb', channels: 'rgb' },
  hsl: { mode: 'hsl', channels: 'hsl', percent: true },
  hwb: { mode: 'hwb', channels: 'hwb', percent: true },
  lab: { mode: 'lab', channels: 'lab' },
  lch: { mode: 'lch', channels: 'lch' },
  oklab: { mode: 'oklab', channels: 'lab' },
  oklch: { mode: 'oklch', channels: 'lch' },
  'display-p3': { mode: 'p3', channels: 'rgb' },
  'a98-rgb': { mode: 'a98', channels: 'rgb' },
  'prophoto-rgb': { mode: 'prophoto', channels: 'rgb' },
  rec2020: { mode: 'rec2020', channels: 'rgb' },
  'xyz-d65': { mode: 'xyz65', channels: 'xyz' },
  'xyz-d50': { mode: 'xyz50', channels: 'xyz' },
}

const rgb = converter('rgb')
const intoSrgb = toGamut('rgb', 'oklch')
/** Converts to D65 Lab itself: handing it D50 Lab would be off by up to 0.35. */
const difference = differenceCiede2000()

/** `components` of a color space as a canonical color; `null` for a space that nobody knows. */
export function canonicalColor(
  space: string,
  components: readonly unknown[],
  alpha: number,
): Values['color'] | null {
  const known = Object.hasOwn(MODES, space) ? MODES[space] : undefined
  if (!known || components.length !== 3) return null
  const numbers = components.map((component, i) => {
    const value = typeof component === 'number' ? component : 0
    return known.percent && i > 0 ? value / 100 : value
  })
  const color = {
    mode: known.mode,
    ...Object.fromEntries(numbers.map((value, i) => [known.channels.charAt(i), value])),
  } as unknown as Color
  const seen = displayable(rgb(color))
  const hex = formatHex(seen).toLowerCase()
  if (space === 'display-p3') return { colorSpace: 'display-p3', components: triple(numbers), alpha, hex }
  return agreed({ colorSpace: 'srgb', components: triple([seen.r, seen.g, seen.b].map(clamp)), alpha, hex })
}

/** Any color that CSS can write, and bare HSL channels as shadcn's first themes hold them; `null` for anything else. */
export function cssColor(text: string): Values['color'] | null {
  const bare = /^\s*(-?[\d.]+)(?:deg)?\s+([\d.]+%)\s+([\d.]+%)(?:\s*\/\s*([\d.]+%?))?\s*$/.exec(text)
  const [, hue, saturation, lightness, alpha] = bare ?? []
  const spelled = bare
    ? `hsl(${hue} ${saturation} ${lightness}${alpha === undefined ? '' : ` / ${alpha}`})`
    : // `rgba(#3366ff, 0.5)` is Tokens Studio's and Sass's.
      text
        .trim()
        .replace(
          /^rgba?\(\s*(#[0-9a-f]{3,8}|[a-z]+)\s*,\s*([\d.]+%?)\s*\)$/i,
          (_, of: string, share: string) => faded(of, share),
        )
  const color = parse(spelled.toLowerCase().trim())
  if (!color) return null
  const opacity = +(color.alpha ?? 1).toFixed(4)
  if (color.mode === 'p3') return canonicalColor('display-p3', [color.r, color.g, color.b], opacity)
  const seen = displayable(rgb(color))
  return canonicalColor(
    'srgb',
    [seen.r, seen.g, seen.b].map((channel) => +channel.toFixed(6)),
    opacity,
  )
}

const faded = (of: string, share: string): string => {
  const color = parse(of)
  const alpha = share.endsWith('%') ? Number(share.slice(0, -1)) / 100 : Number(share)
  return color && Number.isFinite(alpha) ? formatHex8({ ...color, alpha }) : ''
}

/** Mapped into sRGB only where it is outside: the mapping moves even colors on the edge a little. */
function displayable(color: Rgb): Rgb {
  const edge = 1e-6
  const inside = [color.r, color.g, color.b].every((channel) => channel >= -edge && channel <= 1 + edge)
  return inside ? color : intoSrgb(color)
}

const clamp = (value: number): number => Math.min(1, Math.max(0, +value.toFixed(6)))
const triple = ([a = 0, b = 0, c = 0]: readonly number[]): [number, number, number] => [a, b, c]

/** ΔE2000 of two colors, seen opaque. 1 is about the least that a trained eye notices side by side. */
export const deltaE = (a: Values['color'], b: Values['color']): number => difference(culoriOf(a), culoriOf(b))

const culoriOf = ({ colorSpace, components: [r, g, b] }: Values['color']): Color =>
  colorSpace === 'srgb' ? { mode: 'rgb', r, g, b } : { mode: 'p3', r, g, b }
