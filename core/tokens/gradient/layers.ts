import type { Layer, Paint } from '../../../shared/layer.ts'
import { treeOf } from '../../layers/tree.ts'
import { isDrawn } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import type { SeenGradient } from './facts.ts'

type GradientPaint = Extract<Paint, { paint: 'gradient' }>

/** Gradient fills and strokes as stated. Pixels show only the one on top of an opaque layer, and only two shapes. */
export function fromLayers(layers: readonly Layer[]): SeenGradient[] {
  const tree = treeOf(layers)
  return layers.flatMap((layer) => {
    const isPlain = tree.opacityOf(layer) >= 1 && !tree.isBlended(layer)
    const seen = (paints: readonly Paint[], use: 'background' | 'text' | 'stroke'): SeenGradient[] =>
      paints.filter(isGradient).map((paint) => ({
        ...stated(layer),
        value: paint.stops,
        use,
        ...(isDrawn(layer) && { apart: 'drawing' as const }),
        facts: { shape: paint.shape, ...(paint.angle === undefined ? {} : { angle: paint.angle }) },
        ...(!(isPlain && use === 'background' && paint === paints.at(-1) && isSeen(paint)) && {
          appears: null,
        }),
      }))
    const hasStroke = layer.strokeWeights?.some((weight) => weight > 0) === true
    return [
      ...seen(layer.fills, layer.text ? 'text' : 'background'),
      ...(hasStroke ? seen(layer.strokes, 'stroke') : []),
    ]
  })
}

const isGradient = (paint: Paint): paint is GradientPaint => paint.paint === 'gradient'

const isSeen = ({ shape, stops }: GradientPaint): boolean =>
  (shape === 'linear' || shape === 'radial') && stops.every(({ color }) => color.alpha === 1)
