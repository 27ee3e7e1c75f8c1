/** All visible layers of a frame, in paint order, as plain JSON. */
import { breathe, giveWay } from '../pace.ts'
import { readable } from '../readable.ts'
import type { Layer } from '../../shared/layer.ts'
import type { Answer, Asked } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import { layerOf } from '../../core/layers/layer.ts'
import { type Belonging, boxOf, walk } from '../../core/layers/walk.ts'
import { componentOf } from './components.ts'
import { frameOf, gone } from './frames.ts'
import { canvasNode, childrenOf } from './node.ts'

/** `layersSchema` takes no more; nothing of that size is one design. */
const MOST = 50_000

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
  const start = readable(`frame ${frame}`, () => canvasNode(root))
  if (!start) throw gone(frame)
  const at = boxOf(start)
  const origin = { x: at?.x ?? 0, y: at?.y ?? 0 }
  const profile = documentProfile()
  const steps = walk(start)
  let handedOut = 0
  return {
    frame,
    at: () => handedOut,
    async take(count) {
      const layers: Layer[] = []
      while (layers.length < count) {
        const step = steps.next()
        if (!step) break
        const { node, box, parent, component, instance } = step
        const own = await belongingOf(node.scene)
        steps.enter(readable('layer', () => childrenOf(node.scene)) ?? [], own)
        const around = { component: own?.component ?? component, instance: own?.instance ?? instance }
        layers.push(layerOf(node, box, { origin, profile, parent, ...around }))
        if (handedOut + layers.length > MOST) throw tooMany(start.name)
        await giveWay()
      }
      handedOut += layers.length
      return layers
    },
  }
}

/** A main component that cannot be told is none: what is inside the instance is there all the same. */
async function belongingOf(scene: SceneNode): Promise<Belonging | null> {
  try {
    const asked = componentOf(scene)
    return asked && (await asked)
  } catch {
    return null
  }
}

/** Documents without management ("legacy") are shown as sRGB on most screens, and exported so. */
const documentProfile = (): 'srgb' | 'display-p3' =>
  figma.root.documentColorProfile === 'DISPLAY_P3' ? 'display-p3' : 'srgb'

const tooMany = (name: string) =>
  new Problem(
    'image-too-large',
    `“${name}” has more than ${MOST} layers.`,
    'Select the frames inside it instead.',
  )
