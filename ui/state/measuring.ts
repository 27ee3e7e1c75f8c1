/** Measuring: frames go out one at a time while the events of those already there come in. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { isTerminal } from '../../shared/events.ts'
import type { FrameRef } from '../../shared/messages.ts'
import type { RunOptions } from '../../shared/options.ts'
import { asProblem } from '../../shared/problem.ts'
import type { Client } from '../client/client.ts'
import type { Host } from '../host/host.ts'
import type { Job } from './job.ts'
import { advance, begin, type Progress, updateFrame } from './progress.ts'

const SEND_AGAIN_MS = 2000

export interface Measuring {
  readonly progress: ReadonlySignal<Progress | null>
  /** False while the line is broken; it continues by itself. */
  readonly onLine: ReadonlySignal<boolean>
  /** `Date.now()` of the start. */
  readonly since: ReadonlySignal<number>
  /** Resolves when nothing more will happen; answers the job when there is a result. */
  start(client: Client, frames: readonly Requested[], options: Partial<RunOptions>): Promise<Job | null>
  cancel(): void
}

interface Requested extends FrameRef {
  readonly mode?: string
}

export function createMeasuring(host: Host): Measuring {
  const progress = signal<Progress | null>(null)
  const onLine = signal(true)
  const since = signal(0)
  let stop: () => void = () => {}

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
    start: async (client, frames, options) => {
      progress.value = begin(frames)
      since.value = Date.now()
      onLine.value = true
      const aborted = new AbortController()
      const { signal } = aborted
      stop = () => {
        aborted.abort()
        change((now) => ({ ...now, status: 'cancelled' }))
      }
      try {
        const project = await host.project()
        const run = await client.createRun({ project, options })
        stop = () => void client.cancel(run.id).catch(fail)
        const sending = sendAll(host, client, run.id, frames, signal, change)
        sending.catch(() => aborted.abort())
        for await (const { data } of client.follow(run.id, 0, {
          signal,
          onLine: (up) => (onLine.value = up),
        })) {
          change((now) => advance(now, data))
          if (isTerminal(data) && data.event !== 'completed') aborted.abort()
        }
        await sending
        return progress.value?.status === 'completed' ? { project, run: run.id } : null
      } catch (error) {
        if (progress.value?.status !== 'cancelled' && progress.value?.status !== 'failed') fail(error)
        return null
      }
    },
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
      await persist(() => sendOne(host, client, run, frame, signal), signal)
      sent++
    } catch (error) {
      if (signal.aborted) return
      last = error
      change((now) => updateFrame(now, frame.id, { status: 'failed', problem: asProblem(error).toJSON() }))
    }
  }
  if (sent === 0) throw last
  await persist(() => client.start(run), signal)
}

/** A server that is away for a while loses nothing: what was not acknowledged is sent again. */
async function persist(work: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (signal.aborted || asProblem(error).code !== 'unreachable') throw error
      await new Promise((resolve) => setTimeout(resolve, SEND_AGAIN_MS))
    }
  }
}

async function sendOne(host: Host, client: Client, run: string, frame: Requested, signal: AbortSignal) {
  const layers = (await host.figma?.layers(frame.id)) ?? []
  const { image, scale, origin } = await host.capture(frame.id)
  if (layers.length > 0) await client.putLayers(run, frame.id, layers, signal)
  const query = {
    name: frame.name,
    scale,
    ...(frame.mode ? { mode: frame.mode } : {}),
    ...(origin ? { originX: origin.x, originY: origin.y } : {}),
  }
  await client.putFrame(run, frame.id, query, image, signal)
}
