/** Measuring: frames go out one at a time while the events of those already there come in. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { isTerminal } from '../../shared/events.ts'
import type { Layer } from '../../shared/layer.ts'
import type { FrameRef } from '../../shared/messages.ts'
import type { RunOptions } from '../../shared/options.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { Client } from '../client/client.ts'
import type { Host } from '../host/host.ts'
import type { Job } from './job.ts'
import { persist } from './persist.ts'
import { advance, begin, type Progress, updateFrame } from './progress.ts'

export interface Measuring {
  readonly progress: ReadonlySignal<Progress | null>
  /** False while the line is broken; it continues by itself. */
  readonly onLine: ReadonlySignal<boolean>
  /** `Date.now()` of the start. */
  readonly since: ReadonlySignal<number>
  /** Resolves when nothing more will happen; answers the job when there is a result. */
  start(
    client: Client,
    frames: readonly Requested[],
    options: Partial<RunOptions>,
    /** Told once the server has everything: from then on it owes the result, also to another visit. */
    onAccepted?: (job: Job) => void,
  ): Promise<Job | null>
  /** Watches what another visit has begun, as if it had been watched from the start. */
  resume(client: Client, job: Job): Promise<Job | null>
  cancel(): void
}

export interface Requested extends FrameRef {
  readonly mode?: string
  /** Of a pasted picture, in image pixels per CSS px. */
  readonly scale?: number
}

export function createMeasuring(host: Host): Measuring {
  const progress = signal<Progress | null>(null)
  const onLine = signal(true)
  const since = signal(0)
  let stop: () => void = () => {}
  const up = (is: boolean) => (onLine.value = is)

  const change = (next: (progress: Progress) => Progress) => {
    if (progress.value) progress.value = next(progress.value)
  }
  const fail = (error: unknown) =>
    change((now) => ({ ...now, status: 'failed', problem: asProblem(error).toJSON() }))

  return {
    progress,
    onLine,
    since,
    cancel: () => stop(),
    start: async (client, frames, options, onAccepted) => {
      const controller = open(frames)
      const { signal } = controller
      return await watched(async () => {
        const project = await host.project()
        const run = await persist(() => client.createRun({ project, options }), { signal, onLine: up })
        const job = { project, run: run.id }
        const sending = sendAll(host, client, run.id, frames, signal, change)
        sending.then(
          () => !signal.aborted && onAccepted?.(job),
          () => controller.abort(),
        )
        await listen(client, job, controller)
        await sending
        return job
      })
    },
    resume: async (client, job) => {
      const { frames } = await client.run(job.run)
      const controller = open(frames)
      return await watched(async () => {
        await listen(client, job, controller)
        return job
      })
    },
  }

  function open(frames: readonly { id: string; name: string }[]): AbortController {
    progress.value = begin(frames)
    since.value = Date.now()
    onLine.value = true
    const controller = new AbortController()
    stop = () => {
      controller.abort()
      change((now) => ({ ...now, status: 'cancelled' }))
    }
    return controller
  }

  async function listen(client: Client, { run }: Job, controller: AbortController): Promise<void> {
    const here = stop
    stop = () => {
      // Without a line it is over here; the server hears of it when it is back.
      if (!onLine.value) here()
      void persist(() => client.cancel(run)).catch(fail)
    }
    const { signal } = controller
    for await (const { data } of client.follow(run, 0, { signal, onLine: up })) {
      change((now) => advance(now, data))
      if (isTerminal(data) && data.event !== 'completed') controller.abort()
    }
  }

  async function watched(work: () => Promise<Job>): Promise<Job | null> {
    try {
      const job = await work()
      return progress.value?.status === 'completed' ? job : null
    } catch (error) {
      if (progress.value?.status !== 'cancelled' && progress.value?.status !== 'failed') fail(error)
      return null
    }
  }
}

/** A frame that cannot be exported or sent is marked and the others go on; only when none is left it is a failure. */
async function sendAll(
  host: Host,
  client: Client,
  run: string,
  frames: readonly Requested[],
  signal: AbortSignal,
  change: (next: (progress: Progress) => Progress) => void,
): Promise<void> {
  let sent = 0
  let last: unknown
  for (const frame of frames) {
    if (signal.aborted) return
    change((now) => updateFrame(now, frame.id, { status: 'sending' }))
    try {
      const without = await persist(() => sendOne(host, client, run, frame, signal), { signal })
      if (without) change((now) => updateFrame(now, frame.id, { skipped: { layers: without.toJSON() } }))
      sent++
    } catch (error) {
      if (signal.aborted) return
      last = error
      change((now) => updateFrame(now, frame.id, { status: 'failed', problem: asProblem(error).toJSON() }))
    }
  }
  if (sent === 0) throw last
  await persist(() => startOnce(client, run), { signal })
}

/** Asked again because the answer got lost, a run that has started says that it is sealed. */
async function startOnce(client: Client, run: string): Promise<void> {
  await client.start(run).catch((error: unknown) => {
    if (asProblem(error).code !== 'run-sealed') throw error
  })
}

/** In px of the canvas: where somebody told another scale than the layer's, it says nothing of the picture. */
async function layersOf(host: Host, { id, scale, inside }: Requested): Promise<readonly Layer[]> {
  const layers = scale === undefined ? ((await host.figma?.layers(id)) ?? []) : []
  const [first, ...rest] = layers
  return first && inside !== undefined ? [{ ...first, parent: inside }, ...rest] : layers
}

/** What the server says of layers that it cannot take, whoever sends them. */
const UNFIT: ReadonlySet<string> = new Set(['invalid-request', 'invalid-body', 'body-too-large'])

/** Layers that cannot be read or taken cost the layers: the picture is measured by its pixels. Answers why. */
async function sendOne(
  host: Host,
  client: Client,
  run: string,
  frame: Requested,
  signal: AbortSignal,
): Promise<Problem | null> {
  let without: Problem | null = null
  const layers = await layersOf(host, frame).catch((error: unknown) => {
    without = pixelsOnly(error)
    return []
  })
  const { image, scale, origin } = await host.capture(frame.id, frame.scale)
  if (layers.length > 0) {
    await client.putLayers(run, frame.id, layers, signal).catch((error: unknown) => {
      if (!UNFIT.has(asProblem(error).code)) throw error
      without = pixelsOnly(error)
    })
  }
  const query = {
    name: frame.name,
    scale,
    ...(frame.mode ? { mode: frame.mode } : {}),
    ...(origin ? { originX: origin.x, originY: origin.y } : {}),
  }
  await client.putFrame(run, frame.id, query, image, signal)
  return without
}

const pixelsOnly = (error: unknown): Problem => {
  const { code, message } = asProblem(error)
  return new Problem(code, message, 'It was measured by its pixels instead.', { cause: error })
}
