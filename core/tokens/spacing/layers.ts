import type { Box } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { treeOf } from '../lib/layer-tree.ts'
import { px } from '../lib/length.ts'
import { stated } from '../lib/stated.ts'
import type { SeenLength } from './facts.ts'

type Layout = NonNullable<Layer['layout']>

/** Auto-layout gaps and paddings, as stated, each with the room it takes. What holds nothing apart is not there. */
export function fromLayers(layers: readonly Layer[]): SeenLength[] {
  const tree = treeOf(layers)
  return layers.flatMap((layer) => {
    const { layout } = layer
    if (!layout) return []
    const flow = tree.flowOf(layer)
    return flow.length === 0 ? [] : [...paddings(layer, layout), ...gaps(layer, layout, flow)]
  })
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

/** Between two neighbours, as long as both of them together and `length` thick; none where they overlap. */
function strip(a: Box, b: Box, length: number, axis: 'x' | 'y'): Box {
  const thick = Math.max(0, length)
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  if (axis === 'x') {
    const end = Math.max(a.y + a.height, b.y + b.height)
    return { x: Math.min(a.x + a.width, b.x + b.width), y, width: thick, height: end - y }
  }
  const end = Math.max(a.x + a.width, b.x + b.width)
  return { x, y: Math.min(a.y + a.height, b.y + b.height), width: end - x, height: thick }
}
