/** The values that one layer shows, as far as variables or styles can hold them. */
import { isShadow, shadowBody } from '../things/style/effect.ts'
import { textBody } from '../things/style/text.ts'
import type { ShadowBody } from '../things/style/types.ts'
import type { Slot } from './types.ts'

const FRAMES = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SECTION'])
const CORNERS = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const
const PADDINGS = ['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'] as const
const WEIGHTS = ['strokeTopWeight', 'strokeRightWeight', 'strokeBottomWeight', 'strokeLeftWeight'] as const

export function slotsOf(node: SceneNode): Slot[] {
  const slots: Slot[] = []
  if ('fills' in node && typeof node.fills !== 'symbol') {
    slots.push(...paintSlots('fills', node.fills, styleId(node, 'fillStyleId'), fillScope(node)))
  }
  if ('strokes' in node && node.strokes.length > 0 && hasStroke(node)) {
    slots.push(...paintSlots('strokes', node.strokes, styleId(node, 'strokeStyleId'), 'STROKE_COLOR'))
    if ('strokeTopWeight' in node) slots.push(...numbers(node, WEIGHTS, 'stroke width', 'STROKE_FLOAT'))
  }
  if ('topLeftRadius' in node) slots.push(...numbers(node, CORNERS, 'corner radius', 'CORNER_RADIUS'))
  if ('layoutMode' in node && node.layoutMode !== 'NONE') slots.push(...layoutSlots(node))
  if ('effects' in node) slots.push(...effectSlots(node.effects, styleId(node, 'effectStyleId')))
  if (node.type === 'TEXT') slots.push(...textSlots(node))
  return slots
}

const fillScope = ({ type }: SceneNode): VariableScope =>
  type === 'TEXT' ? 'TEXT_FILL' : FRAMES.has(type) ? 'FRAME_FILL' : 'SHAPE_FILL'

/** Empty for none; `figma.mixed` is a symbol: several styles. */
function styleId(node: SceneNode, field: string): string | null {
  const id: unknown = field in node ? node[field as keyof typeof node] : ''
  return typeof id === 'string' && id !== '' ? id : null
}

function hasStroke(node: SceneNode): boolean {
  if ('strokeTopWeight' in node) return WEIGHTS.some((field) => node[field] > 0)
  return 'strokeWeight' in node && typeof node.strokeWeight === 'number' && node.strokeWeight > 0
}

function paintSlots(
  list: 'fills' | 'strokes',
  paints: readonly Paint[],
  style: string | null,
  scope: VariableScope,
): Slot[] {
  const property = list === 'strokes' ? 'stroke' : scope === 'TEXT_FILL' ? 'text color' : 'fill'
  return paints.flatMap((paint, i): Slot[] => {
    if (paint.type !== 'SOLID' || paint.visible === false) return []
    const { r, g, b } = paint.color
    const a = paint.opacity ?? 1
    if (a === 0) return []
    return [
      {
        kind: 'COLOR',
        property,
        fields: [`${list}.${i}`],
        scope,
        value: { r, g, b, a },
        bound: paint.boundVariables?.color?.id ?? style,
      },
    ]
  })
}

type Fields = Readonly<Record<string, number>>

/** One slot per value: four equal corners are one decision. Nought is none. */
function numbers(node: SceneNode, fields: readonly string[], property: string, scope: VariableScope): Slot[] {
  const slots = new Map<string, { fields: string[]; value: number; bound: string | null }>()
  for (const field of fields) {
    const value = (node as unknown as Fields)[field] ?? 0
    if (value === 0) continue
    const bound = aliasOf(node, field)
    const key = `${value} ${bound}`
    const known = slots.get(key)
    if (known) known.fields.push(field)
    else slots.set(key, { fields: [field], value, bound })
  }
  return [...slots.values()].map((slot) => ({ kind: 'FLOAT', property, scope, ...slot }))
}

function aliasOf(node: SceneNode, field: string): string | null {
  const bound: unknown = node.boundVariables?.[field as keyof typeof node.boundVariables]
  return typeof bound === 'object' && bound !== null && 'id' in bound && typeof bound.id === 'string'
    ? bound.id
    : null
}

/** What space is distributed over, or holds nothing apart, is not shown. */
function layoutSlots(node: SceneNode & AutoLayoutMixin & ChildrenMixin): Slot[] {
  if (node.children.length === 0) return []
  const gaps: string[] = []
  if (node.children.length > 1) {
    if (node.layoutMode === 'GRID') gaps.push('gridColumnGap', 'gridRowGap')
    else {
      if (node.primaryAxisAlignItems !== 'SPACE_BETWEEN') gaps.push('itemSpacing')
      const wraps = node.layoutWrap === 'WRAP' && node.counterAxisAlignContent !== 'SPACE_BETWEEN'
      if (wraps && node.counterAxisSpacing !== null) gaps.push('counterAxisSpacing')
    }
  }
  return [...numbers(node, gaps, 'gap', 'GAP'), ...numbers(node, PADDINGS, 'padding', 'GAP')]
}

/** The shadow as a whole, which a style may hold, and its colors, which variables may hold. */
function effectSlots(effects: readonly Effect[], style: string | null): Slot[] {
  const shadows: ShadowBody[] = []
  const colors: Slot[] = []
  for (const [i, effect] of effects.entries()) {
    if (!effect.visible || !isShadow(effect)) continue
    const { variable, ...shadow } = shadowBody(effect)
    shadows.push(shadow)
    colors.push({
      kind: 'COLOR',
      property: 'shadow color',
      fields: [`effects.${i}`],
      scope: 'EFFECT_COLOR',
      value: shadow.color,
      bound: variable ?? null,
      part: true,
    })
  }
  // A style holds all effects of a layer: with a blur among them it is not a shadow.
  if (shadows.length === 0 || shadows.length < effects.length) return style === null ? colors : []
  const value = { style: 'effect', shadows } as const
  const whole: Slot = {
    kind: 'effect-style',
    property: 'shadow',
    fields: ['effectStyleId'],
    scope: null,
    value,
    bound: style,
  }
  return style === null ? [whole, ...colors] : [whole]
}

function textSlots(node: TextNode): Slot[] {
  const { fontName, fontSize, lineHeight, letterSpacing, textCase, textDecoration } = node
  // `figma.mixed` is a symbol: a text in several styles is left to its author.
  if (typeof fontName === 'symbol' || typeof fontSize === 'symbol') return []
  if (typeof lineHeight === 'symbol' || typeof letterSpacing === 'symbol') return []
  if (typeof textCase === 'symbol' || typeof textDecoration === 'symbol') return []
  return [
    {
      kind: 'text-style',
      property: 'text style',
      fields: ['textStyleId'],
      scope: null,
      value: textBody({ fontName, fontSize, lineHeight, letterSpacing, textCase, textDecoration }),
      bound: styleId(node, 'textStyleId') ?? aliasOfText(node),
    },
  ]
}

/** Text may be bound to variables part by part instead of to a style. */
function aliasOfText(node: TextNode): string | null {
  const bound = node.boundVariables?.fontSize?.[0]
  return bound?.id ?? null
}
