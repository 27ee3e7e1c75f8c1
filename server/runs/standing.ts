/** A run's rows as what is due sees them, and what a change of them makes due. */
import type { RunEvent } from '../../shared/events.ts'
import type { Standing } from '../../core/pipeline/walk/unit.ts'
import { dollarsOf, following } from '../../core/pipeline/walk/units.ts'
import type { Transaction } from '../store/engine.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, type RunRow, isLive } from './find.ts'
import { append } from './remember.ts'

export const standingOf = (run: RunRow, rows: readonly FrameRow[]): Standing => ({
  live: isLive(run),
  sealed: run.sealed,
  asks: run.options.label === 'claude',
  named: run.labelled,
  cost: dollarsOf(run.labelCost),
  frames: rows.map(({ id, status, label }) => ({ id, status, labelled: label !== null })),
})

export interface Change {
  readonly before: Standing
  readonly after: Standing
  readonly told: readonly RunEvent[]
}

/** In the transaction that changed the rows: what is told of it, and the jobs that are due now and were not before. */
export async function proceed(
  { queue }: Pick<RunsContext, 'queue'>,
  tx: Transaction,
  run: string,
  { before, after, told }: Change,
): Promise<void> {
  const { events, jobs } = following(before, after)
  await append(tx, run, [...told, ...events])
  for (const { unit, frame } of jobs) await queue.send(tx, unit, { run, ...(frame !== '' && { frame }) })
}
