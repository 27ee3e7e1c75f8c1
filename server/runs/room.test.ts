import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOptionsSchema } from '../../shared/options.ts'
import { libraryBytes, pointTo, pruneRevisions, storeLibrary } from '../store/libraries.ts'
import { type Store, openStore } from '../store/open.ts'
import { libraryRevisions, pendingLayers, projects, runs } from '../store/schema.ts'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { putLayers } from './accept.ts'
import type { RunsContext } from './context.ts'
import { findRun } from './find.ts'

let store: Store
let directory: string
const options = runOptionsSchema.parse({})
beforeAll(async () => {
  directory = await freshDirectory()
  store = await openStore({ directory, log: () => undefined })
  for (const workspace of ['ours', 'theirs']) {
    await store.db.insert(projects).values({ workspace, id: 'p', name: 'p' })
    for (const id of ['one', 'two'])
      await store.db
        .insert(runs)
        .values({ id: `${workspace}-${id}`, workspace, project: 'p', options, startedBy: 'me' })
  }
}, 120_000)
afterAll(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

/** All that taking in layers needs. */
const context = (workspaceBytes: number) => ({ store, workspaceBytes }) as RunsContext
const layers = (n: number) => new TextEncoder().encode(JSON.stringify([n]).padEnd(1000))
const stored = async (run: string) => (await findRun(store.db, run)).stored

describe('what a workspace keeps', () => {
  it('is counted over its runs, has a limit, and is nothing to another workspace', async () => {
    await putLayers(context(2000), 'ours-one', 'f', layers(1))
    await putLayers(context(2000), 'ours-two', 'f', layers(2))
    await expect(putLayers(context(2000), 'ours-two', 'g', layers(3))).rejects.toMatchObject({
      code: 'storage-full',
      status: 507,
    })
    await putLayers(context(2000), 'theirs-one', 'f', layers(1))
    await putLayers(context(0), 'ours-two', 'g', layers(3))
    expect(await Promise.all(['ours-one', 'ours-two', 'theirs-one'].map(stored))).toEqual([1000, 2000, 1000])
  })

  it('does not grow by the same bytes again', async () => {
    await putLayers(context(0), 'ours-one', 'f', layers(1))
    expect(await stored('ours-one')).toBe(1000)
  })

  it('layers that wait for their frame count against the frames of a run', async () => {
    const frames = Array.from({ length: 500 }, (_, n) => ({
      run: 'theirs-two',
      frame: `f${n}`,
      layersKey: 'k',
    }))
    await store.db.insert(pendingLayers).values(frames)
    await expect(putLayers(context(0), 'theirs-two', 'one more', layers(1))).rejects.toMatchObject({
      code: 'too-many-frames',
    })
    await putLayers(context(0), 'theirs-two', 'f7', layers(1))
  })
})

it('past revisions of a library go, but for the newest and the young', async () => {
  const project = { workspace: 'ours', id: 'p' }
  const keys: string[] = []
  for (let n = 0; n < 30; n++) {
    // Every tenth is what the first one was: equal contents are one blob.
    const key = await storeLibrary(store, project, layers(n % 10 === 0 ? 0 : n))
    keys.push(key)
    await store.db.transaction((tx) => pointTo(tx, project, { from: n, to: n + 1, key }))
  }
  expect(await pruneRevisions(store)).toBe(0)
  await store.db.update(libraryRevisions).set({ createdAt: '2020-01-01' })
  expect(await pruneRevisions(store)).toBe(10)
  const kept = await Promise.all(keys.map(async (key) => (await store.blobs.get(key)) !== null))
  expect(kept).toEqual(keys.map((_, n) => n >= 10 || n === 0))
  expect(await libraryBytes(store, project)).toEqual(layers(29))
  // What lies there is what is counted.
  const [{ counted } = { counted: 0 }] = await store.db
    .select({ counted: projects.stored })
    .from(projects)
    .where(eq(projects.workspace, 'ours'))
  expect(counted).toBe(19 * 1000)
})
