/** The frames of a REST document, each with its layers: what the plugin reads of the same frames. */
import { type Frame, oneLine } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { layerOf } from '../layer.ts'
import { type Belonging, boxOf, walk } from '../walk.ts'
import type { RestDocument } from './document.ts'
import { type RestNode, childrenOf, restNode } from './node.ts'
import { textOf } from './raw.ts'

export interface DocumentFrame {
  readonly frame: Frame
  readonly page: string
  readonly layers: readonly Layer[]
}

/** Text and vectors alone are not designs, a loose rectangle seldom is. */
const MEASURABLE = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE'])
/** Folders of frames. */
const FOLDERS = new Set(['SECTION'])
/** `frameSchema` takes no longer names. */
const LONGEST_NAME = 200

/** Those at the top of each page and in its sections, in the document's order. What shows nothing is left out. */
export function* framesOf(document: RestDocument): Generator<DocumentFrame> {
  for (const page of document.pages) {
    const nodes = measurableIn(page.children.map(restNode))
    for (const node of nodes.length > 0 ? nodes : loose(page)) {
      const box = boxOf(node)
      if (!box || box.width <= 0 || box.height <= 0) continue
      const layers = layersOf(node, document)
      if (layers.length === 0) continue
      const name = oneLine(node.name).slice(0, LONGEST_NAME) || node.id
      yield {
        frame: { id: node.id, name, scale: 1, width: box.width, height: box.height },
        page: page.name,
        layers,
      }
    }
  }
}

/** A page where everything lies on the canvas by itself is a frame without an outline. */
function loose({ id, name, children }: RestDocument['pages'][number]): RestNode[] {
  const boxes = children
    .map(restNode)
    .flatMap((node) => (node.get('visible') === false ? [] : (boxOf(node) ?? [])))
  if (boxes.length < 2) return []
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y
  return [restNode({ id, name, type: 'FRAME', children, absoluteBoundingBox: { x, y, width, height } })]
}

const measurableIn = (nodes: readonly RestNode[]): RestNode[] =>
  nodes.flatMap((node) => {
    if (node.get('visible') === false) return []
    if (FOLDERS.has(node.type)) return measurableIn(childrenOf(node))
    return MEASURABLE.has(node.type) ? [node] : []
  })

/** `layersSchema` takes no more; nothing of that size is one design. */
const MOST = 50_000

function layersOf(root: RestNode, document: RestDocument): Layer[] {
  const box = boxOf(root)
  const origin = { x: box?.x ?? 0, y: box?.y ?? 0 }
  const steps = walk(root)
  const layers: Layer[] = []
  for (let step = steps.next(); step && layers.length < MOST; step = steps.next()) {
    const { node, parent } = step
    const own = belongingOf(node, document)
    steps.enter(childrenOf(node), own)
    const component = own?.component ?? step.component
    const instance = own?.instance ?? step.instance
    layers.push(layerOf(node, step.box, { origin, profile: 'srgb', parent, component, instance }))
  }
  return layers
}

function belongingOf({ raw, id, type }: RestNode, { components }: RestDocument): Belonging | null {
  if (type === 'INSTANCE') {
    const main = textOf(raw['componentId'])
    return main === '' ? null : { component: components.get(main) ?? main, instance: id }
  }
  if (type === 'COMPONENT' || type === 'COMPONENT_SET') return { component: components.get(id) ?? id }
  return null
}
