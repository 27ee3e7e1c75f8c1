/**
 * The embedded database, in a thread of its own: its queries run to their end without giving way (two thirds of all
 * that the main thread did while measuring), and requests must be answered meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export type Call =
  | { readonly do: 'query'; readonly sql: string; readonly params: unknown[]; readonly options: QueryOptions }
  | {
      readonly do: 'exec'
      readonly sql: string
      /** Within a transaction of the caller, who ends it. */
      readonly within: boolean
    }
  | { readonly do: 'listen'; readonly channel: string }
  | { readonly do: 'close' }

export interface QueryOptions {
  readonly rowMode?: 'array' | 'object' | undefined
  /** Types (by OID) whose values are wanted as the text they are. */
  readonly asText?: readonly number[] | undefined
}

export type Said =
  | { readonly ready: true }
  | { readonly channel: string; readonly payload: string }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly message: string; readonly facts: Record<string, unknown> }

const port = parentPort
if (!port) throw new Error('This is a thread, started by embedded-client.ts.')
const say = (said: Said): void => port.postMessage(said)

const database = await PGlite.create(workerData as string)

// One after the other, so that nothing comes between a block that failed and its rollback.
let last: Promise<void> = Promise.resolve()
port.on('message', ({ id, ...call }: Call & { readonly id: number }) => {
  last = last.then(async () => {
    try {
      say({ id, result: await perform(call) })
    } catch (error) {
      // A class does not survive the way between threads; the code of the fault must.
      const { message } = error as Error
      say({ id, message, facts: plain(error as Error) })
    }
    if (call.do === 'close') port.close()
  })
})
say({ ready: true })

async function perform(call: Call): Promise<unknown> {
  switch (call.do) {
    case 'query': {
      const { rowMode, asText = [] } = call.options
      const parsers = Object.fromEntries(asText.map((type) => [type, (text: string) => text]))
      return database.query(call.sql, call.params, { ...(rowMode && { rowMode }), parsers })
    }
    case 'exec':
      return database.exec(call.sql).catch(async (error: unknown) => {
        // Several statements may have begun a transaction of their own: whoever comes next must not be caught in it.
        if (!call.within) await database.exec('rollback').catch(() => undefined)
        throw error
      })
    case 'listen':
      await database.listen(call.channel, (payload) => say({ channel: call.channel, payload }))
      return null
    case 'close':
      return database.close()
  }
}

const plain = (facts: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => ['string', 'number', 'boolean'].includes(typeof fact)),
  )
