/** Starts the engine: in a worker, else on the panel's own thread. Nothing is fetched that did not come with the panel. */
// oxlint-disable unicorn/prefer-add-event-listener -- a port starts by its `onmessage`
import type { NumberedEvent } from '../../shared/events.ts'
import { Problem } from '../../shared/problem.ts'
import type { Engine } from './engine.ts'
import type { EnginePort, Question, Reply } from './port.ts'
import { unpacked } from './unpacked.ts'

type Awaiting = { readonly resolve: (answer: unknown) => void; readonly reject: (problem: Problem) => void }

export interface OpenEngine {
  readonly ask: <C extends keyof Engine>(
    call: C,
    ...ask: Parameters<Engine[C]>
  ) => Promise<Awaited<ReturnType<Engine[C]>>>
  /** Hears every event as it happens. */
  readonly listen: (hear: (run: string, event: NumberedEvent) => void) => void
  readonly where: 'worker' | 'panel'
}

/** The bundle of `worker.ts`: within the panel, where that must be one file, else a file beside it. */
export type EngineSource = { readonly packed: string } | { readonly file: string }

export async function openEngine(source: EngineSource): Promise<OpenEngine> {
  const waiting = new Map<number, Awaiting>()
  let hear: (run: string, event: NumberedEvent) => void = () => undefined
  let last = 0
  const { port, where } = await started(source)
  port.onmessage = ({ data }: MessageEvent<Reply>) => {
    if ('ready' in data) return
    if ('event' in data) return hear(data.run, data.event)
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('answer' in data) asked?.resolve(data.answer)
    else asked?.reject(new Problem(data.problem.code, data.problem.detail, data.problem.remedy))
  }
  return {
    where,
    listen: (hears) => (hear = hears),
    ask: async (call, ...ask) => {
      const id = ++last
      const answer = await new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        port.postMessage({ id, call, ask } satisfies Question)
      })
      // The table pairs question and answer, which the compiler cannot follow through a message.
      return answer as never
    },
  }
}

interface Started {
  readonly port: EnginePort
  readonly where: OpenEngine['where']
}

async function started(source: EngineSource): Promise<Started> {
  if ('file' in source) {
    const { href } = new URL(source.file, document.baseURI)
    return await inWorker(href).catch(() => inPanel((script) => (script.src = href)))
  }
  const code = await unpacked(source.packed)
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  try {
    // Inline is how the host got the panel in as well.
    return await inWorker(url).catch(() =>
      inPanel((script) => (script.textContent = `(() => {${code}\n})()`)),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A host's policy may refuse workers: some browsers throw then, others tell by an event. */
async function inWorker(url: string): Promise<Started> {
  const worker = new Worker(url)
  await new Promise((resolve, reject) => {
    worker.onmessage = resolve
    worker.onerror = reject
  })
  worker.onerror = null
  return { port: worker, where: 'worker' }
}

/** The engine takes its end of the channel as soon as it runs: what is left of it says that it did not. */
async function inPanel(load: (script: HTMLScriptElement) => void): Promise<Started> {
  const { port1, port2 } = new MessageChannel()
  Object.assign(globalThis, { tokenPipelineEngine: port2 })
  const script = document.createElement('script')
  const over = new Promise((resolve) => {
    for (const end of ['load', 'error']) script.addEventListener(end, resolve)
  })
  load(script)
  document.head.append(script)
  // A script without an address has run, or was refused, by now; it tells of neither.
  if (script.src !== '') await over
  script.remove()
  if ('tokenPipelineEngine' in globalThis)
    throw new Problem('internal', 'This window lets nothing be measured in it.', 'Connect a server.')
  return { port: port1, where: 'panel' }
}
