/** Sizes that layers state. */
import type { Layer } from '../../../shared/layer.ts'
import { type LayerTree, treeOf } from '../../layers/tree.ts'
import { px } from '../lib/length.ts'
import { isDrawn, isScaled } from '../../layers/drawn.ts'
import { stated } from '../lib/stated.ts'
import { type Part, WIDEST_CONTROL, fits, heightOf } from './parts.ts'
import type { SeenSize } from './facts.ts'

export function fromLayers(layers: readonly Layer[]): SeenSize[] {
  const tree = treeOf(layers)
  return layers.flatMap((layer): SeenSize[] => {
    // Of what is turned only the box around it is known.
    const found = layer.turned ? null : partOf(layer, tree)
    if (!found || !fits(found.part, found.length)) return []
    return [
      {
        ...stated(layer),
        value: px(found.length),
        use: 'size',
        ...(isScaled(found.length) && { apart: 'drawing' as const }),
        facts: { part: found.part },
      },
    ]
  })
}

function partOf(layer: Layer, tree: LayerTree): { part: Part; length: number } | null {
  const { width, height } = layer.box
  if (isAvatar(layer)) return { part: 'avatar', length: width }
  if (isIcon(layer, tree)) return { part: 'icon', length: width }
  if (isControl(layer, tree)) return { part: heightOf(height), length: height }
  return null
}

const square = ({ box }: Layer): boolean => Math.abs(box.width - box.height) <= 0.5
const painted = ({ fills, strokes }: Layer): boolean => fills.length + strokes.length > 0

/** A round picture or disc. */
const isAvatar = (layer: Layer): boolean =>
  square(layer) &&
  painted(layer) &&
  (layer.node === 'ELLIPSE' || (layer.radii ?? []).some((radius) => radius >= layer.box.width / 2))

/** A square that holds nothing but drawing: its box, which is larger than the ink, is what was decided. */
function isIcon(layer: Layer, tree: LayerTree): boolean {
  const children = tree.childrenOf(layer)
  return square(layer) && !painted(layer) && children.length > 0 && children.every(isDrawn)
}

/** A painted box around one line of text, perhaps with an icon beside it. */
function isControl(layer: Layer, tree: LayerTree): boolean {
  const children = tree.childrenOf(layer)
  const texts = children.filter(({ text }) => text !== undefined)
  const [line] = texts
  if (!painted(layer) || layer.layout?.direction === 'vertical' || texts.length !== 1 || !line?.text)
    return false
  return layer.box.width <= WIDEST_CONTROL && line.box.height <= 2 * line.text.size && children.length <= 3
}
