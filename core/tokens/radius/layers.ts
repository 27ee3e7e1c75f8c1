import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import { isDrawn, isScaled } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import { FULL } from './scene.ts'
import type { SeenRadius } from './facts.ts'

/** px, and a share of half the shorter side: from both on a radius says "as round as it gets" (50, 100, 1000). */
const GENEROUS = 40
const BEYOND = 1.5

/** A circle or what is far beyond one. 8 on a badge 16 px high is 8, though it looks full. */
function isFull(radius: number, { box: { width, height } }: Layer): boolean {
  const half = Math.min(width, height) / 2
  if (half <= 0) return false
  const isSquare = Math.abs(width - height) <= 0.5
  return (isSquare && radius >= half - 0.25) || (radius >= GENEROUS && radius >= BEYOND * half)
}

/** px: what is smaller is a dot or the stroke of an icon, not a box with corners. */
const SMALLEST = 4

/** One sighting per layer and stated radius. */
export const fromLayers = (layers: readonly Layer[]): SeenRadius[] =>
  layers.flatMap((layer) => {
    const half = Math.min(layer.box.width, layer.box.height) / 2
    return [...new Set(layer.radii ?? [])]
      .filter((radius) => radius > 0)
      .map((radius) => ({
        ...stated(layer),
        value: isFull(radius, layer) ? px(FULL) : px(radius),
        use: 'corner' as const,
        ...(isApart(radius, layer) && { apart: 'drawing' as const }),
        ...(half > 0 && radius >= half - 0.5 && { appears: px(FULL) }),
      }))
  })

const isApart = (radius: number, layer: Layer): boolean =>
  isDrawn(layer) ||
  Math.min(layer.box.width, layer.box.height) < SMALLEST ||
  (isScaled(radius) && !isFull(radius, layer))
