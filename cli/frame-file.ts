/** A file as a frame. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../shared/problem.ts'
import { proposeScale } from '../shared/scale.ts'
import { inspect } from '../server/decode/decode.ts'
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
  const perPixel = scale === 'auto' ? proposeScale({ name, width, height, density }) : scale
  return {
    image,
    frame: { id: file, name, scale: perPixel, width: width / perPixel, height: height / perPixel },
  }
}
