/** W3C values as Figma holds them, their equality, and how people read them. */
import type { Kind, Value, Values } from '../../shared/dtcg.ts'
import type { Shown } from '../../shared/variables.ts'
import type { FileValue, Raw, Rgba, TokenRef, VariableRef, VariableType } from './types.ts'

/** Figma keeps float32: 0.4 comes back as 0.4000000059604645. */
const EPSILON = 1e-6
const PX_PER_REM = 16

export interface Typed {
  readonly type: VariableType
  readonly value: Raw
}

/** What a value is as a variable; null where Figma's variables have no form for the kind. */
export function toVariable(kind: Kind, value: Value): Typed | null {
  const convert = converters[kind]
  return convert ? (convert as (value: Value) => Typed)(value) : null
}

const float = (value: number): Typed => ({ type: 'FLOAT', value })

const converters: { readonly [K in Kind]?: (value: Values[K]) => Typed } = {
  color: (value) => ({ type: 'COLOR', value: toRgba(value) }),
  dimension: (value) => float(toPx(value)),
  number: float,
  fontWeight: float,
  fontFamily: (value) => ({ type: 'STRING', value: typeof value === 'string' ? value : (value[0] ?? '') }),
}

export const toPx = ({ value, unit }: Values['dimension']): number =>
  unit === 'rem' ? value * PX_PER_REM : value

/**
 * Files are sRGB unless told otherwise; a wide color is written as its fallback there. W3C components carry four
 * decimals: where they spell one of 255 steps, that very step is meant, and equals what the file holds.
 */
export function toRgba({ colorSpace, components, alpha, hex }: Values['color']): Rgba {
  const channel = (i: 0 | 1 | 2) => {
    const step = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255
    return colorSpace === 'srgb' && Math.abs(components[i] - step) > 1e-4 ? components[i] : step
  }
  return { r: channel(0), g: channel(1), b: channel(2), a: alpha }
}

const near = (a: number, b: number) => Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a), Math.abs(b))

export const isRgba = (value: unknown): value is Rgba =>
  typeof value === 'object' && value !== null && 'r' in value && 'a' in value
export const isVariableRef = (value: unknown): value is VariableRef =>
  typeof value === 'object' && value !== null && 'variable' in value
export const isTokenRef = (value: unknown): value is TokenRef =>
  typeof value === 'object' && value !== null && 'token' in value

export function same(a: FileValue | undefined, b: FileValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (typeof a === 'number' && typeof b === 'number') return near(a, b)
  if (isRgba(a) && isRgba(b)) return near(a.r, b.r) && near(a.g, b.g) && near(a.b, b.b) && near(a.a, b.a)
  if (isVariableRef(a) && isVariableRef(b)) return a.variable === b.variable
  return a === b
}

/** Equal values have equal keys. A ten-thousandth is far coarser than float32 and far finer than one of 255 steps. */
export function valueKey(value: Raw): string {
  const round = (n: number) => Math.round(n * 1e4)
  if (typeof value === 'number') return `FLOAT ${round(value)}`
  if (typeof value === 'string') return `STRING ${value}`
  return `COLOR ${round(value.r)} ${round(value.g)} ${round(value.b)} ${round(value.a)}`
}

/** 1.5 → 150, without the dust of floating point. */
export const toPercent = (n: number): number => Math.round(n * 1e6) / 1e4

const tidy = (n: number) => String(Math.round(n * 1000) / 1000)

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
