/** A connection that goes nowhere: the engine in this window, with what the host remembers. */
import source from 'engine:./worker.ts'
import type { Host } from '../host/host.ts'
import { createHere } from '../client/here.ts'
import type { Connected } from '../state/connection.ts'
import { openEngine } from './open.ts'
import { shelfOf } from './shelf.ts'

export async function measureHere(
  host: Host,
  stored: Readonly<Record<string, string>>,
  onFull: () => void,
): Promise<Connected> {
  const client = createHere(await openEngine(source), shelfOf(host, stored, onFull))
  const [types, formats] = await Promise.all([client.types(), client.formats()])
  return { status: 'connected', client, types, formats, here: true }
}
