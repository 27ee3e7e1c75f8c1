/** Frames from documents: a saved answer of Figma's REST API, or one that is fetched. */
import { readFile } from 'node:fs/promises'
import { documentOf } from '../core/layers/rest/document.ts'
import { type DocumentFrame, framesOf } from '../core/layers/rest/frames.ts'
import { examineLayers } from '../core/pipeline/examine/examine-layers.ts'
import type { Examiner, FrameInput } from '../core/pipeline/ports.ts'
import type { Registry } from '../core/tokens/type.ts'
import { layersSchema } from '../shared/layer.ts'
import { Problem } from '../shared/problem.ts'

export const isDocumentFile = (file: string): boolean => /\.json$/i.test(file)

/** @throws Problem `invalid-request` for what is no document, or shows no frame. */
export async function readDocument(file: string): Promise<DocumentFrame[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read (${cause.code})`
    throw new Problem('invalid-request', `"${file}" ${why}.`, 'Name a file that Figma’s REST API answered.', {
      cause,
    })
  })
  let json: unknown
  try {
    // Some tools save a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Problem('invalid-request', `"${file}" is not JSON.`, 'Save the answer as it came.', { cause })
  }
  return framesIn(json, file)
}

export function framesIn(json: unknown, name: string): DocumentFrame[] {
  const frames = [...framesOf(documentOf(json, name))]
  if (frames.length > 0) return frames
  throw new Problem(
    'invalid-request',
    `"${name}" shows no frame that could be measured.`,
    'Ask for frames, components or instances that are visible.',
  )
}

/** Layers without a picture. */
export const inputOf = ({ frame, layers }: DocumentFrame): FrameInput => ({
  frame,
  image: new Uint8Array(),
  layers: layersSchema.parse(layers),
})

/** What has a picture is measured where `examine` measures; layers alone are read right here. */
export const withDocuments =
  (examine: Examiner, types: Registry): Examiner =>
  async (input, request) => {
    if (input.image.byteLength > 0 || !input.layers) return examine(input, request)
    const wanted = types.filter(({ name }) => request.types?.includes(name) ?? true)
    const examined = examineLayers(input.frame, input.layers, wanted)
    for (const [type, found] of Object.entries(examined.sightings)) request.onFound?.(type, found.length)
    return examined
  }

/** One line of what could not be read, `null` where everything was. */
export function lostLine(name: string, frames: readonly DocumentFrame[]): string | null {
  const times = new Map<string, number>()
  for (const property of frames.flatMap(({ layers }) => layers.flatMap(({ lost = [] }) => lost)))
    times.set(property, (times.get(property) ?? 0) + 1)
  if (times.size === 0) return null
  const said = [...times].map(
    ([property, count]) => `${property} of ${count} ${count === 1 ? 'layer' : 'layers'}`,
  )
  return `! ${name}: what could not be read is left out: ${said.join(', ')}.`
}
