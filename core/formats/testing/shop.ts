/** A small real system (a shop in light and dark) with every kind of trouble: parts, roles, modes, a rename. */
import type { Semantic } from '../../../shared/token-set.ts'
import type { Exportable } from '../format.ts'
import { hex, px, token } from './tokens.ts'
import { types } from './types.ts'

const primitives = [
  token('color', 'color', 'color/white', hex('#ffffff')),
  token('color', 'color', 'color/gray/100', hex('#f3f4f6')),
  token('color', 'color', 'color/gray/900', hex('#111827'), { use: 'text' }),
  token('color', 'color', 'color/blue/500', hex('#3b82f6'), {
    description: 'Buttons & links: {brand} */ "blue"',
  }),
  token('color', 'color', 'color/overlay', hex('#000000', 0.48)),
  token('spacing', 'dimension', 'spacing/2', px(8), { use: 'gap' }),
  token('spacing', 'dimension', 'spacing/4', px(16), { use: 'padding' }),
  token('spacing', 'dimension', 'spacing/13', px(13), { use: 'padding' }),
  token('typography', 'typography', 'text/heading', {
    fontFamily: ['Inter', 'sans-serif'],
    fontSize: px(32),
    fontWeight: 600,
    letterSpacing: px(-0.5),
    lineHeight: 1.25,
  }),
  token('typography', 'typography', 'text/caption', { fontSize: px(12), lineHeight: 1.5 }),
  token('shadow', 'shadow', 'shadow/card', [
    { color: hex('#000000', 0.1), offsetX: px(0), offsetY: px(4), blur: px(6), spread: px(-1), inset: false },
    { color: hex('#000000', 0.06), offsetX: px(0), offsetY: px(2), blur: px(4), spread: px(0), inset: true },
  ]),
  token('border', 'border', 'border/field', { color: hex('#d1d5db'), width: px(1), style: 'solid' }),
  token('radius', 'dimension', 'radius/lg', px(12), { use: 'corner' }),
]

const role = (type: string, path: string, alias: Record<string, string>): Semantic => ({
  id: `s-${path.replaceAll('/', '-')}`,
  type,
  path: path.split('/'),
  role: path.split('/').at(-1) ?? '',
  alias,
})

const semantics: Semantic[] = [
  role('color', 'color/background', { Light: 'color:color/white', Dark: 'color:color/gray/900' }),
  role('color', 'color/text', { Light: 'color:color/gray/900', Dark: 'color:color/gray/100' }),
  role('color', 'color/primary', { Light: 'color:color/blue/500', Dark: 'color:color/blue/500' }),
  role('color', 'color/glow', { Dark: 'color:color/blue/500' }),
  role('spacing', 'spacing/gutter', { Light: 'spacing:spacing/4', Dark: 'spacing:spacing/4' }),
  role('typography', 'text/title', { Light: 'typography:text/heading', Dark: 'typography:text/heading' }),
  role('typography', 'text/note', { Light: 'typography:text/caption', Dark: 'typography:text/caption' }),
]

export const shop: Exportable = {
  set: {
    modes: ['Light', 'Dark'],
    primitives,
    semantics,
    statistics: { spacing: { base: 4 } },
    suggestions: [],
  },
  types,
  renamed: new Map([
    ['color.brand', ['color', 'blue', '500']],
    ['color.page', ['color', 'background']],
    ['text.small', ['text', 'caption']],
  ]),
}

export const only = (of: Exportable, change: Partial<Exportable['set']>): Exportable => ({
  ...of,
  set: { ...of.set, ...change },
})
