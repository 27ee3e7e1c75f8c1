/** Pictures of frames. */
import type { Answer } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import { type MeasurableNode, frameOf, gone } from './frames.ts'
import { originalOf } from './original.ts'

/**
 * At 2 every interface color is among the 34 most frequent pixels; at 1 the rarest ranked 217. Whole scales only above
 * 1: a fraction blends every edge.
 */
const SCALE = 2
/** A frame of 8192² at 4 bytes is 268 MB in the sandbox, which has crashed at less: 40 megapixels are 160 MB. */
const MAX_EDGE = 8192
const MAX_PIXELS = 40_000_000
/** Below this the server cannot read lengths any more (`scaleSchema`). */
const MIN_SCALE = 0.25
const THUMBNAIL = 320

let queue: Promise<unknown> = Promise.resolve()
/** One export at a time: each needs its bitmap in the sandbox's memory. */
function inTurn<T>(id: string, task: (node: MeasurableNode) => Promise<T>): Promise<T> {
  const inOrder = async () => {
    const node = await frameOf(id)
    try {
      return await task(node)
    } catch (error) {
      if (error instanceof Problem) throw error
      // Deleted while it was exported: Figma says so in words of its own.
      throw isThere(node) ? unexported(node, error) : gone(id)
    }
  }
  const result = queue.then(inOrder, inOrder)
  queue = result.catch(() => undefined)
  return result
}

const unexported = ({ name }: MeasurableNode, error: unknown): Problem =>
  new Problem(
    'no-image',
    `Figma could not export "${name}": ${error instanceof Error ? error.message : 'no reason was given'}.`,
    'Make it visible, or leave it out.',
    { cause: error },
  )

function isThere(node: MeasurableNode): boolean {
  try {
    return !node.removed
  } catch {
    return false
  }
}

/** With the frame's name. `asked`: the scale of a picture that does not tell it by itself. */
export const capture = (id: string, asked?: number): Promise<Answer<'capture'> & { name: string }> =>
  inTurn(id, async (node) => {
    const { box, render } = boxesOf(node)
    const original = await originalOf(node, asked)
    if (original) {
      const { bytes, ...size } = original
      return { name: node.name, png: bytes, ...size, origin: { x: 0, y: 0 } }
    }
    const scale = captureScale(node.name, render)
    const png = await exported(node, { type: 'SCALE', value: scale })
    const size = pngSize(png)
    return {
      name: node.name,
      png,
      scale,
      width: size.width / scale,
      height: size.height / scale,
      origin: { x: render.x - box.x, y: render.y - box.y },
    }
  })

export const look = (id: string): Promise<Answer<'look'>> =>
  inTurn(id, async (node) => {
    const scale = captureScale(node.name, boxesOf(node).render)
    return { png: await exported(node, { type: 'SCALE', value: scale }) }
  })

export const thumbnail = (id: string): Promise<Answer<'thumbnail'>> =>
  inTurn(id, async (node) => {
    const type = node.height > node.width ? 'HEIGHT' : 'WIDTH'
    return { png: await exported(node, { type, value: THUMBNAIL }) }
  })

/** sRGB whatever the document's profile: the server measures sRGB. Figma hands out a buffer of its own, never a shared one. */
const exported = async (node: MeasurableNode, constraint: ExportSettingsConstraints) =>
  (await node.exportAsync({
    format: 'PNG',
    constraint,
    colorProfile: 'SRGB',
  })) as Uint8Array<ArrayBuffer>

/** 2, else 1, else the largest fraction within the bounds. */
function captureScale(name: string, { width, height }: { width: number; height: number }): number {
  const largest = Math.min(
    SCALE,
    MAX_EDGE / Math.max(width, height),
    Math.sqrt(MAX_PIXELS / (width * height)),
  )
  if (largest < MIN_SCALE) {
    throw new Problem(
      'image-too-large',
      `"${name}" is ${Math.round(width)} × ${Math.round(height)} px: too large to measure at once.`,
      'Select the frames inside it instead.',
    )
  }
  return largest >= 1 ? Math.floor(largest) : largest
}

/** What an export covers is the render box: shadows and strokes outside, not what is clipped or empty. */
function boxesOf(node: MeasurableNode): { box: Rect; render: Rect } {
  const box = node.absoluteBoundingBox
  const render = node.absoluteRenderBounds
  if (!box || !render) {
    throw new Problem('no-image', `"${node.name}" shows nothing.`, 'Make it visible, or leave it out.')
  }
  return { box, render }
}

/** Width and height stand in the first chunk of every PNG, at bytes 16 and 20, big-endian. */
function pngSize(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  if (png.byteLength < 24 || view.getUint32(0) !== 0x89_50_4e_47) {
    throw new Problem('invalid-image', 'Figma exported something that is not a PNG.', 'Try again.')
  }
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
