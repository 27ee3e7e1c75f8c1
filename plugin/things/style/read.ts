/** Reads the file's styles, and our marks on them. */
import * as z from 'zod'
import { gradientFormSchema } from '../../../shared/gradient.ts'
import { NAMESPACE } from '../../file/text.ts'
import { gradientBody } from './gradients.ts'
import type { ShadowBody, StyleBody, StyleMark, StyleSnapshot, StyleState } from './types.ts'

const KEY = 'style'

export type OurStyle = TextStyle | EffectStyle | PaintStyle

export async function localStyles(): Promise<OurStyle[]> {
  const [texts, effects, paints] = await Promise.all([
    figma.getLocalTextStylesAsync(),
    figma.getLocalEffectStylesAsync(),
    figma.getLocalPaintStylesAsync(),
  ])
  return [...texts, ...effects, ...paints]
}

/** Styles of libraries that the measured frames use. */
export async function boundStyles(ids: Iterable<string>): Promise<OurStyle[]> {
  const found: OurStyle[] = []
  for (const id of ids) {
    if (!id.startsWith('S:')) continue
    const style = await figma.getStyleByIdAsync(id)
    if (style?.remote && isOurs(style)) found.push(style)
  }
  return found
}

const isOurs = (style: BaseStyle): style is OurStyle =>
  style.type === 'TEXT' || style.type === 'EFFECT' || style.type === 'PAINT'

export const styleState = (style: OurStyle): StyleState => ({
  id: style.id,
  remote: style.remote,
  ...styleSnapshot(style),
})

export const styleSnapshot = (style: OurStyle): StyleSnapshot => ({
  name: style.name,
  description: style.description,
  body: bodyNow(style),
  mark: style.remote ? null : styleMarkOf(style),
})

export function bodyNow(style: OurStyle): StyleBody | null {
  if (style.type === 'TEXT') {
    const { fontName, fontSize, lineHeight, letterSpacing } = style
    return {
      style: 'text',
      font: { family: fontName.family, style: fontName.style },
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
  if (style.type === 'PAINT') {
    const [paint, ...others] = style.paints
    if (!paint || others.length > 0 || !isPlain(paint)) return null
    if (paint.type !== 'SOLID') return gradientBody(paint)
    const { r, g, b } = paint.color
    return { style: 'paint', color: { r, g, b, a: paint.opacity ?? 1 }, ...boundTo(paint) }
  }
  const shadows: ShadowBody[] = []
  for (const effect of style.effects) {
    if (effect.type !== 'DROP_SHADOW' && effect.type !== 'INNER_SHADOW') return null
    const { r, g, b, a } = effect.color
    shadows.push({
      inset: effect.type === 'INNER_SHADOW',
      color: { r, g, b, a },
      ...boundTo(effect),
      x: effect.offset.x,
      y: effect.offset.y,
      blur: effect.radius,
      spread: effect.spread ?? 0,
    })
  }
  return { style: 'effect', shadows }
}

/** It simply covers what is behind it. */
const isPlain = ({ visible = true, blendMode = 'NORMAL' }: Paint): boolean =>
  visible && blendMode === 'NORMAL'

const boundTo = ({ boundVariables }: { boundVariables?: { color?: VariableAlias } }) =>
  boundVariables?.color ? { variable: boundVariables.color.id } : {}

const rgba = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() })
const number = z.number()
const colored = { color: rgba, variable: z.string().optional() }
const row = z.tuple([number, number, number])
export const bodySchema = z.discriminatedUnion('style', [
  z.object({
    style: z.literal('text'),
    font: z.object({ family: z.string(), style: z.string() }),
    size: number,
    lineHeight: number.nullable(),
    letterSpacing: number,
  }),
  z.object({
    style: z.literal('effect'),
    shadows: z.array(
      z.object({ inset: z.boolean(), ...colored, x: number, y: number, blur: number, spread: number }),
    ),
  }),
  z.object({ style: z.literal('paint'), ...colored }),
  gradientFormSchema.extend({
    style: z.literal('gradient'),
    angle: number,
    stops: z.array(z.object({ ...colored, position: number })),
    transform: z.tuple([row, row]).optional(),
  }),
])
export const styleMarkSchema = z.object({
  id: z.string().min(1),
  last: z
    .object({
      name: z.string(),
      body: bodySchema,
      description: z.string(),
      kept: z.object({ theirs: z.string(), ours: z.string() }).optional(),
    })
    .optional(),
})

/** Null for what is not ours, and for what somebody damaged. */
function styleMarkOf(style: PluginDataMixin): StyleMark | null {
  const text = style.getSharedPluginData(NAMESPACE, KEY)
  if (text === '') return null
  try {
    const parsed = styleMarkSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function setStyleMark(style: PluginDataMixin, mark: StyleMark | null): void {
  const text = mark === null ? '' : JSON.stringify(mark)
  if (style.getSharedPluginData(NAMESPACE, KEY) !== text) style.setSharedPluginData(NAMESPACE, KEY, text)
}
