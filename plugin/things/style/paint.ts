/** Color styles of one plain color. */
import * as z from 'zod'
import type { Observed } from '../../../shared/observed.ts'
import { colorTidy } from '../tidy.ts'
import { same, shown, toRgba, valueKey } from '../values.ts'
import type { BodyKind } from './body.ts'
import { alias, boundTo, colored, onlyPaint } from './colored.ts'
import type { PaintBody } from './types.ts'

export const paint: BodyKind<PaintBody, 'PAINT'> = {
  type: 'PAINT',
  group: 'Color styles',
  kind: 'color',
  schema: z.object({ style: z.literal('paint'), ...colored }),
  of: ({ value }, profile) => ({
    body: { style: 'paint', color: toRgba(value as Observed<'color'>, profile) },
  }),
  same: (a, b) => same(a.color, b.color),
  key: ({ color }) => `paint ${valueKey(color)}`,
  show: ({ color }) => shown(color),
  tidy: (body) => ({ ...body, color: colorTidy(body.color) }),
  make: () => figma.createPaintStyle(),
  read(style) {
    const only = onlyPaint(style)
    if (only?.type !== 'SOLID') return null
    const { r, g, b } = only.color
    return { style: 'paint', color: { r, g, b, a: only.opacity ?? 1 }, ...boundTo(only) }
  },
  set(style, { color: { r, g, b, a }, variable }) {
    style.paints = [{ type: 'SOLID', color: { r, g, b }, opacity: a, ...alias(variable) }]
  },
}
