/** Makes and changes styles. Parts are bound to variables where that keeps the look. */
import { bodyNow, setStyleMark, styleSnapshot } from './read.ts'
import type { OurStyle } from './read.ts'
import { gradientPaint } from './gradients.ts'
import { sameDirection } from './bodies.ts'
import type { StyleBody, StyleDone, StyleWork } from './types.ts'
import type { Rgba } from '../types.ts'
import { toPercent } from '../values.ts'

export interface StyleTools {
  readonly byId: ReadonlyMap<string, OurStyle>
  /** A variable that holds exactly this color, or this number where the scope allows it. */
  colorVariable(color: Rgba): Variable | null
  numberVariable(value: number, scope: VariableScope): Variable | null
}

/** Fonts first: nothing of a text style can be set before. Gives the ones that could not be loaded. */
export async function loadFonts(fonts: Iterable<FontName>): Promise<Set<string>> {
  const missing = new Set<string>()
  const wanted = new Map([...fonts].map((font) => [fontKey(font), font]))
  for (const [key, font] of wanted) {
    try {
      await figma.loadFontAsync(font)
    } catch {
      missing.add(key)
    }
  }
  return missing
}

export const fontKey = ({ family, style }: FontName): string => `${family} ${style}`

/** Fonts that the works need: the one to be set, and the one that is set. */
export const fontsOf = (works: readonly StyleWork[], byId: ReadonlyMap<string, OurStyle>): FontName[] =>
  works.flatMap(({ body, target }) => {
    const current = target === null ? undefined : byId.get(target)
    return [
      // A new text style starts as Inter Regular, which must be loaded to leave it.
      ...(body?.style === 'text' ? [body.font, { family: 'Inter', style: 'Regular' }] : []),
      ...(current?.type === 'TEXT' ? [current.fontName] : []),
    ]
  })

export function applyStyle(work: StyleWork, tools: StyleTools): StyleDone {
  const current = work.target === null ? null : tools.byId.get(work.target)
  if (current === undefined) throw new Error('It was deleted meanwhile.')
  const before = current && styleSnapshot(current)
  const style = current ?? make(work.wanted.body)
  try {
    // At once, so that a crash leaves nothing that nobody knows.
    if (!current) setStyleMark(style, { id: work.wanted.token })
    if (work.name !== undefined) style.name = work.name
    if (work.body) setBody(style, work.body, tools)
    if (work.description !== undefined && style.description !== work.description) {
      style.description = work.description
    }
    const last = before?.mark?.last
    setStyleMark(style, {
      id: work.wanted.token,
      last: {
        name: work.name ?? last?.name ?? style.name,
        body: work.keep && last ? last.body : work.wanted.body,
        description: work.description ?? last?.description ?? '',
        ...(work.keep ? { kept: work.keep } : {}),
      },
    })
  } catch (error) {
    if (!current) style.remove()
    throw error
  }
  return { id: style.id, kind: work.wanted.body.style, before, after: styleSnapshot(style) }
}

export function make({ style }: Pick<StyleBody, 'style'>): OurStyle {
  if (style === 'text') return figma.createTextStyle()
  return style === 'effect' ? figma.createEffectStyle() : figma.createPaintStyle()
}

export function setBody(style: OurStyle, body: StyleBody, tools: Partial<StyleTools>): void {
  if (style.type === 'TEXT' && body.style === 'text') {
    const now = bodyNow(style)
    if (now?.style !== 'text' || fontKey(now.font) !== fontKey(body.font)) style.fontName = body.font
    style.fontSize = body.size
    // A bound number means px: what is relative stays literal.
    style.lineHeight =
      body.lineHeight === null ? { unit: 'AUTO' } : { unit: 'PERCENT', value: toPercent(body.lineHeight) }
    style.letterSpacing = { unit: 'PERCENT', value: toPercent(body.letterSpacing / body.size) }
    const size = tools.numberVariable?.(body.size, 'FONT_SIZE')
    if (size) style.setBoundVariable('fontSize', size)
  } else if (style.type === 'EFFECT' && body.style === 'effect') {
    style.effects = body.shadows.map(({ inset, color, variable: bound, x, y, blur, spread }) => {
      const { r, g, b, a } = color
      const effect: DropShadowEffect | InnerShadowEffect = {
        type: inset ? 'INNER_SHADOW' : 'DROP_SHADOW',
        color: { r, g, b, a },
        offset: { x, y },
        radius: blur,
        spread,
        visible: true,
        blendMode: 'NORMAL',
      }
      return { ...effect, ...alias(bound ?? tools.colorVariable?.(color)?.id) }
    })
  } else if (style.type === 'PAINT' && body.style === 'paint') {
    const { r, g, b, a } = body.color
    style.paints = [{ type: 'SOLID', color: { r, g, b }, opacity: a, ...alias(body.variable) }]
  } else if (style.type === 'PAINT' && body.style === 'gradient') {
    const now = bodyNow(style)
    // The ends that people dragged stay where only colors change.
    const kept = now?.style === 'gradient' && sameDirection(now, body) ? now.transform : undefined
    const stops = body.stops.map((stop) => ({
      ...stop,
      variable: stop.variable ?? tools.colorVariable?.(stop.color)?.id,
    }))
    style.paints = [gradientPaint({ ...body, transform: body.transform ?? kept, stops })]
  } else {
    throw new Error('It is a style of another kind.')
  }
}

/** As Figma's own helpers spell it: the objects of a style are set as a whole. */
const alias = (id: string | undefined) =>
  id === undefined ? {} : { boundVariables: { color: { type: 'VARIABLE_ALIAS' as const, id } } }
