/** W3C values as CSS writes them: one spelling for every output that speaks CSS. */
import type { ByKind, Kind, Value, Values } from './dtcg.ts'

export interface Units {
  /** Unit that lengths are written in; a value in the other unit is converted with `remBase`. */
  readonly unit: 'px' | 'rem'
  /** px per rem. */
  readonly remBase: number
}

/** Six decimals: finer than any measurement, and `0.4` never becomes `0.400000002`. */
export const round = (value: number): number => Number(value.toFixed(6)) + 0

export function lengthIn({ value, unit }: Values['dimension'], to: Units): number {
  if (unit === to.unit) return round(value)
  return round(unit === 'px' ? value / to.remBase : value * to.remBase)
}

/** 8-bit channels: the hex is the sRGB fallback of every color space. */
export const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

const color = ({ hex, alpha }: Values['color']): string =>
  alpha === 1 ? hex : `rgb(${channels(hex).join(' ')} / ${round(alpha)})`

/** Generic families are keywords; everything else is quoted, so that any name is legal. */
const GENERIC = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
  'math',
])

const fontFamily = (value: Values['fontFamily']): string =>
  [value]
    .flat()
    .map((name) => (GENERIC.has(name) ? name : cssString(name)))
    .join(', ')

/** A CSS string; `<` too is escaped so that the result is safe inside an HTML `<style>`. */
const cssString = (text: string): string =>
  `'${text.replace(/['\\<\p{Cc}]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}'`

const duration = ({ value, unit }: Values['duration']): string => `${round(value)}${unit}`
const cubicBezier = (value: Values['cubicBezier']): string => `cubic-bezier(${value.map(round).join(', ')})`
/** CSS has no dash lengths: a dashed line is the nearest it can say. */
const strokeStyle = (value: Values['strokeStyle']): string => (typeof value === 'string' ? value : 'dashed')

export function cssValue<K extends Kind>(kind: K, value: Value<K>, units: Units): string {
  const length = (dimension: Values['dimension']) => `${lengthIn(dimension, units)}${units.unit}`
  const table: ByKind<string> = {
    color,
    dimension: length,
    fontFamily,
    fontWeight: (weight) => `${round(weight)}`,
    duration,
    cubicBezier,
    number: (number) => `${round(number)}`,
    strokeStyle,
    border: ({ width, style, color: ink }) => `${length(width)} ${strokeStyle(style)} ${color(ink)}`,
    transition: (of) => `${duration(of.duration)} ${cubicBezier(of.timingFunction)} ${duration(of.delay)}`,
    shadow: (layers) =>
      layers
        .map(({ inset, offsetX, offsetY, blur, spread, color: ink }) =>
          [
            inset ? 'inset ' : '',
            [offsetX, offsetY, blur, spread].map(length).join(' '),
            ' ',
            color(ink),
          ].join(''),
        )
        .join(', '),
    /** The stops; which gradient they make (linear, radial) is not part of the W3C value. */
    gradient: (stops) =>
      stops.map(({ color: ink, position }) => `${color(ink)} ${round(position * 100)}%`).join(', '),
    /** The `font` shorthand, which has no room for letter spacing. */
    typography: (font) =>
      `${round(font.fontWeight)} ${length(font.fontSize)}/${round(font.lineHeight)} ${fontFamily(font.fontFamily)}`,
  }
  return (table[kind] as (value: Value<K>) => string)(value)
}
