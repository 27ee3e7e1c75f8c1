/** The colour right behind a layer, as its ancestors and the siblings under it state it. */
import type { Box } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import type { Observed } from '../../../shared/observed.ts'
import type { LayerTree } from '../../layers/tree.ts'
import { colorOf, rgbOf } from '../lib/rgb.ts'

type Color = Observed<'color'>

/** So many siblings are looked at downwards from a layer: farther down, nothing is "right behind". */
const SIBLINGS = 32

/** `null` where it is a picture, a gradient, the canvas, or mixed with more than plain opacity. */
export function backdropOf(layer: Layer, tree: LayerTree): Color | null {
  const above: { color: Color; alpha: number }[] = []
  let at = layer
  for (;;) {
    const parent = tree.parentOf(at)
    if (!parent) return null
    const siblings = tree.childrenOf(parent)
    const last = tree.placeOf(at) - 1
    for (let i = last; i >= 0 && i > last - SIBLINGS; i--) {
      const sibling = siblings[i] as Layer
      if (sibling.text || !covers(sibling.box, layer.box)) continue
      const found = lay(sibling, tree, above)
      if (found !== undefined) return found
    }
    const found = lay(parent, tree, above)
    if (found !== undefined) return found
    at = parent
  }
}

/** Adds a layer's fills from the top down; answers as soon as one lets nothing through, or hides what it is. */
function lay(
  layer: Layer,
  tree: LayerTree,
  above: { color: Color; alpha: number }[],
): Color | null | undefined {
  for (const paint of layer.fills.toReversed()) {
    if (paint.paint !== 'solid' || tree.isBlended(layer)) return null
    const alpha = paint.color.alpha * tree.opacityOf(layer)
    if (alpha >= 1)
      return above.reduceRight((below, over) => mixed(over.color, over.alpha, below), paint.color)
    if (alpha > 0) above.push({ color: paint.color, alpha })
  }
  return undefined
}

/** Source over, 8-bit sRGB, as Figma draws it. */
export function mixed(over: Color, alpha: number, below: Color): Color {
  const [a, b] = [rgbOf(over), rgbOf(below)]
  const channel = (shift: number) =>
    Math.round(((a >> shift) & 255) * alpha + ((b >> shift) & 255) * (1 - alpha)) << shift
  return colorOf(channel(16) | channel(8) | channel(0))
}

/** px: boxes of rotated or stroked layers may miss by a hair. */
const SLACK = 0.5
const covers = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x + SLACK &&
  outer.y <= inner.y + SLACK &&
  outer.x + outer.width >= inner.x + inner.width - SLACK &&
  outer.y + outer.height >= inner.y + inner.height - SLACK
