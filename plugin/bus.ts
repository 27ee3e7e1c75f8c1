/** The main thread's end of `shared/messages.ts`: every message is parsed once, here, and answered exactly once. */
import * as z from 'zod'
import { type Answer, type Asked, type Call, type News, callSchema, calls } from '../shared/messages.ts'
import { Problem, asProblem } from '../shared/problem.ts'
import { saySkipped } from './readable.ts'

/** One function per call of the table: leave one out and the compiler asks for it. */
export type Handlers = { readonly [C in Call]: (ask: Asked<C>) => Answer<C> | Promise<Answer<C>> }

/** zod compiles parsers with `new Function`, which Figma's sandbox may refuse: do not even try. */
z.config({ jitless: true })

// Figma's postMessage takes no origin: it always reaches its own panel.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
export const tell = (news: News): void => figma.ui.postMessage(news)

export function answerCalls(handlers: Handlers): void {
  figma.ui.on('message', (message: unknown) => {
    const parsed = callSchema.safeParse(message)
    if (!parsed.success) return
    const { call, id, ask } = parsed.data
    void answer(handlers, call, ask).then(
      (answered) => {
        tell({ news: 'answer', id, answer: answered })
        saySkipped()
      },
      (error: unknown) => tell({ news: 'problem', id, problem: explain(error).toJSON() }),
    )
  })
}

async function answer(handlers: Handlers, call: Call, ask: unknown): Promise<unknown> {
  const parsed = calls[call].ask.safeParse(ask)
  if (!parsed.success) {
    throw new Problem(
      'invalid-request',
      `The message "${call}" is malformed: ${z.prettifyError(parsed.error)}`,
      'Close the plugin and open it again.',
    )
  }
  // Name and parsed question belong together by construction; TypeScript cannot correlate the two.
  const handle = handlers[call] as (ask: unknown) => unknown
  return await handle(parsed.data)
}

/** Figma's own refusals are short English sentences: worth showing as they are. */
function explain(error: unknown): Problem {
  if (error instanceof Problem || !(error instanceof Error) || error.message === '') return asProblem(error)
  return new Problem('internal', `Figma answered: ${error.message}`, 'Try again.', { cause: error })
}
