/** Values as anybody writes them, in the canonical subset; `null` where they mean nothing. */
import type { Kind, Value } from '../../shared/dtcg.ts'
import { type Observed, observedSchemas } from '../../shared/observed.ts'
import { canonicalColor } from './colors.ts'
import { isObject } from './tree.ts'

const WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  'extra-light': 200,
  'ultra-light': 200,
  light: 300,
  normal: 400,
  regular: 400,
  book: 400,
  medium: 500,
  'semi-bold': 600,
  'demi-bold': 600,
  bold: 700,
  'extra-bold': 800,
  'ultra-bold': 800,
  black: 900,
  heavy: 900,
  'extra-black': 950,
  'ultra-black': 950,
}

/** `value`, whose references are already replaced, as a canonical value of `kind`; composites may lack parts. */
export function canonical(kind: Kind, value: unknown): Observed | null {
  const parsed = observedSchemas[kind].safeParse(present(prepare[kind](value)))
  return parsed.success ? (parsed.data as Observed) : null
}

/** An unseen part is an absent key, never `undefined`. */
const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(present)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}

const same = (value: unknown): unknown => value

/** The drafts before 2025.10 wrote text where there is an object now: "#3b82f6", "16px", "200ms". */
const measure = (value: unknown): unknown => {
  const match =
    typeof value === 'string' ? /^\s*(-?(?:\d+\.?\d*|\.\d+))\s*(px|rem|ms|s)?\s*$/.exec(value) : null
  if (!match) return value
  return { value: Number(match[1]), unit: match[2] ?? (Number(match[1]) === 0 ? 'px' : undefined) }
}

const color = (value: unknown): unknown => {
  if (typeof value === 'string') return fromHex(value)
  if (!isObject(value)) return value
  const { colorSpace, components, alpha = 1 } = value
  if (typeof alpha !== 'number' || !Array.isArray(components)) return null
  return canonicalColor(String(colorSpace), components, alpha)
}

const fromHex = (text: string): Value<'color'> | null => {
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text.trim())?.[1]
  if (digits === undefined) return null
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits
  const [r = 0, g = 0, b = 0, a = 255] = (full.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  const components = [r, g, b].map((byte) => +(byte / 255).toFixed(6))
  return canonicalColor('srgb', components, +(a / 255).toFixed(4))
}

const fontWeight = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  const number = Number(value)
  return value.trim() !== '' && !Number.isNaN(number)
    ? number
    : (WEIGHTS[
        value
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, '-')
      ] ?? value)
}

const shadowLayer = (value: unknown): unknown =>
  isObject(value)
    ? {
        color: color(value['color']),
        offsetX: measure(value['offsetX']),
        offsetY: measure(value['offsetY']),
        blur: measure(value['blur']),
        spread: measure(value['spread']),
        inset: value['inset'] ?? false,
      }
    : value

const prepare: Readonly<Record<Kind, (value: unknown) => unknown>> = {
  color,
  dimension: measure,
  duration: measure,
  fontFamily: same,
  fontWeight,
  number: (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
  cubicBezier: same,
  strokeStyle: same,
  border: (value) =>
    isObject(value)
      ? { color: color(value['color']), width: measure(value['width']), style: value['style'] }
      : value,
  transition: (value) =>
    isObject(value)
      ? { ...value, duration: measure(value['duration']), delay: measure(value['delay']) }
      : value,
  shadow: (value) => (Array.isArray(value) ? (value as unknown[]).map(shadowLayer) : [shadowLayer(value)]),
  gradient: (value) =>
    Array.isArray(value)
      ? (value as unknown[]).map((stop) => (isObject(stop) ? { ...stop, color: color(stop['color']) } : stop))
      : value,
  typography: (value) =>
    isObject(value)
      ? {
          ...value,
          fontSize: measure(value['fontSize']),
          letterSpacing: measure(value['letterSpacing']),
          fontWeight: fontWeight(value['fontWeight']),
        }
      : value,
}
