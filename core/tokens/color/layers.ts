import type { Layer, Paint } from '../../../shared/layer.ts'
import type { Use } from '../../../shared/token.ts'
import { type LayerTree, treeOf } from '../../layers/tree.ts'
import { isDrawn, isLine } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import { backdropOf, mixed } from './backdrop.ts'
import { roleNamed } from './named.ts'
import type { SeenColor } from './facts.ts'

/** Solid fills, strokes and opaque shadows as the layers state them; fills of text are text, of vectors icons. */
export function fromLayers(layers: readonly Layer[]): SeenColor[] {
  const tree = treeOf(layers)
  return layers.flatMap((layer) => {
    const fills = layer.segments
      ? layer.segments.flatMap(({ fills: own, size }) => painted(layer, own, 'text', tree, size))
      : painted(layer, layer.fills, fillUse(layer), tree, layer.text?.size)
    const strokes = layer.strokeWeights?.some((weight) => weight > 0)
      ? painted(layer, layer.strokes, isDrawn(layer) && !isLine(layer) ? 'icon' : 'stroke', tree)
      : []
    // Translucent ones are part of their shadow, not colours of their own; none is ever seen pure.
    const shadows = (layer.shadows ?? []).flatMap(({ color }): SeenColor[] =>
      color.alpha < 1 ? [] : [{ value: color, use: 'effect', ...stated(layer), appears: null }],
    )
    return [...fills, ...strokes, ...shadows]
  })
}

const fillUse = (layer: Layer): Use => (layer.text ? 'text' : isDrawn(layer) ? 'icon' : 'background')

function painted(
  layer: Layer,
  paints: readonly Paint[],
  use: Use,
  tree: LayerTree,
  px?: number,
): SeenColor[] {
  const solid = paints.flatMap((paint) => (paint.paint === 'solid' ? [paint.color] : []))
  if (solid.length === 0) return []
  const behind = backdropOf(layer, tree)
  // A stroke lies on the layer's own fill; ink on what is behind the layer.
  const own = layer.fills.at(-1)
  const against =
    use !== 'stroke' ? behind : own?.paint === 'solid' && own.color.alpha === 1 ? own.color : null
  return solid.map((value, i): SeenColor => {
    const alpha = value.alpha * tree.opacityOf(layer)
    const named =
      i === solid.length - 1
        ? roleNamed(layer, tree, paints === layer.strokes ? 'stroke' : 'fill', value, behind)
        : null
    const hidden = i < solid.length - 1 || paints.at(-1)?.paint !== 'solid' || tree.isBlended(layer)
    const appears = hidden ? null : alpha >= 1 ? undefined : behind && mixed(value, alpha, behind)
    return {
      value,
      use,
      ...stated(layer),
      ...(against && { against }),
      ...(appears !== undefined && { appears }),
      // Of ink that lets its ground through nobody sees the value itself: contrast is that of what is seen.
      facts: {
        exact: true,
        ...factsOf(layer, use, px),
        ...(appears && { shown: appears.hex }),
        ...(named !== null && { named }),
      },
    }
  })
}

const factsOf = (layer: Layer, use: Use, px: number | undefined): Record<string, number> => {
  const { width, height } = layer.box
  if (use === 'stroke') return { length: Math.round(2 * (width + height)) }
  return { area: Math.round(width * height), ...(px === undefined ? {} : { px }) }
}
