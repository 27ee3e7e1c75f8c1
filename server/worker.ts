/** What a worker thread loads: the units that take time, with their ports filled. */
import { randomBytes } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'
import { workerData } from 'piscina'
import sharp from 'sharp'
import type { Layer } from '../shared/layer.ts'
import { Problem } from '../shared/problem.ts'
import { type Answer, answer } from './answer.ts'
import { decode } from './decode/decode.ts'
import { forget, pixelsOf } from './decode/pixels.ts'
import { type Answers, type Catalog, answers } from '../core/library/answers.ts'
import { type Pieces, type PutTogether, putTogether } from '../core/library/put-together.ts'
import { type FramePiece, knownIn, namingOf } from '../core/library/questions.ts'
import { parseJson, spellJson } from '../core/library/stored-json.ts'
import { examine } from '../core/pipeline/examine/examine.ts'
import type { Known } from '../core/pipeline/label/candidates.ts'
import type { SetNaming } from '../core/pipeline/label/nameables.ts'
import { type Measured, glanceAt } from '../core/pipeline/examine/glance.ts'
import type { FrameInput } from '../core/pipeline/ports.ts'
import { loadPlugins } from './plugins/load.ts'
import { registry } from '../core/tokens/index.ts'
import type { TokenType } from '../core/tokens/type.ts'

/** What a thread is started with. */
export interface WorkerData {
  /** URLs of modules with further types. */
  readonly plugins: readonly string[]
}

export interface Task {
  readonly input: FrameInput
  /** JSON of the layers, as it was stored: parsed here. */
  readonly layers?: Uint8Array | undefined
  readonly types?: readonly string[] | undefined
  readonly port?: MessagePort | undefined
  /** Plugins' types that ended a thread with this frame: skipped, and said. */
  readonly gone?: readonly string[] | undefined
}
export interface Reading {
  readonly what: keyof Answers
  readonly question: object
}

const plugins = await loadPlugins((workerData as WorkerData).plugins)
const types = [...registry, ...plugins.types]

// The pool already runs one thread per core: libvips must not start its own on top.
sharp.concurrency(1)
sharp.cache(false)

export function examineTask({
  input,
  layers,
  types: wanted,
  port,
  gone = [],
}: Task): Promise<Answer<Measured>> {
  const looking = [...registry, ...plugins.types.map((type) => announced(type, port))]
  const measured = answer(async () => {
    const known = layers ? { ...input, layers: parseJson(layers) as Layer[] } : input
    const examined = await examine(known, {
      types: looking.filter(({ name }) => !gone.includes(name) && (wanted?.includes(name) ?? true)),
      decode: (image) => decode(image, input.frame.name),
      onFound: (type, sightings) => port?.postMessage({ type, sightings }),
      now: () => performance.now(),
    })
    const told = {
      ...examined,
      skipped: [...examined.skipped, ...gone.map((type) => ended(type, input.frame.name))],
    }
    return { ...glanceAt(told), examined: spellJson(told) }
  })
  return measured.finally(() => {
    port?.close()
    forget(pixelsOf(input.frame))
  })
}

/** Says beforehand what it looks at: a thread that is ended can say nothing any more. */
const announced = (type: TokenType, port: MessagePort | undefined): TokenType => {
  const { extract } = type
  const tell = () => port?.postMessage({ looking: type.name })
  return {
    ...type,
    extract: {
      ...(extract.scene && { scene: (seen) => (tell(), extract.scene?.(seen) ?? []) }),
      ...(extract.layers && { layers: (list) => (tell(), extract.layers?.(list) ?? null) }),
    },
  }
}

const ended = (type: string, frame: string) => ({
  type,
  problem: new Problem(
    'type-failed',
    `"${type}" took all the memory of its thread in "${frame}", or ended it.`,
    'Tell whoever wrote the plugin; the other types are not affected.',
  ).toJSON(),
})

/** Whatever is asked of stored tokens. */
export function readTask({ what, question }: Reading): Promise<Answer<unknown>> {
  const read = answers[what] as (question: object, catalog: Catalog) => unknown
  return answer(async () => {
    // Loaded by the first who reads: they are as much code as all that measures, and most threads only measure.
    const { formats } = await import('../core/formats/index.ts')
    return read(question, { types, formats: [...formats, ...plugins.formats] })
  })
}

export const concludeTask = (pieces: Pieces): Promise<Answer<PutTogether | null>> =>
  answer(async () => putTogether(pieces, types, mintId))

export const knownTask = (piece: FramePiece): Promise<Answer<Known[]>> =>
  answer(async () => knownIn(piece, types))

export const namingTask = (pieces: Pieces): Promise<Answer<SetNaming>> =>
  answer(async () => namingOf(pieces, types))

/** A new unique id, URL-safe. */
export const mintId = (): string => randomBytes(12).toString('base64url')
