/** Checks a W3C color: space, three components in their ranges, alpha, and a fallback that says the same. */
import { cssColor } from './colors.ts'
import { isReference } from './references.ts'
import { type Found, isObject } from './tree.ts'

/** Upper bounds per component; lower bounds are 0 but for the signed axes. `null`: unbounded. */
type Range = readonly [number, number] | null
const unit: Range = [0, 1]
const percent: Range = [0, 100]
const hue: Range = [0, 360]
const SPACES: Readonly<Record<string, readonly [Range, Range, Range]>> = {
  srgb: [unit, unit, unit],
  'srgb-linear': [unit, unit, unit],
  hsl: [hue, percent, percent],
  hwb: [hue, percent, percent],
  lab: [percent, null, null],
  lch: [percent, [0, Infinity], hue],
  oklab: [unit, null, null],
  oklch: [unit, [0, Infinity], hue],
  'display-p3': [unit, unit, unit],
  'a98-rgb': [unit, unit, unit],
  'prophoto-rgb': [unit, unit, unit],
  rec2020: [unit, unit, unit],
  'xyz-d65': [unit, unit, unit],
  'xyz-d50': [unit, unit, unit],
}

const HEX = /^#[0-9a-f]{6}$/i
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Judges a reference that stands for a number. */
type Part = (value: unknown, kind: 'number', at: readonly string[]) => void

export function checkColor(value: unknown, at: readonly string[], found: Found, part: Part): void {
  if (!isObject(value)) {
    const text = JSON.stringify(value) ?? 'nothing'
    found(
      at,
      typeof value === 'string'
        ? `A color must be an object; ${text} is how drafts before 2025.10 wrote it.`
        : `A color must be an object, not ${text}.`,
      `Write ${exampleOf(value)}.`,
    )
    return
  }
  const { colorSpace, components, alpha, hex } = value
  const space = String(colorSpace)
  const ranges = Object.hasOwn(SPACES, space) ? SPACES[space] : undefined
  if (!ranges) {
    found(
      [...at, 'colorSpace'],
      `"${String(colorSpace)}" is not a color space of the format.`,
      `Use one of ${Object.keys(SPACES).join(', ')}.`,
    )
  }
  if (isReference(alpha)) part(alpha, 'number', [...at, 'alpha'])
  else if (alpha !== undefined && !(isNumber(alpha) && alpha >= 0 && alpha <= 1)) {
    found(
      [...at, 'alpha'],
      `alpha must be a number from 0 to 1, not ${JSON.stringify(alpha)}.`,
      'Half transparent is 0.5.',
    )
  }
  if (hex !== undefined && !(typeof hex === 'string' && HEX.test(hex))) {
    found(
      [...at, 'hex'],
      `hex must be "#" and six digits, not ${JSON.stringify(hex)}.`,
      'Transparency belongs into "alpha".',
    )
  }
  checkComponents(components, ranges, at, found, part)
  checkFallback(value, at, found)
}

function checkComponents(
  components: unknown,
  ranges: readonly Range[] | undefined,
  at: readonly string[],
  found: Found,
  part: Part,
): void {
  if (isReference(components)) return
  if (!Array.isArray(components) || components.length !== 3) {
    found(
      [...at, 'components'],
      'A color needs exactly three components.',
      'Write transparency as "alpha", not as a fourth component.',
    )
    return
  }
  components.forEach((component: unknown, i) => {
    const place = [...at, 'components', String(i)]
    if (isReference(component)) part(component, 'number', place)
    if (component === 'none' || isReference(component)) return
    const range = ranges?.[i]
    if (!isNumber(component)) {
      found(
        place,
        `A component must be a number or "none", not ${JSON.stringify(component)}.`,
        'Write it without quotes.',
      )
    } else if (range && (component < range[0] || component > range[1])) {
      found(
        place,
        `The component ${component} is outside ${range[0]} to ${range[1]}.`,
        range === unit && component > 1 && component <= 255
          ? `If this is of 255, write ${+(component / 255).toFixed(4)}.`
          : 'Check the color space and its ranges.',
      )
    }
  })
}

/** Half an 8-bit step: the hex of an sRGB color must round to the same bytes. */
function checkFallback(
  { colorSpace, components, hex }: Record<string, unknown>,
  at: readonly string[],
  found: Found,
): void {
  if (colorSpace !== 'srgb' || typeof hex !== 'string' || !HEX.test(hex) || !Array.isArray(components)) return
  if (components.length !== 3 || !components.every((c) => isNumber(c) && c >= 0 && c <= 1)) return
  const bytes = components.map((c: number) => Math.round(c * 255))
  const own = `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  if (own === hex.toLowerCase()) return
  found(
    [...at, 'hex'],
    `hex says ${hex}, but the components are ${own}: readers will disagree.`,
    `Write "hex": "${own}".`,
    'warning',
  )
}

/** The same color in the new form; a remedy never invents one. */
function exampleOf(value: unknown): string {
  const color = typeof value === 'string' ? cssColor(value) : null
  if (!color) return '{ "colorSpace": "srgb", "components": […], "hex": "#…" }'
  const components = color.components.map((channel) => +channel.toFixed(4)).join(', ')
  const alpha = color.alpha === 1 ? '' : `, "alpha": ${+color.alpha.toFixed(3)}`
  return `{ "colorSpace": "${color.colorSpace}", "components": [${components}]${alpha}, "hex": "${color.hex}" }`
}
