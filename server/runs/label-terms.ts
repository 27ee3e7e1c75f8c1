/** The terms of labelling a run, from the database: several servers work on one run and share its budget. */
import { randomUUID } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { JSONValue } from '../../shared/json.ts'
import type { UnlabelledReason } from '../../shared/label.ts'
import type { AnswerCache, Budget, Held, Micros, Terms } from '../../core/pipeline/label/port.ts'
import type { Database, Transaction } from '../store/engine.ts'
import { answers, labelHolds, runs, spending } from '../store/schema.ts'
import { type RunRow, findRun } from './find.ts'

/** @param dayCap What all runs of a day may spend; absent: as much as their own budgets allow. */
export const termsOf = (db: Database, run: RunRow, signal: AbortSignal, dayCap?: Micros): Terms => ({
  budget: budgetOf(db, run, dayCap),
  cache: cacheOf(db, run),
  signal,
})

const capOf = ({ options }: RunRow): Micros => Math.round(options.budget * 1e6)

/** Days begin at midnight UTC, wherever the servers are. */
export const today = (): string => new Date().toISOString().slice(0, 10)

function budgetOf(db: Database, run: RunRow, dayCap: Micros | undefined): Budget {
  const cap = capOf(run)
  const take = (most: Micros, lease: number) =>
    db.transaction(async (tx): Promise<Held | UnlabelledReason | 'later'> => {
      // One statement: no two servers can both take the last of it.
      const [taken] = await tx
        .update(runs)
        .set({ labelHeld: sql`${runs.labelHeld} + ${most}` })
        .where(
          and(
            eq(runs.id, run.id),
            sql`${runs.labelClosed} is null`,
            sql`${runs.labelSpent} + ${runs.labelHeld} + ${most} <= ${cap}`,
          ),
        )
        .returning({ id: runs.id })
      if (!taken) {
        const now = await findRun(tx, run.id)
        return now.labelClosed ?? (now.labelSpent + most > cap ? 'budget' : 'later')
      }
      const day = today()
      const refused = await takeOfDay(tx, day, most, dayCap)
      if (refused) {
        await tx
          .update(runs)
          .set({ labelHeld: sql`${runs.labelHeld} - ${most}` })
          .where(eq(runs.id, run.id))
        return refused
      }
      const id = `${day} ${randomUUID()}`
      const until = sql`now() + make_interval(secs => ${lease / 1000})`
      await tx.insert(labelHolds).values({ id, run: run.id, most, day, until: until as never })
      return { id, most }
    })
  return {
    async reserve(most, lease) {
      const held = await take(most, lease)
      // Others hold what is left; perhaps they are gone.
      if (held === 'later') await settleLost(db)
      return held
    },
    async settle({ id, most }, { calls, inputTokens, outputTokens, cost, counted }) {
      await db.transaction(async (tx) => {
        const [own] = await tx
          .delete(labelHolds)
          .where(eq(labelHolds.id, id))
          .returning({ id: labelHolds.id })
        // Answered after all, when it was given up and counted as spent already.
        const [back, more] = own ? [most, counted] : [0, counted - most]
        await tx
          .update(runs)
          .set({
            labelHeld: sql`${runs.labelHeld} - ${back}`,
            labelSpent: sql`${runs.labelSpent} + ${more}`,
            labelCost: sql`${runs.labelCost} + ${cost}`,
            labelCalls: sql`${runs.labelCalls} + ${calls}`,
            labelInput: sql`${runs.labelInput} + ${inputTokens}`,
            labelOutput: sql`${runs.labelOutput} + ${outputTokens}`,
          })
          .where(eq(runs.id, run.id))
        await settleDay(tx, id.slice(0, 10), back, more)
      })
    },
    async close(reason) {
      await db.update(runs).set({ labelClosed: reason }).where(eq(runs.id, run.id))
    },
  }
}

async function takeOfDay(
  tx: Transaction,
  day: string,
  most: Micros,
  cap: Micros | undefined,
): Promise<'later' | 'day-budget' | null> {
  await tx.insert(spending).values({ day }).onConflictDoNothing()
  const within = cap === undefined ? undefined : sql`${spending.spent} + ${spending.held} + ${most} <= ${cap}`
  const [taken] = await tx
    .update(spending)
    .set({ held: sql`${spending.held} + ${most}` })
    .where(and(eq(spending.day, day), within))
    .returning({ day: spending.day })
  if (taken) return null
  return (await spentOn(tx, day)) + most > (cap ?? 0) ? 'day-budget' : 'later'
}

export async function spentOn(db: Database | Transaction, day: string): Promise<Micros> {
  const [row] = await db.select({ spent: spending.spent }).from(spending).where(eq(spending.day, day))
  return row?.spent ?? 0
}

const settleDay = (tx: Transaction, day: string, back: Micros, more: Micros) =>
  tx
    .update(spending)
    .set({ held: sql`${spending.held} - ${back}`, spent: sql`${spending.spent} + ${more}` })
    .where(eq(spending.day, day))

/**
 * What a process put aside when it was killed is let go of, and counts as spent: it may have been charged.
 * @param all Also what is not overdue yet: for a database that no other process works on.
 */
export async function settleLost(db: Database, all = false): Promise<void> {
  await db.transaction(async (tx) => {
    const lost = await tx
      .delete(labelHolds)
      .where(all ? undefined : lt(labelHolds.until, sql`now()`))
      .returning()
    // In one order, so that two who do this at once cannot wait for each other.
    for (const { run, most, day } of lost.toSorted((a, b) => (a.run < b.run ? -1 : 1))) {
      await tx
        .update(runs)
        .set({
          labelHeld: sql`${runs.labelHeld} - ${most}`,
          labelSpent: sql`${runs.labelSpent} + ${most}`,
        })
        .where(eq(runs.id, run))
      await settleDay(tx, day, most, most)
    }
  })
}

/** Answers stay within a workspace, and each run keeps its own copy: removing another run takes nothing from it. */
function cacheOf(db: Database, { id, workspace }: RunRow): AnswerCache {
  const put = async (key: string, answer: unknown) => {
    await db
      .insert(answers)
      .values({ run: id, key, workspace, answer: answer as JSONValue })
      .onConflictDoNothing()
  }
  return {
    put,
    async get(key) {
      const [row] = await db
        .select({ answer: answers.answer, run: answers.run })
        .from(answers)
        .where(and(eq(answers.workspace, workspace), eq(answers.key, key)))
        .limit(1)
      if (row && row.run !== id) await put(key, row.answer)
      return row?.answer ?? null
    },
  }
}
