import type { Layer } from '../../../shared/layer.ts'
import type { Seen } from '../type.ts'

/** Shadows as stated, all layers of one effect together. */
export const fromLayers = (layers: readonly Layer[]): Seen<'shadow'>[] =>
  layers.flatMap((layer) =>
    layer.shadows && layer.shadows.length > 0
      ? [
          {
            value: layer.shadows,
            use: 'effect' as const,
            box: layer.box,
            weight: 1,
            layer: layer.id,
            ...(layer.component === undefined ? {} : { component: layer.component }),
          },
        ]
      : [],
  )
