import type { Layer } from '../../../shared/layer.ts'
import type { Use } from '../../../shared/token.ts'
import type { Seen } from '../type.ts'

type SeenColor = Seen<'color'>

/** Solid fills and strokes as the layers state them; text fills are text. */
export function fromLayers(layers: readonly Layer[]): SeenColor[] {
  return layers.flatMap((layer) => {
    const fills = layer.fills.flatMap((paint) =>
      paint.paint === 'solid' ? [stated(layer, paint.color, fillUse(layer))] : [],
    )
    const strokes = layer.strokes.flatMap((paint) =>
      paint.paint === 'solid' && layer.strokeWeights?.some((w) => w > 0)
        ? [stated(layer, paint.color, 'stroke')]
        : [],
    )
    const shadows = (layer.shadows ?? []).flatMap((shadow) =>
      shadow.color.alpha === 1 ? [stated(layer, shadow.color, 'effect')] : [],
    )
    return [...fills, ...strokes, ...shadows]
  })
}

const shapes = new Set(['VECTOR', 'BOOLEAN_OPERATION', 'STAR', 'POLYGON', 'LINE'])
const fillUse = (layer: Layer): Use => (layer.text ? 'text' : shapes.has(layer.node) ? 'icon' : 'background')

const stated = (layer: Layer, value: SeenColor['value'], use: Use): SeenColor => ({
  value,
  use,
  box: layer.box,
  weight: 1,
  layer: layer.id,
  ...(layer.component === undefined ? {} : { component: layer.component }),
  facts: {
    exact: true,
    area: layer.box.width * layer.box.height,
    ...(layer.text ? { px: layer.text.size } : {}),
  },
})
