/**
 * The closed vocabulary of W3C design token values (DTCG 2025.10, the 13 kinds of the report), in the canonical
 * subset this project reads and writes. Token types turn evidence into these values, formats write them down.
 */
import * as z from 'zod'

const finite = z.number()
const inGamut = (channel: number): number => Math.min(1, Math.max(0, channel))
const byte = (channel: number): string =>
  Math.round(inGamut(channel) * 255)
    .toString(16)
    .padStart(2, '0')

/** sRGB, each 0–1 → `#rrggbb`. The one place where a channel becomes 8 bits. */
export const hexOf = (srgb: readonly number[]): string => `#${srgb.map(byte).join('')}`

interface Spelled {
  colorSpace: 'srgb' | 'display-p3'
  components: [number, number, number]
  hex: string
}

/**
 * Both spellings of an sRGB color say the same, or readers disagree: 90 % is .89999998 in Figma, 229 of 255 as it is
 * and 230 once rounded to .9. The components are the value, so the hex follows them; both stay in their gamut.
 */
export function agreed<C extends Spelled>(color: C): C {
  const [a, b, c] = color.components
  const components: Spelled['components'] = [inGamut(a), inGamut(b), inGamut(c)]
  return { ...color, components, hex: color.colorSpace === 'srgb' ? hexOf(components) : color.hex }
}

const color = z
  .object({
    colorSpace: z.enum(['srgb', 'display-p3']),
    /** Each 0–1. */
    components: z.tuple([finite, finite, finite]),
    alpha: finite.min(0).max(1),
    /** sRGB, six lower-case digits: the fallback where `colorSpace` is not understood. */
    hex: z.string().regex(/^#[0-9a-f]{6}$/),
  })
  .overwrite(agreed)
const dimension = z.object({ value: finite, unit: z.enum(['px', 'rem']) })
const duration = z.object({ value: finite.min(0), unit: z.enum(['ms', 's']) })
const fontFamily = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const fontWeight = finite.min(1).max(1000)
const number = finite
const cubicBezier = z.tuple([finite.min(0).max(1), finite, finite.min(0).max(1), finite])
const strokeStyle = z.union([
  z.enum(['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'outset', 'inset']),
  z.object({ dashArray: z.array(dimension).min(1), lineCap: z.enum(['round', 'butt', 'square']) }),
])
const border = z.object({ color, width: dimension, style: strokeStyle })
const transition = z.object({ duration, delay: duration, timingFunction: cubicBezier })
const shadowLayer = z.object({
  color,
  offsetX: dimension,
  offsetY: dimension,
  blur: dimension,
  spread: dimension,
  inset: z.boolean(),
})
const shadow = z.array(shadowLayer).min(1)
const gradient = z.array(z.object({ color, position: finite.min(0).max(1) })).min(1)
const typography = z.object({
  fontFamily,
  fontSize: dimension,
  fontWeight,
  letterSpacing: dimension,
  /** A multiple of the font size. */
  lineHeight: finite.min(0),
})

/** One schema per W3C `$type`. */
export const valueSchemas = {
  color,
  dimension,
  fontFamily,
  fontWeight,
  duration,
  cubicBezier,
  number,
  strokeStyle,
  border,
  transition,
  shadow,
  gradient,
  typography,
}

export type Values = { [K in keyof typeof valueSchemas]: z.infer<(typeof valueSchemas)[K]> }
export type Kind = keyof Values
export type Value<K extends Kind = Kind> = Values[K]
export const kinds = Object.keys(valueSchemas) as [Kind, ...Kind[]]

/** A table with one entry per kind: leave one out and the compiler asks for it. */
export type ByKind<R> = { readonly [K in Kind]: (value: Value<K>) => R }
