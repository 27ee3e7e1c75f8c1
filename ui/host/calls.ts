/** Typed questions to Figma's main thread over `postMessage`. */
import { type Answer, type Ask, type Call, calls, type News, newsSchema } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'

export type AskMain = <C extends Call>(call: C, ask: Ask<C>) => Promise<Answer<C>>
type Other = Exclude<News, { news: 'answer' | 'problem' }>

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (problem: Problem) => void
}

/** `listen` gets the news that nobody asked for. Messages that are not ours are left alone. */
export function connectMain(listen: (news: Other) => void): AskMain {
  const waiting = new Map<number, Waiting>()
  let last = 0

  window.addEventListener('message', (event: MessageEvent<{ pluginMessage?: unknown } | null>) => {
    const parsed = newsSchema.safeParse(event.data?.pluginMessage)
    if (!parsed.success) return
    const news = parsed.data
    if (news.news !== 'answer' && news.news !== 'problem') return listen(news)
    const asked = waiting.get(news.id)
    waiting.delete(news.id)
    if (news.news === 'answer') asked?.resolve(news.answer)
    else asked?.reject(new Problem(news.problem.code, news.problem.detail, news.problem.remedy))
  })

  return async (call, ask) => {
    const id = ++last
    const answer = await new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      // The panel's frame has a null origin and so has no other address for its parent than "*".
      parent.postMessage({ pluginMessage: { call, id, ask }, pluginId: '*' }, '*')
    })
    // The table pairs the schema with the call, which the compiler cannot follow through an index.
    return calls[call].answer.parse(answer) as Answer<typeof call>
  }
}
