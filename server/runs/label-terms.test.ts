import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOptionsSchema } from '../../shared/options.ts'
import { type Store, openStore } from '../store/open.ts'
import { projects, runs } from '../store/schema.ts'
import { freshDirectory } from '../testing/template.ts'
import { type RunRow, findRun } from './find.ts'
import { settleLost, termsOf } from './label-terms.ts'

let store: Store
let directory: string
beforeAll(async () => {
  directory = await freshDirectory()
  store = await openStore({ directory, log: () => undefined })
  for (const workspace of ['ours', 'theirs'])
    await store.db.insert(projects).values({ workspace, id: 'p', name: 'p' })
})
afterAll(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

async function newRun(id: string, workspace = 'ours', budget = 0.1): Promise<RunRow> {
  const options = runOptionsSchema.parse({ label: 'claude', budget })
  await store.db.insert(runs).values({ id, workspace, project: 'p', options, startedBy: 'me' })
  return findRun(store.db, id)
}
/** As another server sees it: nothing is shared but the database. */
const terms = (run: RunRow) => termsOf(store.db, run, new AbortController().signal)
const spent = { calls: 1, inputTokens: 1000, outputTokens: 100, cost: 3000, counted: 3000 }

describe('the budget of a run', () => {
  it('is shared: of many servers that reserve at once, no two take the last of it', async () => {
    const run = await newRun('shared')
    const answers = await Promise.all(Array.from({ length: 30 }, () => terms(run).budget.reserve(15_000)))
    expect(answers.filter((answer) => answer === 'reserved')).toHaveLength(6)
    expect(new Set(answers)).toEqual(new Set(['reserved', 'later']))
    expect(await findRun(store.db, 'shared')).toMatchObject({ labelHeld: 90_000, labelSpent: 0 })
  })

  it('gives back what a call did not need, and ends when it is spent', async () => {
    const run = await newRun('settled')
    const { budget } = terms(run)
    for (let call = 0; call < 30; call++) {
      expect(await budget.reserve(12_000)).toBe('reserved')
      await budget.settle(12_000, spent)
    }
    expect(await budget.reserve(12_000)).toBe('budget')
    expect(await findRun(store.db, 'settled')).toMatchObject({
      labelHeld: 0,
      labelSpent: 90_000,
      labelCost: 90_000,
      labelCalls: 30,
      labelInput: 30_000,
      labelOutput: 3000,
    })
  })

  it('is closed for everybody when the key is refused', async () => {
    const run = await newRun('closed')
    const other = terms(run)
    await terms(run).budget.close('auth')
    expect(await other.budget.reserve(1)).toBe('auth')
  })

  it('counts what a killed process had put aside as spent', async () => {
    const run = await newRun('killed')
    expect(await terms(run).budget.reserve(60_000)).toBe('reserved')
    expect(await terms(run).budget.reserve(60_000)).toBe('later')
    await settleLost(store.db)
    expect(await terms(run).budget.reserve(60_000)).toBe('budget')
    expect(await terms(run).budget.reserve(40_000)).toBe('reserved')
  })
})

describe('answers', () => {
  it('are found again by other runs of the workspace, and by nobody else', async () => {
    const [one, two, foreign] = [await newRun('one'), await newRun('two'), await newRun('three', 'theirs')]
    await terms(one).cache.put('key', { labels: [1] })
    await terms(one).cache.put('key', { labels: [2] })
    expect(await terms(two).cache.get('key')).toEqual({ labels: [1] })
    expect(await terms(foreign).cache.get('key')).toBeNull()
    expect(await terms(two).cache.get('other')).toBeNull()
  })

  it('outlive the run that asked, as long as another one uses them', async () => {
    await store.db.delete(runs).where(eq(runs.id, 'one'))
    const two = await findRun(store.db, 'two')
    expect(await terms(two).cache.get('key')).toEqual({ labels: [1] })
    await store.db.delete(runs).where(eq(runs.id, 'two'))
    expect(await terms(await newRun('four')).cache.get('key')).toBeNull()
  })
})
