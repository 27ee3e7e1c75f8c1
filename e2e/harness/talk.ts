/** The built main.js alone, talked to as the panel does. */
import { pack, unpack } from '../fake-figma/wire.ts'
import type { Start } from '../fake-figma/sandbox.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'

export interface Talk {
  ask(call: string, question: unknown): Promise<Record<string, unknown>>
  readonly sandbox: Sandbox
  /** Everything it told without being asked. */
  readonly news: Record<string, unknown>[]
  close(): void
}

export async function talkToMain(start: Partial<Start> = {}): Promise<Talk> {
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  const news: Record<string, unknown>[] = []
  let last = 0
  const sandbox = await startSandbox(
    { pages: [{ name: 'Page', nodes: [] }], storage: {}, editorType: 'figma', ...start },
    {
      exportPng: () => '',
      postToUi: (text) => {
        const message = unpack(text) as { news: string; id: number; answer: Record<string, unknown> }
        const asked = waiting.get(message.id)
        if (message.news === 'answer') asked?.resolve(message.answer)
        else if (message.news === 'problem') asked?.reject(new Error(text))
        else news.push(message)
      },
      showUi: () => undefined,
      resizeUi: () => undefined,
      openExternal: () => undefined,
      notify: () => undefined,
      close: (message) => {
        throw new Error(`the plugin closed itself: ${message}`)
      },
    },
  )
  return {
    sandbox,
    news,
    async ask(call, question) {
      const id = ++last
      const answer = Promise.withResolvers<Record<string, unknown>>()
      waiting.set(id, answer)
      sandbox.deliver(pack({ call, id, ask: question }))
      return await answer.promise
    },
    close: () => sandbox.dispose(),
  }
}
