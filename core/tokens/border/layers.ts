import type { Layer } from '../../../shared/layer.ts'
import type { Observed } from '../../../shared/observed.ts'
import { px } from '../lib/length.ts'
import { isDrawn, isLine, isScaled } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import type { SeenBorder } from './facts.ts'

/**
 * One sighting per layer, solid stroke and width. Dashes as stated, in px. Strokes of what is drawn are no borders: they
 * were 68 % of the borders of 80 real files, and are ink to the colours. Letters have outlines, no borders.
 */
export const fromLayers = (layers: readonly Layer[]): SeenBorder[] =>
  layers.flatMap((layer) => {
    const { width, height } = layer.box
    const weights = layer.strokeWeights ?? []
    if (layer.text || (isDrawn(layer) && !isLine(layer))) return []
    return layer.strokes.flatMap((paint) => {
      if (paint.paint !== 'solid') return []
      return [...new Set(weights)]
        .filter((weight) => weight > 0)
        .map((weight) => {
          const sides = weights.map((own, i) => (own === weight ? (i % 2 === 0 ? width : height) : 0))
          return {
            ...stated(layer),
            value: { color: paint.color, width: px(weight), style: styleOf(layer) },
            use: 'stroke' as const,
            ...(isScaled(weight) && { apart: 'drawing' as const }),
            ...((paint.color.alpha < 1 || layer.opacity < 1) && { appears: null }),
            facts: {
              length: Math.round(sides.reduce((a, b) => a + b, 0)),
              sides: sides.filter((side) => side > 0).length,
            },
          }
        })
    })
  })

const styleOf = ({ dashes, cap }: Layer): NonNullable<Observed<'border'>['style']> =>
  dashes?.length ? { dashArray: dashes.map((dash) => px(dash)), lineCap: cap ?? 'butt' } : 'solid'
