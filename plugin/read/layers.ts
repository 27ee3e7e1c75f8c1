/** All visible layers of a frame, in paint order, as plain JSON. */
import { breathe, giveWay } from '../pace.ts'
import type { Layer } from '../../shared/layer.ts'
import type { Answer, Asked } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
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

/** About 10 ms to post. */
const PER_MESSAGE = 100

interface Reading {
  readonly frame: string
  /** Layers that were handed out. */
  at(): number
  /** Fewer than asked for: the last ones. */
  take(count: number): Promise<Layer[]>
}

/** Hands out layers some at a time, going on where the last answer ended. */
export function layerReader(): (ask: Asked<'layers'>) => Promise<Answer<'layers'>> {
  let reading: Reading | null = null
  return async ({ frame, from = 0 }) => {
    if (from === 0 || reading?.frame !== frame || reading.at() !== from) {
      reading = await startReading(frame)
      await reading.take(from)
    }
    const layers = await reading.take(PER_MESSAGE)
    const isLast = layers.length < PER_MESSAGE
    const next = reading.at()
    if (isLast) reading = null
    await breathe()
    return { layers, ...(!isLast && { next }) }
  }
}

/** All of them at once. */
export async function readLayers(frame: string): Promise<Layer[]> {
  return await (await startReading(frame)).take(Number.POSITIVE_INFINITY)
}

async function startReading(frame: string): Promise<Reading> {
  const root = await frameOf(frame)
  const at = root.absoluteBoundingBox
  const origin = { x: at?.x ?? 0, y: at?.y ?? 0 }
  const profile = documentProfile()
  // A stack instead of recursion: component libraries nest deep, the sandbox's stack is small.
  const pending: Step[] = at ? [{ node: root, clip: null }] : []

  let handedOut = 0
  const read = async ({ node, parent, clip, ...around }: Step): Promise<Layer | null> => {
    const box = visibleBox(node, clip)
    if (!box) return null
    const asked = componentOf(node)
    const own = asked && (await asked)
    const component = own?.component ?? around.component
    const instance = own?.instance ?? around.instance
    if ('children' in node && node.type !== 'BOOLEAN_OPERATION') {
      const inner = 'clipsContent' in node && node.clipsContent ? meet(clip, box) : clip
      const children = node.children
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i]
        if (child) pending.push({ node: child, parent: node.id, component, instance, clip: inner })
      }
    }
    return layerOf(node, box, { origin, profile, parent, component, instance })
  }
  return {
    frame,
    at: () => handedOut,
    async take(count) {
      const layers: Layer[] = []
      while (layers.length < count) {
        const step = pending.pop()
        if (!step) break
        const layer = await read(step)
        if (layer) layers.push(layer)
        if (handedOut + layers.length > MOST) throw tooMany(root.name)
        await giveWay()
      }
      handedOut += layers.length
      return layers
    },
  }
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
