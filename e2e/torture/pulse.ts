/** Asks `/health` ten times a second and looks how large the server is, in a thread of its own: whoever attacks is busy. */
import { once } from 'node:events'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerProcess } from './process.ts'

export interface Pulse {
  /** Most bytes resident. */
  readonly peak: number
  /** Milliseconds until `/health` answered. */
  readonly health: { readonly p50: number; readonly p99: number; readonly worst: number }
}

const EVERY_MS = 100

/** Takes the pulse while `work` is done. */
export async function pulse<T>(
  server: ServerProcess,
  work: () => Promise<T>,
): Promise<Pulse & { result: T }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: server.origin })
  let peak = await server.resident()
  const looking = setInterval(() => {
    void server.resident().then(
      (now) => (peak = Math.max(peak, now)),
      () => undefined,
    )
  }, EVERY_MS)
  try {
    const result = await work()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage('enough')
    const [waits] = (await once(worker, 'message')) as [number[]]
    const sorted = waits.toSorted((a, b) => a - b)
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
    return { result, peak, health: { p50: at(0.5), p99: at(0.99), worst: at(1) } }
  } finally {
    clearInterval(looking)
    await worker.terminate()
  }
}

async function beat(origin: string): Promise<void> {
  const waits: number[] = []
  parentPort?.on('message', () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    parentPort?.postMessage(waits)
  })
  for (;;) {
    const start = performance.now()
    await fetch(`${origin}/health`, { signal: AbortSignal.timeout(30_000) }).then(
      (answer) => answer.text(),
      () => 'none',
    )
    waits.push(performance.now() - start)
    await sleep(EVERY_MS)
  }
}

if (!isMainThread) await beat(workerData as string)
