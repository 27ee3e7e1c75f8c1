import { rm } from 'node:fs/promises'
import { getTableColumns, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runOptionsSchema } from '../../shared/options.ts'
import { putLayers } from '../runs/accept.ts'
import type { RunsContext } from '../runs/context.ts'
import { findRun } from '../runs/find.ts'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { lastOperation } from '../testing/last-operation.ts'
import { collect, referring } from './collect.ts'
import { type Store, openStore } from './open.ts'
import * as schema from './schema.ts'

let store: Store
let directory: string
beforeAll(async () => {
  directory = await freshDirectory()
  store = await openStore({ directory, log: () => undefined })
  const own = { workspace: 'ours', project: 'p' }
  await store.db.insert(schema.projects).values({ workspace: 'ours', id: 'p', name: 'p' })
  await store.db
    .insert(schema.runs)
    .values({ id: 'one', ...own, options: runOptionsSchema.parse({}), startedBy: 'me' })
}, 120_000)
afterAll(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

it('removes what no row refers to, once it is old enough, and tells it beforehand', async () => {
  const context = { store, workspaceBytes: 0 } as RunsContext
  const stored = async () => (await findRun(store.db, 'one')).stored
  await putLayers(context, 'one', 'f', bytes('[1]'))
  // Replaced, refused, and of a run that is gone.
  await putLayers(context, 'one', 'f', bytes('[2]'))
  const refused = await store.blobs.put('run_one', bytes('refused'))
  const gone = await store.blobs.put('run_gone', bytes('gone'))
  const lying = async () => (await Array.fromAsync(store.blobs.list())).map(({ key }) => key).toSorted()
  const before = await lying()
  expect(await stored()).toBe(6)
  expect(await collect(store)).toEqual([])
  const would = await collect(store, { graceMs: -1000, dryRun: true })
  expect(would.map(({ key }) => key)).toEqual(expect.arrayContaining([refused, gone]))
  expect(would).toHaveLength(3)
  expect(await lying()).toEqual(before)
  await collect(store, { graceMs: -1000 })
  expect(await lying()).toHaveLength(1)
  expect(await stored()).toBe(0)
  expect(await collect(store, { graceMs: -1000 })).toEqual([])
})

it('whichever file operation is its last one, what is referred to stays, and the next one collects the rest', async () => {
  const context = { store, workspaceBytes: 0 } as RunsContext
  const [{ key: needed } = { key: '' }] = await store.db
    .select({ key: schema.pendingLayers.layersKey })
    .from(schema.pendingLayers)
  let broken = 0
  for (let last = 1, finished = false; !finished; last++) {
    await putLayers(context, 'one', 'g', bytes(`[${last}]`))
    for (const text of ['a', 'b']) await store.blobs.put('run_lost', bytes(text))
    const ended = Promise.withResolvers<boolean>()
    const goOn = await lastOperation(last, () => ended.resolve(false))
    finished = await Promise.race([collect(store, { graceMs: -1000 }).then(() => true), ended.promise])
    await goOn()
    broken += finished ? 0 : 1
    const keys = (
      await store.db.select({ key: schema.pendingLayers.layersKey }).from(schema.pendingLayers)
    ).map(({ key }) => key)
    expect(keys).toContain(needed)
    for (const key of keys) expect(await store.blobs.get(key)).not.toBeNull()
    // The next one collects the rest: each round begins alike.
    await collect(store, { graceMs: -1000 })
    expect(await collect(store, { graceMs: -1000 })).toEqual([])
  }
  expect(broken).toBeGreaterThan(5)
})

it('no column that holds a key is forgotten', () => {
  // Hashes of what was asked or measured, not of bytes that lie somewhere.
  const others = new Set(['answers.key', 'frames.measure_key'])
  const found = Object.values(schema)
    .filter((table) => is(table, PgTable))
    .flatMap((table) => Object.values(getTableColumns(table)).map((column) => [table, column] as const))
    .filter(([, { name }]) => /(^|_)key$/.test(name))
    .filter(([, column]) => !referring.includes(column))
    .map(
      ([, column]) =>
        `${(column.table as unknown as Record<symbol, string>)[Symbol.for('drizzle:Name')]}.${column.name}`,
    )
  expect(found.toSorted()).toEqual([...others].toSorted())
})
