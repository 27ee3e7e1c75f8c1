/** Values as anybody writes them, in the canonical subset; parts that mean nothing are named. */
import { type Kind, type Value, type Values, valueSchemas } from '../../shared/dtcg.ts'
import { type Observed, observedSchemas } from '../../shared/observed.ts'
import { computed } from './arithmetic.ts'
import { canonicalColor, cssColor } from './colors.ts'
import { isObject } from './tree.ts'

const WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  extralight: 200,
  ultralight: 200,
  light: 300,
  normal: 400,
  regular: 400,
  book: 400,
  roman: 400,
  medium: 500,
  semibold: 600,
  demibold: 600,
  bold: 700,
  extrabold: 800,
  ultrabold: 800,
  black: 900,
  heavy: 900,
  extrablack: 950,
  ultrablack: 950,
}

export interface Canonical {
  readonly value: Observed
  /** Parts of a composite that could not be understood. */
  readonly lost: readonly string[]
}

/**
 * `value`, whose references are already replaced, as a canonical value of `kind`; composites may lack parts. `null`
 * where nothing of it is understood.
 */
export function canonical(kind: Kind, value: unknown): Canonical | null {
  const prepared = present(prepare[kind](value))
  const whole = observedSchemas[kind].safeParse(prepared)
  if (whole.success) return { value: whole.data as Observed, lost: partsWithout(value, prepared) }
  const schema = valueSchemas[kind]
  if (!('shape' in schema) || !isObject(prepared)) return null
  const shape = schema.shape as Readonly<Record<string, { safeParse(of: unknown): { success: boolean } }>>
  const lost = Object.keys(prepared).filter((name) => shape[name]?.safeParse(prepared[name]).success !== true)
  const rest = Object.fromEntries(Object.entries(prepared).filter(([name]) => !lost.includes(name)))
  const part = observedSchemas[kind].safeParse(rest)
  return part.success ? { value: part.data as Observed, lost } : null
}

/** Parts that are there, but not in what was made of it. */
const partsWithout = (value: unknown, prepared: unknown): string[] =>
  isObject(value) && isObject(prepared) && !('colorSpace' in prepared) && !('unit' in prepared)
    ? Object.keys(value).filter((name) => value[name] !== undefined && !(name in prepared))
    : []

/** An unseen part is an absent key, never `undefined`. */
const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(present)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}

const same = (value: unknown): unknown => value

/** The drafts before 2025.10 wrote text where there is an object now: "#3b82f6", "16px", "200ms". Nothing is nothing in any unit. */
const measure = (value: unknown): unknown => {
  if (isObject(value))
    return Number(value['value']) === 0 && value['unit'] === 'em' ? { value: 0, unit: 'px' } : value
  if (value === 0) return { value: 0, unit: 'px' }
  if (typeof value !== 'string') return value
  const text = computed(value) ?? value
  const [, number, unit] = /^\s*(-?(?:\d+\.?\d*|\.\d+))\s*(px|rem|ms|s|em|%|pt)?\s*$/.exec(text) ?? []
  if (number === undefined) return value
  if (Number(number) === 0 && unit !== 'ms' && unit !== 's') return { value: 0, unit: 'px' }
  return { value: Number(number), unit }
}

const color = (value: unknown): unknown => {
  if (typeof value === 'string') return cssColor(value)
  if (!isObject(value)) return value
  const { colorSpace, components, alpha = 1 } = value
  if (typeof alpha !== 'number' || !Array.isArray(components)) return figmaColor(value)
  return canonicalColor(String(colorSpace), components, alpha)
}

/** `{ r, g, b, a }`, each 0–1: as Figma itself and many of its exporters write it. */
function figmaColor({ r, g, b, a = 1 }: Record<string, unknown>): Value<'color'> | null {
  const channels = [r, g, b]
  if (!channels.every((channel) => typeof channel === 'number' && channel >= 0 && channel <= 1)) return null
  return typeof a === 'number' ? canonicalColor('srgb', channels, a) : null
}

const fontWeight = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  const number = Number(value)
  if (value.trim() !== '' && !Number.isNaN(number)) return number
  // "Semi Bold Italic" is as heavy as "SemiBold".
  const name = value
    .toLowerCase()
    .replace(/\b(?:italic|oblique)\b/g, '')
    .replace(/[\s_-]+/g, '')
  return WEIGHTS[name || 'normal'] ?? value
}

const shadowLayer = (value: unknown): unknown => {
  if (!isObject(value)) return value
  const { type, x, y } = value
  return {
    color: color(value['color']),
    offsetX: measure(value['offsetX'] ?? x),
    offsetY: measure(value['offsetY'] ?? y),
    blur: measure(value['blur'] ?? value['radius']),
    spread: measure(value['spread'] ?? 0),
    inset: value['inset'] ?? type === 'innerShadow',
  }
}

/** Lengths of a font that are told in its own size. */
function typography(value: unknown): unknown {
  if (!isObject(value)) return value
  const fontSize = measure(value['fontSize'])
  return {
    fontFamily: families(value['fontFamily']),
    fontSize,
    fontWeight: fontWeight(value['fontWeight']),
    letterSpacing: inSize(measure(value['letterSpacing']), fontSize),
    lineHeight: multiple(value['lineHeight'], fontSize),
  }
}

const sizeIn = (value: unknown): Values['dimension'] | null => {
  const parsed = valueSchemas.dimension.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** -0.02em of 16px are -0.32px, as -2% are. */
function inSize(value: unknown, fontSize: unknown): unknown {
  const size = sizeIn(fontSize)
  if (!isObject(value) || typeof value['value'] !== 'number') return value
  const share = value['unit'] === 'em' ? value['value'] : value['unit'] === '%' ? value['value'] / 100 : null
  if (share === null || !size) return value
  return { value: +(share * size.value).toFixed(6), unit: size.unit }
}

/** A line height above this many times the size is meant in px: no line of text is set so wide. */
const MOST_TIMES = 4

/** 24px of 16px are 1.5, as 150% and "1.5" are. */
function multiple(value: unknown, fontSize: unknown): unknown {
  const size = sizeIn(fontSize)
  const length = isObject(value) || typeof value === 'string' ? measure(value) : value
  if (!isObject(length) || typeof length['value'] !== 'number') return length
  const { value: number, unit } = length as { value: number; unit?: string }
  if (unit === '%') return +(number / 100).toFixed(6)
  if (unit === 'em') return number
  if (unit === undefined && number <= MOST_TIMES) return number
  if (!size || size.value === 0 || (unit !== undefined && unit !== size.unit)) return value
  return +(number / size.value).toFixed(6)
}

/** A list in one text, as CSS and Tokens Studio write it. */
const families = (value: unknown): unknown =>
  // What still has braces points to nothing.
  [value].flat().some((name) => typeof name === 'string' && /[{}]/.test(name)) ? null : listed(value)

const listed = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(',')
    ? value.split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'))
    : typeof value === 'string'
      ? value.replace(/^(['"])(.*)\1$/, '$2')
      : value

const number = (value: unknown): unknown => {
  if (typeof value !== 'string' || value.trim() === '') return value
  const percent = /^\s*(-?[\d.]+)%\s*$/.exec(value)?.[1]
  return percent === undefined ? Number(computed(value) ?? value) : +(Number(percent) / 100).toFixed(6)
}

const cubicBezier = (value: unknown): unknown => {
  const inner = typeof value === 'string' ? /^cubic-bezier\(([^)]*)\)$/.exec(value.trim())?.[1] : undefined
  return inner === undefined ? value : inner.split(',').map(Number)
}

const prepare: Readonly<Record<Kind, (value: unknown) => unknown>> = {
  color,
  dimension: measure,
  duration: measure,
  fontFamily: families,
  fontWeight,
  number,
  cubicBezier,
  strokeStyle: same,
  border: (value) =>
    isObject(value)
      ? { color: color(value['color']), width: measure(value['width']), style: value['style'] }
      : value,
  transition: (value) =>
    isObject(value)
      ? { ...value, duration: measure(value['duration']), delay: measure(value['delay'] ?? '0ms') }
      : value,
  shadow: (value) => (Array.isArray(value) ? (value as unknown[]).map(shadowLayer) : [shadowLayer(value)]),
  gradient: (value) =>
    Array.isArray(value)
      ? (value as unknown[]).map((stop) => (isObject(stop) ? { ...stop, color: color(stop['color']) } : stop))
      : value,
  typography,
}
