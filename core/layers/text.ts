/** What a text layer states of its type. */
import type { Layer, LayerText } from '../../shared/layer.ts'
import { autoHeight } from './auto-height.ts'
import type { FigmaNode, Lost, Place } from './node.ts'
import { round } from './numbers.ts'
import { type Size, paintsOf } from './paints.ts'

export const TEXT_FIELDS = [
  'fontName',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
  'textCase',
  'textDecoration',
  'fills',
] as const

/** The fields of a text, or of a part of it in one style; `undefined` for several values. Nothing of it is sure. */
export type Stated = Readonly<Partial<Record<(typeof TEXT_FIELDS)[number] | 'characters', unknown>>>

/** One style as `text`; several as `segments` beside the one most characters have. */
export function textOf(
  node: FigmaNode,
  size: Size,
  profile: Place['profile'],
  lost: Lost,
): Pick<Layer, 'text' | 'segments'> {
  const characters = node.get('characters')
  if (typeof characters !== 'string' || characters.length === 0) return {}
  const whole = Object.fromEntries(TEXT_FIELDS.map((field) => [field, node.get(field)])) as Stated
  // Asking for segments is slow, and most texts have one style.
  if (TEXT_FIELDS.every((field) => OPTIONAL.has(field) || whole[field] !== undefined)) {
    const text = styleOf({ ...whole, characters })
    if (!text) lost('text')
    return text ? { text: withHeight(text, whole, node, size, characters) } : {}
  }
  return segmented(node.get('segments'), size, profile, lost)
}

/** Older documents do not say these. */
const OPTIONAL: ReadonlySet<string> = new Set(['textCase', 'textDecoration'])

function segmented(
  stated: unknown,
  size: Size,
  profile: Place['profile'],
  lost: Lost,
): Pick<Layer, 'text' | 'segments'> {
  const styles = new Map<string, NonNullable<Layer['segments']>[number]>()
  for (const segment of Array.isArray(stated) ? (stated as Stated[]) : []) {
    const text = styleOf(segment)
    if (!text) {
      lost('text')
      continue
    }
    const style = { ...text, fills: paintsOf(segment.fills, size, profile, lost) }
    const key = JSON.stringify({ ...style, characters: 0 })
    const known = styles.get(key)
    if (known) known.characters += style.characters
    else styles.set(key, style)
  }
  const segments = [...styles.values()]
  const [most] = segments.toSorted((a, b) => b.characters - a.characters)
  if (!most) return {}
  const { fills: _, ...text } = most
  return { text, segments }
}

/** A text in one style is as high as its lines. */
function withHeight(
  text: LayerText,
  { lineHeight }: Stated,
  node: FigmaNode,
  size: Size,
  characters: string,
) {
  if (!text.auto || text.lineHeight !== undefined) return text
  const height =
    isMeasure(lineHeight) && lineHeight.unit === 'AUTO'
      ? autoHeight({ characters, size: text.size, height: size.height, resize: node.get('textAutoResize') })
      : null
  return height === null ? text : { ...text, lineHeight: height }
}

const cases: Readonly<Record<string, LayerText['case']>> = {
  UPPER: 'upper',
  LOWER: 'lower',
  TITLE: 'title',
  SMALL_CAPS: 'small-caps',
  SMALL_CAPS_FORCED: 'small-caps',
}
const decorations: Readonly<Record<string, LayerText['decoration']>> = {
  UNDERLINE: 'underline',
  STRIKETHROUGH: 'strikethrough',
}

/** No control and no half characters: no database holds them, no font is called so; braces mean references. */
const fontOf = (name: unknown): string =>
  (typeof name === 'string' ? name : '')
    .replace(/[\p{Cc}\p{Cs}{}]/gu, '')
    .trim()
    .slice(0, 200)

const isMeasure = (value: unknown): value is { unit: unknown; value?: unknown; px?: unknown } =>
  typeof value === 'object' && value !== null && 'unit' in value

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function styleOf(stated: Stated): LayerText | null {
  const { fontName, fontSize, fontWeight, letterSpacing, characters } = stated
  const { family, style } = (fontName ?? {}) as { family?: unknown; style?: unknown }
  if (!isNumber(fontSize) || fontSize <= 0 || fontOf(family) === '') return null
  const face = fontOf(style)
  return {
    family: fontOf(family),
    style: face,
    weight: isNumber(fontWeight) ? Math.min(1000, Math.max(1, fontWeight)) : 400,
    size: round(fontSize),
    ...heightOf(stated.lineHeight, fontSize),
    letterSpacing: spacingOf(letterSpacing, fontSize),
    characters: typeof characters === 'string' ? characters.length : 0,
    ...(/italic|oblique/i.test(face) && { italic: true }),
    ...said(cases[String(stated.textCase)], decorations[String(stated.textDecoration)]),
  }
}

const said = (
  asCase: LayerText['case'],
  decoration: LayerText['decoration'],
): Pick<LayerText, 'case' | 'decoration'> => ({
  ...(asCase && { case: asCase }),
  ...(decoration && { decoration }),
})

/** `px` beside AUTO: documents say what it came to. */
function heightOf(stated: unknown, size: number): Pick<LayerText, 'lineHeight' | 'auto'> {
  if (!isMeasure(stated)) return {}
  const of = (height: number) => ({ lineHeight: round(Math.min(100, Math.max(0, height)), 4) })
  if (stated.unit === 'AUTO') return { auto: true, ...(isNumber(stated.px) && of(stated.px / size)) }
  if (!isNumber(stated.value)) return {}
  return of(stated.unit === 'PIXELS' ? stated.value / size : stated.value / 100)
}

/** Four decimals: -0.408 px is what iOS states of 17 px. */
function spacingOf(stated: unknown, size: number): number {
  if (!isMeasure(stated) || !isNumber(stated.value)) return 0
  return round(stated.unit === 'PIXELS' ? stated.value : (stated.value / 100) * size, 4)
}
