import { expect, it } from 'vitest'
import { emptyTokenSet } from '../shared/token-set.ts'
import { formats } from '../core/formats/index.ts'
import { createPool } from './pool.ts'
import { createReader } from './reader.ts'
import { registry } from '../core/tokens/index.ts'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
/** Spaces around JSON mean nothing, but make it long. */
const long = (short: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.alloc(300_000, ' '), short]))

it('answers the same here and in a thread, problems too', async () => {
  const pool = createPool(1)
  const asked: string[] = []
  const read = createReader({ types: registry, formats }, (what, question) => {
    asked.push(what)
    return pool.read(what, question)
  })
  const set = bytes(emptyTokenSet())
  const library = null
  const options = { remBase: 16 }
  const layers = bytes('no list of layers')
  try {
    expect(await read('summary', { set: long(set) })).toEqual(await read('summary', { set }))
    expect(await read('render', { set: long(set), library, format: 'css', options })).toEqual(
      await read('render', { set, library, format: 'css', options }),
    )
    expect(await read('places', { set: long(set), library })).toEqual(new Map())
    const faults = [layers, long(layers)].map((sent) =>
      read('layers', { sent }).catch((error: unknown) => error),
    )
    const [here, there] = await Promise.all(faults)
    expect(here).toMatchObject({ code: 'invalid-body' })
    expect(there).toMatchObject({ code: 'invalid-body', message: (here as Error).message })
    await expect(
      read('sightings', { set: long(set), key: 'none', after: 0, limit: 1 }),
    ).rejects.toMatchObject({ code: 'unknown-token' })
    expect(asked).toEqual(['summary', 'render', 'places', 'layers', 'sightings'])
  } finally {
    await pool.close()
  }
})
