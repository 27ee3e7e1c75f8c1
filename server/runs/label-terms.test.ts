import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOptionsSchema } from '../../shared/options.ts'
import type { Budget, Held } from '../../core/pipeline/label/port.ts'
import { type Store, openStore } from '../store/open.ts'
import { labelHolds, projects, runs, spending } from '../store/schema.ts'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { type RunRow, findRun } from './find.ts'
import { settleLost, spentOn, termsOf, today } from './label-terms.ts'

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
const LEASE = 60_000
async function held(budget: Budget, most: number): Promise<Held> {
  const answer = await budget.reserve(most, LEASE)
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}
const spent = { calls: 1, inputTokens: 1000, outputTokens: 100, cost: 3000, counted: 3000 }

describe('the budget of a run', () => {
  it('is shared: of many servers that reserve at once, no two take the last of it', async () => {
    const run = await newRun('shared')
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => terms(run).budget.reserve(15_000, LEASE)),
    )
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(6)
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(new Set(['later']))
    expect(await findRun(store.db, 'shared')).toMatchObject({ labelHeld: 90_000, labelSpent: 0 })
  })

  it('gives back what a call did not need, and ends when it is spent', async () => {
    const run = await newRun('settled')
    const { budget } = terms(run)
    for (let call = 0; call < 30; call++) {
      await budget.settle(await held(budget, 12_000), spent)
    }
    expect(await budget.reserve(12_000, LEASE)).toBe('budget')
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
    expect(await other.budget.reserve(1, LEASE)).toBe('auth')
  })

  it('counts what a killed process had put aside as spent, once its calls must have ended', async () => {
    const run = await newRun('killed')
    const { budget } = terms(run)
    const lost = await held(budget, 60_000)
    expect(await budget.reserve(60_000, LEASE)).toBe('later')
    expect(await findRun(store.db, 'killed')).toMatchObject({ labelHeld: 60_000, labelSpent: 0 })
    await store.db.update(labelHolds).set({ until: '2020-01-01' }).where(eq(labelHolds.run, 'killed'))
    // Whoever waits finds it.
    expect(await budget.reserve(60_000, LEASE)).toBe('later')
    expect(await budget.reserve(60_000, LEASE)).toBe('budget')
    expect(await findRun(store.db, 'killed')).toMatchObject({ labelHeld: 0, labelSpent: 60_000 })
    // Its process was only slow: what it really cost takes the place of what was feared.
    await budget.settle(lost, spent)
    expect(await findRun(store.db, 'killed')).toMatchObject({
      labelHeld: 0,
      labelSpent: 3000,
      labelCost: 3000,
    })
  })

  it('counts at once what was put aside in a database of one process, when that starts again', async () => {
    const run = await newRun('restarted')
    await held(terms(run).budget, 60_000)
    await settleLost(store.db, true)
    expect(await findRun(store.db, 'restarted')).toMatchObject({ labelHeld: 0, labelSpent: 60_000 })
  })
})

describe('the budget of a day', () => {
  it('holds over all runs, and is told apart from that of a run', async () => {
    await store.db.delete(spending)
    const runsOfDay = [await newRun('day-one'), await newRun('day-two')]
    const [one, two] = runsOfDay.map(
      (run) => termsOf(store.db, run, new AbortController().signal, 100_000).budget,
    )
    const first = await held(one!, 60_000)
    expect(await two!.reserve(60_000, LEASE)).toBe('later')
    expect(await findRun(store.db, 'day-two')).toMatchObject({ labelHeld: 0 })
    await one!.settle(first, { ...spent, cost: 50_000, counted: 50_000 })
    expect(await two!.reserve(60_000, LEASE)).toBe('day-budget')
    expect(await spentOn(store.db, today())).toBe(50_000)
    await held(two!, 50_000)
  })

  it('is given back when the run is removed while a call is in flight', async () => {
    await store.db.delete(spending)
    const run = await newRun('removed')
    const { budget } = terms(run)
    const one = await held(budget, 60_000)
    await store.db.delete(runs).where(eq(runs.id, 'removed'))
    await budget.settle(one, spent)
    const [day] = await store.db.select().from(spending)
    expect(day).toMatchObject({ held: 0, spent: 3000 })
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
