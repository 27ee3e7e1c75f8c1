import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'

/** One sighting per layer, solid stroke and width. */
export const fromLayers = (layers: readonly Layer[]): Seen<'border'>[] =>
  layers.flatMap((layer) =>
    layer.strokes.flatMap((paint) => {
      if (paint.paint !== 'solid') return []
      const widths = new Set((layer.strokeWeights ?? []).filter((width) => width > 0))
      return [...widths].map((width) => ({
        value: {
          color: paint.color,
          width: px(width),
          style: layer.dashes?.length ? ('dashed' as const) : ('solid' as const),
        },
        use: 'stroke' as const,
        box: layer.box,
        weight: 1,
        layer: layer.id,
        ...(layer.component === undefined ? {} : { component: layer.component }),
      }))
    }),
  )
