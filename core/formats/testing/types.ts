/** Types as a registry declares them, for tests of formats: formats must work with any. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'

const info = (
  name: string,
  kind: Kind,
  more: Pick<TypeInfo, 'specimen' | 'namespace' | 'figma'> & Partial<TypeInfo>,
): TypeInfo => ({
  name,
  title: name.charAt(0).toUpperCase() + name.slice(1),
  about: `Values of ${name}.`,
  kind,
  roles: [],
  threshold: { value: 1, unit: '', reason: 'A test.' },
  ...more,
})

export const types: readonly TypeInfo[] = [
  info('color', 'color', {
    title: 'Colors',
    specimen: 'swatch',
    namespace: { path: 'color', tailwind: 'color', tailwind3: 'colors', tokensStudio: 'color', unit: 'px' },
    figma: {
      as: 'variable',
      scopes: { background: ['FRAME_FILL', 'SHAPE_FILL'], text: ['TEXT_FILL'], stroke: ['STROKE_COLOR'] },
    },
  }),
  info('spacing', 'dimension', {
    title: 'Spacing',
    specimen: 'bar',
    namespace: {
      path: 'spacing',
      tailwind: 'spacing',
      tailwind3: 'spacing',
      tokensStudio: 'spacing',
      unit: 'rem',
    },
    figma: { as: 'variable', scopes: { gap: ['GAP'], padding: ['GAP'] } },
  }),
  info('typography', 'typography', {
    title: 'Typography',
    specimen: 'text',
    namespace: {
      path: 'text',
      tailwind: 'text',
      tailwind3: 'fontSize',
      tokensStudio: 'typography',
      unit: 'rem',
    },
    figma: { as: 'text-style', scopes: {} },
  }),
  info('shadow', 'shadow', {
    title: 'Shadows',
    specimen: 'card',
    namespace: {
      path: 'shadow',
      tailwind: 'shadow',
      tailwind3: 'boxShadow',
      tokensStudio: 'boxShadow',
      unit: 'px',
    },
    figma: { as: 'effect-style', scopes: {} },
  }),
  info('border', 'border', {
    title: 'Borders',
    specimen: 'line',
    namespace: {
      path: 'border',
      tailwind: 'border',
      tailwind3: 'borderWidth',
      tokensStudio: 'border',
      unit: 'px',
    },
    figma: { as: 'none', scopes: {} },
  }),
  info('radius', 'dimension', {
    title: 'Radii',
    specimen: 'corner',
    namespace: {
      path: 'radius',
      tailwind: 'radius',
      tailwind3: 'borderRadius',
      tokensStudio: 'borderRadius',
      unit: 'px',
    },
    figma: { as: 'variable', scopes: { corner: ['CORNER_RADIUS'] } },
  }),
]
