/** Executes pending units from the database, in this process. What is pending is in the tables, so a crash loses nothing. */
import { inArray } from 'drizzle-orm'
import { Problem, asProblem } from '../../shared/problem.ts'
import { conclude } from '../pipeline/conclude.ts'
import { type Told, narrate } from '../pipeline/narrate.ts'
import { runs } from '../store/schema.ts'
import { concludeUnit, end, readExamined } from './conclude-unit.ts'
import type { RunsContext } from './context.ts'
import { examineUnit } from './examine-unit.ts'
import { findRun, framesOf } from './find.ts'
import { append } from './remember.ts'

export type Unit =
  | { readonly unit: 'examine'; readonly run: string; readonly frame: string }
  | { readonly unit: 'conclude'; readonly run: string }

export interface Engine {
  /** Starts a unit soon. Units are idempotent: one too many is harmless. */
  dispatch(unit: Unit): void
  /** Dispatches whatever a former process left undone. */
  resume(): Promise<void>
  cancel(run: string): Promise<void>
  /** Resolves when nothing is in flight. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Tokens are shown while frames are still being measured, but never more often than this. */
const PREVIEW_MS = 400
/** Above this many sightings a preview would take longer than it is worth (about 50 ms). */
const PREVIEW_SIGHTINGS = 20_000

export function createEngine(context: RunsContext): Engine {
  const flying = new Set<Promise<void>>()
  const stops = new Map<string, AbortController>()
  const previews = new Map<string, { told: Told; at: number }>()

  const stopOf = (run: string) => {
    const stop = stops.get(run) ?? new AbortController()
    stops.set(run, stop)
    return stop
  }
  const forget = (run: string) => {
    stops.delete(run)
    previews.delete(run)
  }

  async function execute(unit: Unit): Promise<void> {
    try {
      if (unit.unit === 'examine') {
        if (await examineUnit(context, unit.run, unit.frame, stopOf(unit.run).signal))
          engine.dispatch({ unit: 'conclude', run: unit.run })
        else await preview(unit.run)
      } else {
        const told = previews.get(unit.run)?.told ?? new Map()
        if (await concludeUnit(context, unit.run, told)) forget(unit.run)
      }
    } catch (error) {
      const problem = asProblem(error)
      // A run that was removed meanwhile has nobody left to tell.
      if (problem.code === 'unknown-run' || problem.code === 'unknown-frame') return
      context.log('unit failed', { ...unit, error: describe(problem) })
      await end(context, unit.run, problem.toJSON())
      forget(unit.run)
    }
  }

  async function preview(run: string): Promise<void> {
    const { told, at } = previews.get(run) ?? { told: new Map() as Told, at: 0 }
    if (Date.now() - at < PREVIEW_MS) return
    previews.set(run, { told, at: Date.now() })
    const measured = (await framesOf(context.store.db, run)).filter((row) => row.status === 'measured')
    const examined = await readExamined(context, measured)
    const size = examined.reduce(
      (sum, e) => sum + Object.values(e.sightings).reduce((n, list) => n + list.length, 0),
      0,
    )
    if (measured.length === 0 || size > PREVIEW_SIGHTINGS) return
    const { options } = await findRun(context.store.db, run)
    const news = narrate(told, conclude(examined, { types: context.types, options }))
    previews.set(run, { told: news.told, at: Date.now() })
    await context.store.db.transaction(async (tx) => {
      if (['receiving', 'measuring'].includes((await findRun(tx, run)).status))
        await append(tx, run, news.events)
    })
    context.wakes.wake(run)
  }

  const engine: Engine = {
    dispatch(unit) {
      const flight = execute(unit).catch((error: unknown) =>
        context.log('unit lost', { ...unit, error: String(error) }),
      )
      flying.add(flight)
      void flight.then(() => flying.delete(flight))
    },
    async resume() {
      const open = await context.store.db
        .select()
        .from(runs)
        .where(inArray(runs.status, ['receiving', 'measuring']))
      for (const run of open) {
        const waiting = (await framesOf(context.store.db, run.id)).filter(
          (row) => row.status !== 'measured' && row.status !== 'failed',
        )
        for (const row of waiting) engine.dispatch({ unit: 'examine', run: run.id, frame: row.id })
        if (run.sealed && waiting.length === 0) engine.dispatch({ unit: 'conclude', run: run.id })
      }
    },
    async cancel(run) {
      await findRun(context.store.db, run)
      stops.get(run)?.abort()
      forget(run)
      await end(
        context,
        run,
        new Problem('cancelled', 'This was cancelled.', 'Start again to measure.').toJSON(),
      )
    },
    async settled() {
      while (flying.size > 0) await Promise.all(flying)
    },
    async close() {
      for (const stop of stops.values()) stop.abort()
      await engine.settled()
    },
  }
  return engine
}

const describe = ({ cause, message }: Problem): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : message
