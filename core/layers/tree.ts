/** Layers as the tree they are, looked up in constant time. */
import type { Layer } from '../../shared/layer.ts'

export interface LayerTree {
  parentOf(layer: Layer): Layer | undefined
  /** In paint order. */
  childrenOf(layer: Layer): readonly Layer[]
  /** Its place among the children of its parent. */
  placeOf(layer: Layer): number
  /** Those in the flow of an auto layout. */
  flowOf(layer: Layer): readonly Layer[]
  /** Of the layer and all its ancestors together, 0–1. */
  opacityOf(layer: Layer): number
  /** It or an ancestor mixes with what is behind (multiply, screen …). */
  isBlended(layer: Layer): boolean
}

const none: readonly Layer[] = []
/** Several types look at the same layers. */
const trees = new WeakMap<readonly Layer[], LayerTree>()

export function treeOf(layers: readonly Layer[]): LayerTree {
  const known = trees.get(layers)
  if (known) return known
  const byId = new Map(layers.map((layer) => [layer.id, layer]))
  const children = Map.groupBy(layers, (layer) => layer.parent ?? '')
  const places = new Map(
    [...children.values()].flatMap((list) => list.map((layer, i) => [layer, i] as const)),
  )
  const inherited = new Map<Layer, { opacity: number; blended: boolean }>()
  const parentOf = (layer: Layer) => (layer.parent === undefined ? undefined : byId.get(layer.parent))
  const inherit = (layer: Layer): { opacity: number; blended: boolean } => {
    const before = inherited.get(layer)
    if (before) return before
    const parent = parentOf(layer)
    // Parents come before their children, so this seldom goes deeper than one.
    const above = parent && parent !== layer ? inherit(parent) : { opacity: 1, blended: false }
    const own = { opacity: above.opacity * layer.opacity, blended: above.blended || layer.blended === true }
    inherited.set(layer, own)
    return own
  }
  const tree: LayerTree = {
    parentOf,
    childrenOf: ({ id }) => children.get(id) ?? none,
    placeOf: (layer) => places.get(layer) ?? 0,
    flowOf: ({ id }) => (children.get(id) ?? none).filter((child) => child.absolute !== true),
    opacityOf: (layer) => inherit(layer).opacity,
    isBlended: (layer) => inherit(layer).blended,
  }
  trees.set(layers, tree)
  return tree
}
