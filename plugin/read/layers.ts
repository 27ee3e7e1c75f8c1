/** All visible layers of a frame, in paint order, as plain JSON. */
import type { Layer } from '../../shared/layer.ts'
import { Problem } from '../../shared/problem.ts'
import { pacer } from '../write/slices.ts'
import { documentProfile } from './color.ts'
import { componentOf } from './components.ts'
import { frameOf } from './frames.ts'
import { layerOf } from './layer.ts'

/** `layersSchema` takes no more; nothing of that size is one design. */
const MOST = 50_000

interface Step {
  readonly node: SceneNode
  readonly parent?: string
  readonly component?: string | undefined
  readonly instance?: string | undefined
  /** What ancestors let be seen. */
  readonly clip: Rect | null
}

export async function readLayers(frame: string): Promise<Layer[]> {
  const root = await frameOf(frame)
  const at = root.absoluteBoundingBox
  if (!at) return []
  const origin = { x: at.x, y: at.y }
  const profile = documentProfile()
  const pace = pacer()
  const layers: Layer[] = []
  // A stack instead of recursion: component libraries nest deep, the sandbox's stack is small.
  const pending: Step[] = [{ node: root, clip: null }]
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { node, parent, clip } = step
    const box = visibleBox(node, clip)
    if (!box) continue
    if (layers.length === MOST) throw tooMany(root.name)
    const own = await componentOf(node)
    const component = own?.component ?? step.component
    const instance = own?.instance ?? step.instance
    layers.push(layerOf(node, box, { origin, profile, parent, component, instance }))
    if ('children' in node && node.type !== 'BOOLEAN_OPERATION') {
      const inner = 'clipsContent' in node && node.clipsContent ? meet(clip, box) : clip
      const children = node.children
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i]
        if (child) pending.push({ node: child, parent: node.id, component, instance, clip: inner })
      }
    }
    const pause = pace()
    if (pause) await pause
  }
  return layers
}

/** Null for what shows nothing: hidden, transparent, a mask, or cut off entirely. */
function visibleBox(node: SceneNode, clip: Rect | null): Rect | null {
  if (!node.visible || node.type === 'SLICE') return null
  if ('opacity' in node && node.opacity === 0) return null
  if ('isMask' in node && node.isMask) return null
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null
  if (!box) return null
  return clip && apart(clip, box) ? null : box
}

const apart = (a: Rect, b: Rect) =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height

function meet(a: Rect | null, b: Rect): Rect {
  if (!a) return b
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}

const tooMany = (name: string) =>
  new Problem(
    'image-too-large',
    `“${name}” has more than ${MOST} layers.`,
    'Select the frames inside it instead.',
  )
