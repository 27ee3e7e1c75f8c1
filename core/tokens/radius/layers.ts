import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import { stated } from '../lib/stated.ts'
import { FULL } from './scene.ts'
import type { SeenRadius } from './facts.ts'

/** One sighting per layer and stated radius, as stated: 8 on a badge 16 px high is 8, though it looks full. */
export const fromLayers = (layers: readonly Layer[]): SeenRadius[] =>
  layers.flatMap((layer) => {
    const half = Math.min(layer.box.width, layer.box.height) / 2
    return [...new Set(layer.radii ?? [])]
      .filter((radius) => radius > 0)
      .map((radius) => ({
        ...stated(layer),
        value: px(radius),
        use: 'corner' as const,
        ...(half > 0 && radius >= half - 0.5 && { appears: px(FULL) }),
      }))
  })
