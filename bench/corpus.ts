/** Frames of a corpus, measured by the real pipeline. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultOptions } from '../shared/options.ts'
import type { TokenSet } from '../shared/token-set.ts'
import { decode } from '../server/decode/decode.ts'
import { conclude } from '../core/pipeline/conclude.ts'
import { examine } from '../core/pipeline/examine.ts'
import type { Examined } from '../core/pipeline/ports.ts'
import { registry } from '../core/tokens/index.ts'
import { type Manifest, readManifest } from './score/truth.ts'

export const CORPUS = fileURLToPath(new URL('corpus', import.meta.url))

export type Entry = Manifest['frames'][number]

export async function measure(corpus: string, entry: Entry): Promise<Examined> {
  const { id, scale, theme } = entry
  const image = await readFile(path.join(corpus, entry.png))
  const frame = { id, name: id, scale, width: entry.width, height: entry.height, mode: theme }
  return examine({ frame, image }, { types: registry, decode, now: () => performance.now() })
}

export const concluded = (examined: readonly Examined[]): TokenSet =>
  conclude(examined, { types: registry, options: defaultOptions })

export const specimens: ReadonlyMap<string, string> = new Map(
  registry.map((type) => [type.name, type.specimen]),
)

/** All frames of a corpus, one after the other. */
export async function* measured(corpus: string): AsyncGenerator<{ entry: Entry; examined: Examined }> {
  const { frames } = await readManifest(corpus)
  for (const entry of frames) yield { entry, examined: await measure(corpus, entry) }
}
