/** A file as a frame. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../shared/problem.ts'
import { statedScale } from '../shared/scale.ts'
import { scaleSeen } from '../core/scene/scale-seen.ts'
import { decode, inspect } from '../server/decode/decode.ts'
import type { FrameInput } from '../core/pipeline/ports.ts'

export async function loadFrame(file: string, scale: number | 'auto'): Promise<FrameInput> {
  const image = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT'
        ? 'does not exist'
        : cause.code === 'EISDIR'
          ? 'is a folder'
          : `cannot be read (${cause.code})`
    throw new Problem('no-image', `"${file}" ${why}.`, 'Name PNG, JPEG or WebP files.', { cause })
  })
  return frameOf(image, file, scale)
}

/** @param file What the picture is called; its frame's id. */
export async function frameOf(image: Uint8Array, file: string, scale: number | 'auto'): Promise<FrameInput> {
  const { width, height, density } = await inspect(image, file)
  const name = basename(file)
  const perPixel =
    scale === 'auto' ? (statedScale({ name, width, height, density }) ?? (await seenIn(image, file))) : scale
  return {
    image,
    frame: { id: file, name, scale: perPixel, width: width / perPixel, height: height / perPixel },
  }
}

/** A picture is opened for its mode, its tokens and its places; what it shows of its scale is looked at once. */
const seen = new Map<string, number>()

async function seenIn(image: Uint8Array, file: string): Promise<number> {
  const key = createHash('sha256').update(image).digest('hex')
  const known = seen.get(key)
  if (known !== undefined) return known
  // What cannot be read is told when it is measured.
  const pixels = await decode(image, file).catch(() => null)
  const scale = (pixels && scaleSeen(pixels)) ?? 1
  seen.set(key, scale)
  return scale
}
