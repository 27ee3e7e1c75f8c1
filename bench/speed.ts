/** How long measuring takes, how it grows, and what many threads and many sightings cost. */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Sighting } from '../shared/token.ts'
import { decode } from '../server/decode/decode.ts'
import { aggregate } from '../core/pipeline/conclude/aggregate.ts'
import type { Pixels } from '../core/pipeline/ports.ts'
import { scene } from '../core/scene/index.ts'
import type { Scene } from '../core/scene/scene.ts'
import { registry } from '../core/tokens/index.ts'
import { type Entry, measured } from './corpus.ts'
import { readManifest } from './score/truth.ts'
import { meanOf, tableOf } from './table.ts'

const ROUNDS = 5
/** Pixels of the frame that times are quoted for. */
const FRAME = 1440 * 1024

export interface Speed {
  readonly frames: {
    name: string
    megapixels: number
    decode: number
    measure: number
    bytesPerPixel: number
  }[]
  readonly growth: { times: number; megapixels: number; measure: number }[]
  readonly threads: { threads: number; framesPerSecond: number }[]
  readonly aggregating: { type: string; sightings: number; ms: number }[]
}

export async function speed(corpus: string): Promise<Speed> {
  const { frames } = await readManifest(corpus)
  const timed: Speed['frames'] = []
  for (const entry of frames) timed.push(await time(corpus, entry))
  const large = frames.find((f) => f.width * f.height * f.scale ** 2 >= FRAME) ?? frames[0]
  return {
    frames: timed,
    growth: large ? await growth(corpus, large) : [],
    threads: await threads(corpus),
    aggregating: await aggregating(corpus),
  }
}

const look = (pixels: Pixels, scale: number): Scene => {
  const seen = scene(pixels, scale)
  for (const type of registry) type.extract.scene?.(seen)
  return seen
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function time(corpus: string, entry: Entry): Promise<Speed['frames'][number]> {
  const image = await readFile(path.join(corpus, entry.png))
  const decoding: number[] = []
  const measuring: number[] = []
  let bytesPerPixel = 0
  let megapixels = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const pixels = await decode(image)
    const decoded = performance.now()
    bytesPerPixel = look(pixels, entry.scale).bytesPerPixel
    decoding.push(decoded - start)
    measuring.push(performance.now() - decoded)
    megapixels = (pixels.width * pixels.height) / 1e6
  }
  return { name: entry.id, megapixels, decode: median(decoding), measure: median(measuring), bytesPerPixel }
}

/** The same frame as 1, 4 and 16 tiles: the work per pixel stays what it is. */
async function growth(corpus: string, entry: Entry): Promise<Speed['growth']> {
  const one = await decode(await readFile(path.join(corpus, entry.png)))
  return [1, 2, 4].map((side) => {
    const pixels = tiled(one, side)
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now()
      look(pixels, entry.scale)
      return performance.now() - start
    })
    return { times: side * side, megapixels: (pixels.width * pixels.height) / 1e6, measure: median(times) }
  })
}

function tiled({ data, width, height, lossy }: Pixels, side: number): Pixels {
  const row = width * 4
  const out = new Uint8Array(data.length * side * side)
  for (let y = 0; y < height * side; y++) {
    const from = (y % height) * row
    for (let i = 0; i < side; i++) out.set(data.subarray(from, from + row), y * row * side + i * row)
  }
  return { data: out, width: width * side, height: height * side, lossy }
}

/** Frames per second with one thread and with as many as there are cores. */
async function threads(corpus: string): Promise<Speed['threads']> {
  const counts = [...new Set([1, availableParallelism()])]
  const results: Speed['threads'] = []
  for (const count of counts) {
    const running = Array.from({ length: count }, (_, i) => runWorker(corpus, i))
    const rates = await Promise.all(running)
    results.push({ threads: count, framesPerSecond: rates.reduce((sum, rate) => sum + rate, 0) })
  }
  return results
}

const runWorker = (corpus: string, at: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('speed-worker.ts', import.meta.url), { workerData: { corpus, at } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

const MANY = 100_000

/** Real sightings of the corpus, repeated until there are `MANY` of each type, each a little off at random. */
async function aggregating(corpus: string): Promise<Speed['aggregating']> {
  const seen = new Map<string, Sighting[]>()
  for await (const { examined } of measured({ corpus })) {
    for (const [type, sightings] of Object.entries(examined.sightings))
      seen.set(type, [...(seen.get(type) ?? []), ...sightings])
  }
  return registry.flatMap((type) => {
    const sightings = seen.get(type.name) ?? []
    const [first] = sightings
    if (!first) return []
    const many = Array.from({ length: MANY }, (_, i) => sightings[i % sightings.length] ?? first)
    aggregate(type, many)
    const start = performance.now()
    aggregate(type, many)
    return [{ type: type.name, sightings: MANY, ms: performance.now() - start }]
  })
}

export function printSpeed({ frames, growth, threads, aggregating }: Speed): string {
  const perFrame = (of: (f: Speed['frames'][number]) => number) =>
    meanOf(frames.map((f) => (of(f) / (f.megapixels * 1e6)) * FRAME)) ?? 0
  const worst = frames.reduce((a, b) => (b.measure > a.measure ? b : a))
  return [
    tableOf(
      ['ms', 'megapixels', 'decode', 'measure', 'bytes/px'],
      frames.map((f) => [f.name, f.megapixels, f.decode, f.measure, f.bytesPerPixel]),
    ),
    `per 1440 × 1024: decode ${perFrame((f) => f.decode).toFixed(1)} ms, measure ${perFrame((f) => f.measure).toFixed(1)} ms; worst ${worst.measure.toFixed(0)} ms (${worst.name})`,
    tableOf(
      ['tiles', 'megapixels', 'ms', 'ms per megapixel'],
      growth.map((g) => [`${g.times}×`, g.megapixels, g.measure, g.measure / g.megapixels]),
    ),
    tableOf(
      ['threads', 'frames per second'],
      threads.map((t) => [`${t.threads}`, t.framesPerSecond]),
    ),
    tableOf(
      ['aggregating', 'sightings', 'ms'],
      aggregating.map((a) => [a.type, `${a.sightings}`, a.ms]),
    ),
  ].join('\n\n')
}
