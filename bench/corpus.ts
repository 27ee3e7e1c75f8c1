/** Frames of a corpus, measured by the real pipeline. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultOptions } from '../shared/options.ts'
import type { TokenSet } from '../shared/token-set.ts'
import { decode } from '../server/decode/decode.ts'
import { conclude } from '../core/pipeline/conclude/conclude.ts'
import { examine } from '../core/pipeline/examine/examine.ts'
import type { Examined } from '../core/pipeline/ports.ts'
import { registry } from '../core/tokens/index.ts'
import { loadFrame } from '../cli/frame-file.ts'
import { type Manifest, readManifest } from './score/truth.ts'
import type { FrameSet } from './sets.ts'

export const CORPUS = fileURLToPath(new URL('corpus', import.meta.url))

export type Entry = Manifest['frames'][number]

/** How a set's pictures are given: as they are and with their scale, unless the set says otherwise. */
type Given = Pick<FrameSet, 'corpus' | 'recode' | 'scale'>

export async function measure(
  { corpus, recode, scale: told }: Given,
  { id, scale, theme, width, height, png }: Entry,
): Promise<Examined> {
  const file = path.join(corpus, png)
  const given = told ? await loadFrame(file, told) : null
  const image = given?.image ?? (await readFile(file))
  const size = given?.frame ?? { scale, width, height }
  const frame = { ...size, id, name: id, mode: theme }
  const context = { types: registry, decode, now: () => performance.now() }
  return examine({ frame, image: recode ? await recode(image) : image }, context)
}

export const concluded = (examined: readonly Examined[]): TokenSet =>
  conclude(examined, { types: registry, options: defaultOptions })

export const specimens: ReadonlyMap<string, string> = new Map(
  registry.map((type) => [type.name, type.specimen]),
)

/** All frames of a set, one after the other. */
export async function* measured(given: Given): AsyncGenerator<{ entry: Entry; examined: Examined }> {
  const { frames } = await readManifest(given.corpus)
  for (const entry of frames) yield { entry, examined: await measure(given, entry) }
}
