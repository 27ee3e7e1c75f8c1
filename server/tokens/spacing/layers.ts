import type { Layer } from '../../../shared/layer.ts'
import type { Use } from '../../../shared/token.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'

/** Auto-layout gaps and paddings, as stated. */
export function fromLayers(layers: readonly Layer[]): Seen<'dimension'>[] {
  return layers.flatMap((layer) => {
    const { layout } = layer
    if (!layout) return []
    const gaps = [layout.gap, layout.counterGap].flatMap((gap) => (gap ? [stated(layer, gap, 'gap')] : []))
    const paddings = layout.padding.flatMap((pad) => (pad ? [stated(layer, pad, 'padding')] : []))
    return [...gaps, ...paddings]
  })
}

const stated = (layer: Layer, value: number, use: Use): Seen<'dimension'> => ({
  value: px(value),
  use,
  box: layer.box,
  weight: 1,
  layer: layer.id,
  ...(layer.component === undefined ? {} : { component: layer.component }),
})
