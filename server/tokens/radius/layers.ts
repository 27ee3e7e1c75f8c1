import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'
import { FULL } from './scene.ts'

/** One sighting per layer and stated radius; half the shorter side or more is "full". */
export const fromLayers = (layers: readonly Layer[]): Seen<'dimension'>[] =>
  layers.flatMap((layer) => {
    const half = Math.min(layer.box.width, layer.box.height) / 2
    const stated = new Set(
      (layer.radii ?? []).filter((r) => r > 0).map((r) => (half > 0 && r >= half ? FULL : r)),
    )
    return [...stated].map((radius) => ({
      value: px(radius),
      use: 'corner' as const,
      box: layer.box,
      weight: 1,
      layer: layer.id,
      ...(layer.component === undefined ? {} : { component: layer.component }),
    }))
  })
