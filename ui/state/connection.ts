/** The line to the server: found by itself, explained when it is not there, tried again until it is. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../shared/problem.ts'
import type { FormatInfo, TypeInfo } from '../../shared/token-type.ts'
import { type Client, createClient } from '../client/client.ts'
import type { Server } from '../client/http.ts'
import { type Trouble, troubleOf } from '../client/reach.ts'

export interface Connected {
  readonly status: 'connected'
  readonly client: Client
  readonly types: readonly TypeInfo[]
  readonly formats: readonly FormatInfo[]
  /** No server: this window measures by itself. */
  readonly here?: true
}
export interface InTrouble {
  readonly status: 'trouble'
  readonly trouble: Trouble
  readonly problem: Problem
  readonly server: Server
}
export type Connection =
  | { readonly status: 'looking' }
  /** No token is known. `up`: a server answers, it only wants the token. */
  | { readonly status: 'stranger'; readonly up: boolean }
  | InTrouble
  | Connected

export interface Line {
  readonly connection: ReadonlySignal<Connection>
  /** False while a server that was there does not answer. */
  readonly up: ReadonlySignal<boolean>
  /** One try, then more by itself for as long as the reason may pass. */
  connect(server: Server): Promise<void>
  /** No server any more: nothing is asked over the network until `connect`. */
  stay(here: () => Promise<Connected>): Promise<void>
  close(): void
}

const TRY_AGAIN_MS = 2000

/** `again`: pause between two tries, ms. */
export function createLine(remember: (server: Server) => void, again = TRY_AGAIN_MS): Line {
  const connection = signal<Connection>({ status: 'looking' })
  const up = signal(true)
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Once the line is down somebody has to ask until it is there again; the first to notice does. */
  const onReach = (reached: boolean) => {
    const now = connection.value
    if (now.status !== 'connected') return
    if (up.value && !reached) timer = setTimeout(() => void listen(now.client, attempt), again)
    up.value = reached
  }
  const listen = async (client: Client, mine: number): Promise<void> => {
    await client.session().catch(() => undefined)
    if (!up.value && mine === attempt) timer = setTimeout(() => void listen(client, mine), again)
  }

  const connect = async (server: Server): Promise<void> => {
    clearTimeout(timer)
    const mine = ++attempt
    const next = await reach({ ...server, onReach })
    if (mine !== attempt) return
    connection.value = next
    up.value = true
    if (next.status === 'connected') remember(server)
    else if (mayPass(next)) timer = setTimeout(() => void connect(server), again)
  }
  const stay = async (here: () => Promise<Connected>): Promise<void> => {
    clearTimeout(timer)
    const mine = ++attempt
    const next = await here()
    if (mine !== attempt) return
    connection.value = next
    up.value = true
  }
  return {
    connection,
    up,
    connect,
    stay,
    close: () => {
      attempt++
      clearTimeout(timer)
    },
  }
}

async function reach(server: Server): Promise<Connection> {
  const client = createClient(server)
  try {
    await client.session()
    const [types, formats] = await Promise.all([client.types(), client.formats()])
    return { status: 'connected', client, types, formats }
  } catch (error) {
    const { trouble, problem } = await troubleOf(error, server.origin)
    if (server.token === '') return { status: 'stranger', up: trouble === 'wrong-token' }
    return { status: 'trouble', trouble, problem, server }
  }
}

/** A wrong token stays wrong until somebody gives another. */
const mayPass = (connection: Connection): boolean =>
  connection.status !== 'trouble' || connection.trouble !== 'wrong-token'
