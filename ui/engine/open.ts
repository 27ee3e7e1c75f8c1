/** Starts the engine: in a worker made from a blob, else on the panel's own thread. Nothing is fetched. */
// oxlint-disable unicorn/prefer-add-event-listener -- a port starts by its `onmessage`
import type { NumberedEvent } from '../../shared/events.ts'
import { Problem } from '../../shared/problem.ts'
import type { Engine } from './engine.ts'
import type { EnginePort, Question, Reply } from './port.ts'

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

/** @param code The bundle of `worker.ts`. */
export async function openEngine(code: string): Promise<OpenEngine> {
  const waiting = new Map<number, Awaiting>()
  let hear: (run: string, event: NumberedEvent) => void = () => undefined
  let last = 0
  const { port, where } = await inWorker(code).catch(() => inPanel(code))
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

/** A host's policy may refuse workers: some browsers throw then, others tell by an event. */
async function inWorker(code: string): Promise<Started> {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  try {
    const worker = new Worker(url)
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve
      worker.onerror = reject
    })
    worker.onerror = null
    return { port: worker, where: 'worker' }
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** As an inline script, which is how the host got the panel in as well. */
async function inPanel(code: string): Promise<Started> {
  const { port1, port2 } = new MessageChannel()
  Object.assign(globalThis, { tokenPipelineEngine: port2 })
  const ready = new Promise((resolve) => (port1.onmessage = resolve))
  const script = document.createElement('script')
  script.textContent = `(() => {${code}\n})()`
  document.head.append(script)
  script.remove()
  if ('tokenPipelineEngine' in globalThis)
    throw new Problem(
      'internal',
      'This window allows nothing to be measured in it.',
      'Connect a server, or use the desktop app.',
    )
  await ready
  return { port: port1, where: 'panel' }
}
