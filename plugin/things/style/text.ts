/** Text styles. */
import * as z from 'zod'
import type { Observed } from '../../../shared/observed.ts'
import { textLooksSchema } from '../../../shared/text-looks.ts'
import { lengthTidy } from '../tidy.ts'
import { close, hundredths, same, toPercent, toPx, valueKey } from '../values.ts'
import type { BodyKind } from './body.ts'
import { fontKey, styleOf } from './fonts.ts'
import type { TextBody } from './types.ts'

export const text: BodyKind<TextBody, 'TEXT'> = {
  type: 'TEXT',
  group: 'Text styles',
  kind: 'typography',
  schema: z.object({
    style: z.literal('text'),
    font: z.object({ family: z.string(), style: z.string() }),
    size: z.number(),
    lineHeight: z.number().nullable(),
    letterSpacing: z.number(),
    case: textLooksSchema.shape.case,
    decoration: textLooksSchema.shape.decoration,
  }),
  of({ value, looks = {} }, _profile, fonts) {
    const { fontFamily, fontSize, fontWeight, letterSpacing, lineHeight } = value as Observed<'typography'>
    const family = typeof fontFamily === 'string' ? fontFamily : fontFamily?.[0]
    if (family === undefined) return { missing: 'Its font family was not seen: a text style needs one.' }
    if (fontSize === undefined) return { missing: 'Its font size was not seen: a text style needs one.' }
    if (fontWeight === undefined) return { missing: 'Its font weight was not seen: a text style needs one.' }
    const font = fonts ? styleOf(fonts, family, fontWeight, looks.italic) : { family, style: '' }
    if (!font) {
      return {
        missing: `The font ${family} in weight ${fontWeight}${looks.italic ? ' italic' : ''} is not available here: install it, then write again.`,
      }
    }
    return {
      body: {
        style: 'text',
        font,
        size: toPx(fontSize),
        // What the font makes of it is not a number that somebody chose.
        lineHeight: looks.auto ? null : (lineHeight ?? null),
        letterSpacing: letterSpacing ? toPx(letterSpacing) : 0,
        ...(looks.case && { case: looks.case }),
        ...(looks.decoration && { decoration: looks.decoration }),
      },
    }
  },
  same: (a, b) =>
    fontKey(a.font) === fontKey(b.font) &&
    same(a.size, b.size) &&
    close(a.lineHeight, b.lineHeight) &&
    close(a.letterSpacing, b.letterSpacing) &&
    a.case === b.case &&
    a.decoration === b.decoration,
  key: ({ font, size }) => `text ${fontKey(font)} ${valueKey(size)}`,
  show({ font, size, lineHeight }) {
    const height = lineHeight === null ? '' : ` / ${hundredths(lineHeight * 100)} %`
    return { text: `${fontKey(font)} ${hundredths(size)}${height}` }
  },
  tidy: (body) => ({
    ...body,
    size: lengthTidy(body.size),
    letterSpacing: lengthTidy(body.letterSpacing),
  }),
  make: () => figma.createTextStyle(),
  read: (style) => textBody(style),
  set(style, body, exact) {
    if (fontKey(style.fontName) !== fontKey(body.font)) style.fontName = body.font
    style.fontSize = body.size
    // A bound number means px: what is relative stays literal.
    style.lineHeight =
      body.lineHeight === null ? { unit: 'AUTO' } : { unit: 'PERCENT', value: toPercent(body.lineHeight) }
    style.letterSpacing = { unit: 'PERCENT', value: toPercent(body.letterSpacing / body.size) }
    const textCase = CASES[body.case ?? 'none']
    const line = LINES[body.decoration ?? 'none']
    if (style.textCase !== textCase) style.textCase = textCase
    if (style.textDecoration !== line) style.textDecoration = line
    const size = exact?.number(body.size, 'FONT_SIZE')
    if (size) style.setBoundVariable('fontSize', size)
  },
}

const CASES: Record<NonNullable<TextBody['case']> | 'none', TextCase> = {
  none: 'ORIGINAL',
  upper: 'UPPER',
  lower: 'LOWER',
  title: 'TITLE',
  'small-caps': 'SMALL_CAPS',
}
const LINES: Record<NonNullable<TextBody['decoration']> | 'none', TextDecoration> = {
  none: 'NONE',
  underline: 'UNDERLINE',
  strikethrough: 'STRIKETHROUGH',
}
const keyOf = <K extends string, V>(table: Record<K, V>, value: V): Exclude<K, 'none'> | undefined => {
  const key = (Object.keys(table) as K[]).find((one) => table[one] === value)
  return key === undefined || key === 'none' ? undefined : (key as Exclude<K, 'none'>)
}

type TextField = 'fontName' | 'fontSize' | 'lineHeight' | 'letterSpacing' | 'textCase' | 'textDecoration'

/** Of a style, or of a layer that shows one style. */
export const textBody = ({
  fontName: { family, style },
  fontSize,
  lineHeight,
  letterSpacing,
  textCase,
  textDecoration,
}: Pick<TextStyle, TextField>): TextBody => {
  const [asCase, decoration] = [keyOf(CASES, textCase), keyOf(LINES, textDecoration)]
  return {
    ...(asCase && { case: asCase }),
    ...(decoration && { decoration }),
    style: 'text',
    font: { family, style },
    size: fontSize,
    lineHeight:
      lineHeight.unit === 'AUTO'
        ? null
        : lineHeight.unit === 'PERCENT'
          ? lineHeight.value / 100
          : lineHeight.value / fontSize,
    letterSpacing:
      letterSpacing.unit === 'PERCENT' ? (letterSpacing.value / 100) * fontSize : letterSpacing.value,
  }
}
