/** One thread of the speed bench: measures frames for a while and says how many per second. */
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { measure } from './corpus.ts'
import { readManifest } from './score/truth.ts'

const MILLISECONDS = 4000

const { corpus, at } = z.object({ corpus: z.string(), at: z.number() }).parse(workerData)
const { frames } = await readManifest(corpus)
const entry = (i: number) => frames[(at * 7 + i) % frames.length]

for (let warm = 0; warm < 6; warm++) {
  const one = entry(warm)
  if (one) await measure({ corpus }, one)
}
const start = performance.now()
let done = 0
while (performance.now() - start < MILLISECONDS) {
  const one = entry(done)
  if (!one) break
  await measure({ corpus }, one)
  done++
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin.
parentPort?.postMessage((1000 * done) / (performance.now() - start))
