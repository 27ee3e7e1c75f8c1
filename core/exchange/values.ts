/** Is this a value of that type, as the 2025.10 report defines it? Parts may be references. */
import { type Kind, kinds } from '../../shared/dtcg.ts'
import { checkColor } from './color.ts'
import { type Forest, checkPart, isKind, isReference } from './references.ts'
import { nearest } from './nearest.ts'
import { type Found, type TokenNode, isObject } from './tree.ts'

type At = readonly string[]
type Check = (value: unknown, at: At, found: Found, part: PartCheck) => void
type PartCheck = (value: unknown, kind: Kind, at: At) => void

/** Every name the report allows for a font weight. */
const WEIGHTS = new Set(
  (
    'thin hairline extra-light ultra-light light normal regular book medium semi-bold demi-bold bold ' +
    'extra-bold ultra-bold black heavy extra-black ultra-black'
  ).split(' '),
)
const STROKES = ['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'outset', 'inset']
const CAPS = ['round', 'butt', 'square']

export function checkValue(token: TokenNode, type: string, all: Forest, found: Found): void {
  const at = [...token.path, '$value']
  if (!isKind(type)) {
    const close = nearest(type, kinds)
    found(
      [...token.path, ...(token.ownType === undefined ? [] : ['$type'])],
      `"${type}" is not a type of the format.`,
      close ? `Did you mean "${close}"?` : `The types are ${kinds.join(', ')}.`,
    )
    return
  }
  const part: PartCheck = (value, kind, at) => {
    if (isReference(value)) checkPart(value, kind, at, all, found)
    else checks[kind](value, at, found, part)
  }
  checks[type](token.node['$value'], at, found, part)
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** An object with a number and one of a few units. */
const measure =
  (what: string, units: readonly string[]): Check =>
  (value, at, found, part) => {
    const remedy = written(value, what, units)
    if (!isObject(value)) {
      found(at, `A ${what} must be an object, not ${show(value)}.`, remedy)
      return
    }
    if (isReference(value['value'])) part(value['value'], 'number', [...at, 'value'])
    else if (!isNumber(value['value'])) {
      found([...at, 'value'], `The value of a ${what} must be a number, not ${show(value['value'])}.`, remedy)
    }
    if (!units.includes(value['unit'] as string) && !isReference(value['unit'])) {
      found(
        value['unit'] === undefined ? at : [...at, 'unit'],
        value['unit'] === undefined
          ? `A ${what} needs a unit, also when it is 0.`
          : `${show(value['unit'])} is not a unit of a ${what}.`,
        `The units are ${units.join(' and ')}.`,
      )
    }
  }

/** The same value in the format's form, where it has one; a remedy never invents a value. */
function written(value: unknown, what: string, units: readonly string[]): string {
  const form = (number: number | string, unit: string) => `Write { "value": ${number}, "unit": "${unit}" }.`
  const [, number, unit = ''] = /^\s*(-?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)\s*$/i.exec(String(value)) ?? []
  if (isObject(value) || number === undefined) {
    return typeof value === 'string' && /[-+*/{}]/.test(value)
      ? 'The format has no arithmetic: write the result, as a number with its unit.'
      : form('…', units.join('" or "'))
  }
  if (units.includes(unit)) return form(Number(number), unit)
  if (Number(number) === 0) return form(0, units[0] ?? '')
  return unit === ''
    ? `Say its unit: { "value": ${Number(number)}, "unit": "${units.join('" or "')}" }.`
    : `"${unit}" is no unit of a ${what}; the units are ${units.join(' and ')}.`
}

const within =
  (what: string, low: number, high: number): Check =>
  (value, at, found) => {
    if (isNumber(value) && value >= low && value <= high) return
    const range = high === Infinity ? '' : ` from ${low} to ${high}`
    found(
      at,
      `A ${what} must be a number${range}, not ${show(value)}.`,
      'Write it without quotes and within the range.',
    )
  }

/** An object with exactly these parts. */
const composite =
  (what: Kind, parts: Readonly<Record<string, Kind>>, optional: readonly string[] = []): Check =>
  (value, at, found, part) => {
    if (!isObject(value)) {
      found(
        at,
        `A ${what} must be an object with ${Object.keys(parts).join(', ')}, not ${show(value)}.`,
        'Write its parts one by one.',
      )
      return
    }
    for (const [name, kind] of Object.entries(parts)) {
      if (value[name] === undefined) {
        found(
          at,
          `The ${what} has no "${name}".`,
          'All parts are needed; parts that are not known belong into tokens of their own.',
        )
      } else part(value[name], kind, [...at, name])
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(parts, name) || optional.includes(name)) continue
      found(
        [...at, name],
        `"${name}" is not part of a ${what}.`,
        `The parts are ${[...Object.keys(parts), ...optional].join(', ')}.`,
      )
    }
  }

const shadowLayer = composite(
  'shadow',
  { color: 'color', offsetX: 'dimension', offsetY: 'dimension', blur: 'dimension', spread: 'dimension' },
  ['inset'],
)

const checks: Readonly<Record<Kind, Check>> = {
  color: checkColor,
  dimension: measure('dimension', ['px', 'rem']),
  duration: measure('duration', ['ms', 's']),
  number: within('number', -Infinity, Infinity),
  fontFamily(value, at, found, part) {
    const all = Array.isArray(value) ? (value as unknown[]) : [value]
    all.forEach((name, i) => isReference(name) && part(name, 'fontFamily', [...at, String(i)]))
    const names = all.filter((name) => !isReference(name))
    if (names.length < all.length && names.length === 0) return
    if (names.length > 0 && names.every((name) => typeof name === 'string' && name !== '')) return
    found(
      at,
      `A font family must be a name or a list of names, not ${show(value)}.`,
      'Write ["Inter", "sans-serif"].',
    )
  },
  fontWeight(value, at, found) {
    if (typeof value === 'string' ? WEIGHTS.has(value) : isNumber(value) && value >= 1 && value <= 1000)
      return
    const close = typeof value === 'string' ? nearest(value, WEIGHTS) : null
    found(
      at,
      `${show(value)} is not a font weight.`,
      close ? `Did you mean "${close}"?` : 'Write a number from 1 to 1000, or a name such as "semi-bold".',
    )
  },
  cubicBezier(value, at, found, part) {
    const points = Array.isArray(value) ? (value as unknown[]) : []
    points.forEach((point, i) => isReference(point) && part(point, 'number', [...at, String(i)]))
    const good = points.length === 4 && points.every((n) => isNumber(n) || isReference(n))
    const inside = [points[0], points[2]].every((x) => !isNumber(x) || (x >= 0 && x <= 1))
    if (good && inside) return
    found(
      at,
      `A cubic Bézier must be four numbers, the first and third from 0 to 1, not ${show(value)}.`,
      'Write [0.4, 0, 0.2, 1].',
    )
  },
  strokeStyle(value, at, found, part) {
    if (typeof value === 'string' && STROKES.includes(value)) return
    const dashes = isObject(value) ? value['dashArray'] : undefined
    if (!isObject(value) || !Array.isArray(dashes) || !CAPS.includes(value['lineCap'] as string)) {
      found(
        at,
        `${show(value)} is not a stroke style.`,
        `Write ${STROKES.join(', ')}, or { "dashArray": […], "lineCap": "round" }.`,
      )
      return
    }
    dashes.forEach((dash: unknown, i) => part(dash, 'dimension', [...at, 'dashArray', String(i)]))
  },
  border: composite('border', { color: 'color', width: 'dimension', style: 'strokeStyle' }),
  transition: composite('transition', {
    duration: 'duration',
    delay: 'duration',
    timingFunction: 'cubicBezier',
  }),
  shadow(value, at, found, part) {
    const layers: unknown[] = Array.isArray(value) ? value : [value]
    if (layers.length === 0)
      found(at, 'A shadow needs at least one layer.', 'Write one layer, or remove the token.')
    layers.forEach((layer, i) => {
      const place = Array.isArray(value) ? [...at, String(i)] : at
      if (isReference(layer)) {
        part(layer, 'shadow', place)
        return
      }
      shadowLayer(layer, place, found, part)
      const inset = isObject(layer) ? layer['inset'] : undefined
      if (inset !== undefined && typeof inset !== 'boolean') {
        found(
          [...place, 'inset'],
          `"inset" must be true or false, not ${show(inset)}.`,
          'Write true or false without quotes.',
        )
      }
    })
  },
  gradient(value, at, found, part) {
    if (!Array.isArray(value) || value.length === 0) {
      found(
        at,
        `A gradient must be a list of stops, not ${show(value)}.`,
        'Write [{ "color": …, "position": 0 }, …].',
      )
      return
    }
    value.forEach((stop: unknown, i) => {
      const place = [...at, String(i)]
      if (isReference(stop)) part(stop, 'gradient', place)
      else composite('gradient', { color: 'color', position: 'number' })(stop, place, found, part)
      const position = isObject(stop) ? stop['position'] : undefined
      if (isNumber(position) && (position < 0 || position > 1)) {
        found(
          [...place, 'position'],
          `A stop's position must be from 0 to 1, not ${position}.`,
          'Readers clamp it; write what you mean.',
          'warning',
        )
      }
    })
  },
  typography: composite('typography', {
    fontFamily: 'fontFamily',
    fontSize: 'dimension',
    fontWeight: 'fontWeight',
    letterSpacing: 'dimension',
    lineHeight: 'number',
  }),
}
