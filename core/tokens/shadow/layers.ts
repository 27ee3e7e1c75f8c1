import type { Layer } from '../../../shared/layer.ts'
import { stated } from '../lib/stated.ts'
import type { SeenShadow } from './facts.ts'

/** Shadows as stated, all layers of one effect together. */
export const fromLayers = (layers: readonly Layer[]): SeenShadow[] =>
  layers.flatMap((layer) =>
    layer.shadows && layer.shadows.length > 0
      ? [{ ...stated(layer), value: layer.shadows, use: 'effect' as const }]
      : [],
  )
