/** The terms of labelling a run, from the database: several servers work on one run and share its budget. */
import { and, eq, sql } from 'drizzle-orm'
import type { JSONValue } from '../../shared/json.ts'
import type { AnswerCache, Budget, Micros, Terms } from '../pipeline/label-port.ts'
import type { Database } from '../store/engine.ts'
import { answers, runs } from '../store/schema.ts'
import { type RunRow, findRun } from './find.ts'

export const termsOf = (db: Database, run: RunRow, signal: AbortSignal): Terms => ({
  budget: budgetOf(db, run),
  cache: cacheOf(db, run),
  signal,
})

export const capOf = ({ options }: RunRow): Micros => Math.round(options.budget * 1e6)

function budgetOf(db: Database, run: RunRow): Budget {
  const cap = capOf(run)
  return {
    async reserve(most) {
      // One statement: no two servers can both take the last of it.
      const [taken] = await db
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
      if (taken) return 'reserved'
      const now = await findRun(db, run.id)
      return now.labelClosed ?? (now.labelSpent + most > cap ? 'budget' : 'later')
    },
    async settle(reserved, { calls, inputTokens, outputTokens, cost, counted }) {
      await db
        .update(runs)
        .set({
          labelHeld: sql`${runs.labelHeld} - ${reserved}`,
          labelSpent: sql`${runs.labelSpent} + ${counted}`,
          labelCost: sql`${runs.labelCost} + ${cost}`,
          labelCalls: sql`${runs.labelCalls} + ${calls}`,
          labelInput: sql`${runs.labelInput} + ${inputTokens}`,
          labelOutput: sql`${runs.labelOutput} + ${outputTokens}`,
        })
        .where(eq(runs.id, run.id))
    },
    async close(reason) {
      await db.update(runs).set({ labelClosed: reason }).where(eq(runs.id, run.id))
    },
  }
}

/**
 * What a process put aside when it was killed may have been charged: it counts as spent. Only for a database that no
 * other process works on.
 */
export async function settleLost(db: Database): Promise<void> {
  await db
    .update(runs)
    .set({ labelSpent: sql`${runs.labelSpent} + ${runs.labelHeld}`, labelHeld: 0 })
    .where(sql`${runs.labelHeld} > 0`)
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
