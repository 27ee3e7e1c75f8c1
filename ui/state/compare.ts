/** Frames before and after something was done to them: told in pixels, not in promises. */
import type { Box } from '../../shared/frame.ts'
import { differenceOf, type Raster } from '../values/differ.ts'

/** How a frame looks now. */
export type Look = (frame: string) => Promise<Blob>

export interface Changed {
  readonly frame: string
  readonly pixels: number
  /** Cut-outs of the same place, for `<img>`. */
  readonly before: string
  readonly after: string
}

export interface Compared {
  /** Frames of which there was a picture before and after. */
  readonly frames: number
  /** Frames of which there was none: nothing is said of them. */
  readonly unseen: number
  readonly changed: readonly Changed[]
}

/** A picture of 2880 × 2048 pixels takes Figma about half a second: beyond these nobody would wait. */
export const MOST_FRAMES = 40

export async function looksOf(
  frames: readonly string[],
  look: Look,
): Promise<ReadonlyMap<string, Blob | null>> {
  const looks = new Map<string, Blob | null>()
  // One after the other: each needs its bitmap in the sandbox's memory.
  for (const frame of frames.slice(0, MOST_FRAMES)) looks.set(frame, await look(frame).catch(() => null))
  return looks
}

export async function compared(
  frames: readonly string[],
  before: ReadonlyMap<string, Blob | null>,
  look: Look,
): Promise<Compared> {
  const changed: Changed[] = []
  let seen = 0
  for (const frame of frames) {
    const was = before.get(frame)
    const is = was ? await look(frame).catch(() => null) : null
    if (!was || !is) continue
    seen++
    const difference = await changeBetween(was, is)
    if (difference) changed.push({ frame, ...difference })
  }
  return { frames: seen, unseen: frames.length - seen, changed }
}

async function changeBetween(was: Blob, is: Blob): Promise<Omit<Changed, 'frame'> | null> {
  if (await sameBytes(was, is)) return null
  const [before, after] = [await canvasOf(was), await canvasOf(is)]
  const difference = differenceOf(rasterOf(before), rasterOf(after))
  if (!difference) return null
  const { pixels, box } = difference
  return { pixels, before: await cutOut(before, box), after: await cutOut(after, box) }
}

async function sameBytes(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false
  const [a, b] = [new Uint8Array(await one.arrayBuffer()), new Uint8Array(await other.arrayBuffer())]
  return a.every((byte, i) => byte === b[i])
}

async function canvasOf(picture: Blob): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(picture)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas
}

const rasterOf = (canvas: OffscreenCanvas): Raster =>
  canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
    width: 0,
    height: 0,
    data: new Uint8ClampedArray(),
  }

/** Around what changed, so that it can be recognised. Image pixels. */
const AROUND = 24

async function cutOut(canvas: OffscreenCanvas, box: Box): Promise<string> {
  const [x, y] = [Math.max(0, box.x - AROUND), Math.max(0, box.y - AROUND)]
  const width = Math.min(canvas.width - x, box.width + 2 * AROUND)
  const height = Math.min(canvas.height - y, box.height + 2 * AROUND)
  const part = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
  part.getContext('2d')?.drawImage(canvas, -x, -y)
  return URL.createObjectURL(await part.convertToBlob())
}
