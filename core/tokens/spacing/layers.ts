import type { Box } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { treeOf } from '../../layers/tree.ts'
import { px, pxOf } from '../lib/length.ts'
import { isScaled } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import type { SeenLength } from './facts.ts'
import { placed } from './placed.ts'
import { strip } from './strip.ts'

type Layout = NonNullable<Layer['layout']>

/**
 * Auto-layout gaps and paddings, as stated, each with the room it takes. What holds nothing apart is not there. Layers
 * that were placed by hand state none: there the boxes tell, and where they tell nothing either, the pixels.
 */
export function fromLayers(layers: readonly Layer[]): SeenLength[] | null {
  const tree = treeOf(layers)
  const found = layers.flatMap((layer) => {
    const { layout } = layer
    if (!layout) return placed(layer, tree)
    const flow = tree.flowOf(layer)
    return flow.length === 0 ? [] : [...paddings(layer, layout), ...gaps(layer, layout, flow)]
  })
  if (found.length === 0) return null
  return found.map((seen) => (isScaled(pxOf(seen.value)) ? { ...seen, apart: 'drawing' as const } : seen))
}

function paddings(layer: Layer, { padding }: Layout): SeenLength[] {
  const { x, y, width, height } = layer.box
  const [top, right, bottom, left] = padding
  const sides: readonly (readonly [length: number, box: Box])[] = [
    [top, { x, y, width, height: top }],
    [right, { x: x + width - right, y, width: right, height }],
    [bottom, { x, y: y + height - bottom, width, height: bottom }],
    [left, { x, y, width: left, height }],
  ]
  return sides.flatMap(([length, box], i) =>
    length > 0
      ? [
          {
            ...stated(layer),
            value: px(length),
            use: 'padding' as const,
            box,
            facts: { axis: i % 2 === 0 ? 'y' : 'x', width, height },
          },
        ]
      : [],
  )
}

function gaps(layer: Layer, { direction, gap, counterGap }: Layout, flow: readonly Layer[]): SeenLength[] {
  const vertical = direction === 'vertical'
  return flow.slice(1).flatMap((next, i): SeenLength[] => {
    const before = (flow[i] as Layer).box
    const after = next.box
    // In a layout that wraps, the next child may start a new line.
    const wraps = vertical ? after.x >= before.x + before.width : after.y >= before.y + before.height
    const length = wraps ? counterGap : gap
    if (!length) return []
    const axis = vertical === wraps ? 'x' : 'y'
    const box = strip(before, after, length, axis)
    return [{ ...stated(layer), value: px(length), use: 'gap', box, facts: { axis } }]
  })
}
