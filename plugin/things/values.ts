/** W3C values as Figma holds them, their equality, and how people read them. */
import type { Kind, Value, Values } from '../../shared/dtcg.ts'
import type { Shown } from '../../shared/variables.ts'
import type { FileValue, OtherValue, Raw, Rgba, TokenRef, VariableRef } from './types.ts'
import type { VariableType } from './variable/types.ts'

/** Figma keeps float32: 0.4 comes back as 0.4000000059604645. */
const EPSILON = 1e-6
/** Alpha is stated with three decimals: 26 of 255 is 0.102. */
const ALPHA = 6e-4
/** Channels are stated with four: a color picked in HSB lies between two of 255 steps. */
const CHANNEL = 6e-5
const PX_PER_REM = 16

export interface Typed {
  readonly type: VariableType
  readonly value: Raw
}

/** What a value is as a variable; null where Figma's variables have no form for the kind. */
export function toVariable(kind: Kind, value: Value, profile: Profile): Typed | null {
  const convert = converters[kind]
  return convert ? (convert as (value: Value, profile: Profile) => Typed)(value, profile) : null
}

/** The document's color space: its numbers mean colors there. */
export type Profile = DocumentNode['documentColorProfile']

const float = (value: number): Typed => ({ type: 'FLOAT', value })

const converters: { readonly [K in Kind]?: (value: Values[K], profile: Profile) => Typed } = {
  color: (value, profile) => ({ type: 'COLOR', value: toRgba(value, profile) }),
  dimension: (value) => float(toPx(value)),
  number: float,
  fontWeight: float,
  fontFamily: (value) => ({ type: 'STRING', value: typeof value === 'string' ? value : (value[0] ?? '') }),
}

export const toPx = ({ value, unit }: Values['dimension']): number =>
  unit === 'rem' ? value * PX_PER_REM : value

/**
 * A color in the document's space; what a document without wide colors cannot hold is written as its fallback. W3C
 * components carry four decimals: where they spell one of 255 steps, that very step is meant, and equals what the file
 * holds.
 */
export function toRgba({ colorSpace, components, alpha, hex }: Values['color'], profile: Profile): Rgba {
  const wide = profile === 'DISPLAY_P3'
  const [r, g, b] = components
  // Figma refuses what no screen shows.
  if (colorSpace === 'display-p3' && wide) return { r: unit(r), g: unit(g), b: unit(b), a: alpha }
  const channel = (i: 0 | 1 | 2) => {
    const step = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255
    return colorSpace === 'srgb' && Math.abs(components[i] - step) > 1e-4 ? unit(components[i]) : step
  }
  const srgb = { r: channel(0), g: channel(1), b: channel(2) }
  return { ...(wide ? toP3(srgb) : srgb), a: alpha }
}

const unit = (n: number) => Math.min(1, Math.max(0, n))

type Rgb = Omit<Rgba, 'a'>

/** sRGB to Display P3, which shares its curve (CSS Color 4, § 10.9). */
function toP3({ r, g, b }: Rgb): Rgb {
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)]
  return {
    r: curved(0.8224619687143623 * lr + 0.17753803128563775 * lg),
    g: curved(0.03319419885096161 * lr + 0.9668058011490384 * lg),
    b: curved(0.01708263072112003 * lr + 0.07239744066396346 * lg + 0.9105199286149165 * lb),
  }
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const curved = (c: number) =>
  Math.min(1, Math.max(0, c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055))

const near = (a: number, b: number) => Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a), Math.abs(b))

export const isRgba = (value: unknown): value is Rgba =>
  typeof value === 'object' && value !== null && 'r' in value && 'a' in value
export const isVariableRef = (value: unknown): value is VariableRef =>
  typeof value === 'object' && value !== null && 'variable' in value
export const isOther = (value: FileValue): value is OtherValue =>
  typeof value === 'object' && 'other' in value
export const isTokenRef = (value: unknown): value is TokenRef =>
  typeof value === 'object' && value !== null && 'token' in value

export function same(a: FileValue | undefined, b: FileValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (typeof a === 'number' && typeof b === 'number') return near(a, b)
  if (isRgba(a) && isRgba(b))
    return (
      [a.r - b.r, a.g - b.g, a.b - b.b].every((apart) => Math.abs(apart) <= CHANNEL) &&
      Math.abs(a.a - b.a) <= ALPHA
    )
  if (isVariableRef(a) && isVariableRef(b)) return a.variable === b.variable
  return a === b
}

/** Equal values have equal keys; `same` has the last word. A ten-thousandth is far coarser than float32 and far finer than one of 255 steps. */
export function valueKey(value: Raw): string {
  const round = (n: number) => Math.round(n * 1e4)
  if (typeof value === 'number') return `FLOAT ${round(value)}`
  if (typeof value === 'string') return `STRING ${value}`
  return `COLOR ${round(value.r)} ${round(value.g)} ${round(value.b)} ${Math.round(value.a * 255)}`
}

/** 1.5 → 150, without the dust of floating point. */
export const toPercent = (n: number): number => Math.round(n * 1e6) / 1e4

const tidy = (n: number) => String(Math.round(n * 1000) / 1000)
export const hundredths = (n: number): string => String(Math.round(n * 100) / 100)

/** What went through percent and float32 comes back a little off. */
export const close = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-4

export function shown(value: Raw): Shown {
  if (typeof value === 'number') return { text: tidy(value) }
  if (typeof value === 'string') return { text: value }
  const channel = (n: number) =>
    Math.round(Math.min(1, Math.max(0, n)) * 255)
      .toString(16)
      .padStart(2, '0')
  const hex = `#${channel(value.r)}${channel(value.g)}${channel(value.b)}`
  const opaque = near(value.a, 1)
  return {
    text: opaque ? hex : `${hex} ${tidy(value.a * 100)} %`,
    color: opaque ? hex : hex + channel(value.a),
  }
}
