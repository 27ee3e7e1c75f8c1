/** Entry of the engine: a bundle of its own that runs in a worker, or in the panel where a host allows none. */
// oxlint-disable unicorn/prefer-add-event-listener -- a port starts by its `onmessage`
import { asProblem } from '../../shared/problem.ts'
import { decode, inspect } from './decode.ts'
import { createEngine } from './engine.ts'
import type { EnginePort, Question, Reply } from './port.ts'

const here = globalThis as unknown as EnginePort & { tokenPipelineEngine?: EnginePort }
const port = here.tokenPipelineEngine ?? here
delete here.tokenPipelineEngine
const reply = (message: Reply) => port.postMessage(message)

const engine = createEngine({
  decode,
  inspect,
  mint,
  now: () => performance.now(),
  today: () => new Date().toISOString(),
  tell: (run, event) => reply({ run, event }),
  rest: () => new Promise((resolve) => setTimeout(resolve)),
})

/** As a server's: 96 random bits in base64url, 16 letters. */
function mint(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

port.onmessage = ({ data }: MessageEvent<Question>) => void answer(data)

async function answer({ id, call, ask }: Question): Promise<void> {
  try {
    // The client below is typed by the same table; a message comes from nobody else.
    const work = engine[call] as (...ask: readonly unknown[]) => unknown
    reply({ id, answer: await work(...ask) })
  } catch (error) {
    const problem = asProblem(error)
    // oxlint-disable-next-line no-console -- there is no other log in a window, and a fault of ours must be found
    if (problem.code === 'internal') console.error(problem.cause)
    reply({ id, problem: problem.toJSON() })
  }
}

reply({ ready: true })
