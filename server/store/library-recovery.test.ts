import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import { type ProjectRef, libraryBytes, pointTo, storeLibrary } from './libraries.ts'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { type Store, openStore } from './open.ts'
import { projects } from './schema.ts'

let store: Store
let directory: string
const told: unknown[] = []
beforeAll(async () => {
  directory = await freshDirectory()
  store = await openStore({ directory, log: (message, facts) => told.push({ message, ...facts }) })
})
afterAll(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

let count = 0
let project: ProjectRef
let keys: string[]
beforeEach(async () => {
  project = { workspace: 'ours', id: `p${count++}` }
  told.length = 0
  await store.db.insert(projects).values({ ...project, name: 'p' })
  keys = []
  for (const revision of [1, 2, 3]) {
    const content = new TextEncoder().encode(JSON.stringify(libraryOf(revision)))
    const key = await storeLibrary(store, project, content)
    await store.db.transaction((tx) => pointTo(tx, project, { from: revision - 1, to: revision, key }))
    keys.push(key)
  }
})

const libraryOf = (revision: number): Library => ({
  ...emptyLibrary(),
  revision,
  curation: { a: { description: `as of ${revision}` } },
})
const read = async () =>
  librarySchema.parse(JSON.parse(new TextDecoder().decode((await libraryBytes(store, project)) ?? undefined)))
const pathOf = (revision: number) => join(directory, 'blobs', ...(keys[revision - 1] ?? '').split(':'))
const cut = (revision: number) => writeFile(pathOf(revision), '')

describe('a library whose present content is lost', () => {
  it.each([
    ['cut to nothing', () => cut(3), 2],
    ['removed', () => rm(pathOf(3)), 2],
    ['changed', () => writeFile(pathOf(3), JSON.stringify(libraryOf(3)).replace('as of', 'As of')), 2],
    ['lost with the one before', () => Promise.all([cut(3), rm(pathOf(2))]), 1],
  ])('%s: goes on from the newest whole one, as a new revision, and says so', async (_, harm, from) => {
    await harm()
    const { revision, curation, recovered } = await read()
    expect(curation).toEqual({ a: { description: `as of ${from}` } })
    expect(revision).toBe(4)
    expect(recovered).toMatchObject({ lost: 3, from })
    expect(told).toMatchObject([
      { message: 'library lost, recovered from the revision before', project: project.id, lost: 3, from },
    ])
    // Once: what follows builds on it.
    expect(await read()).toMatchObject({ revision: 4 })
    const key = await storeLibrary(store, project, new TextEncoder().encode('{}'))
    expect(await store.db.transaction((tx) => pointTo(tx, project, { from: 4, to: 5, key }))).toBe(true)
  })

  it('is recovered once by many who ask at the same time', async () => {
    await cut(3)
    const all = await Promise.all([read(), read(), read()])
    expect(new Set(all.map(({ revision }) => revision))).toEqual(new Set([4]))
  })

  it('is not taken for an empty one when no revision is whole', async () => {
    for (const revision of [1, 2, 3]) await cut(revision)
    await expect(libraryBytes(store, project)).rejects.toMatchObject({
      code: 'blob-damaged',
      message: expect.stringContaining(project.id) as string,
    })
    expect(told).toEqual([])
  })
})
