/** How the results of the units lie in the store: bytes in blobs, and the rows that point to them. */
import { and, eq, sql } from 'drizzle-orm'
import { spellJson } from '../../core/library/stored-json.ts'
import type { PutTogether } from '../../core/library/put-together.ts'
import type { Measured } from '../../core/pipeline/examine/glance.ts'
import type { SetNames } from '../../core/pipeline/label/label.ts'
import type { Kept, Labelled, Outcome } from '../../core/pipeline/walk/unit.ts'
import type { Transaction } from '../store/engine.ts'
import { type ProjectRef, pointTo, storeLibrary } from '../store/libraries.ts'
import type { Store } from '../store/open.ts'
import { frames, runs } from '../store/schema.ts'
import { type RunRow, findFrame } from './find.ts'
import { keepMade } from './room.ts'

export interface MeasuredBytes extends Measured {
  readonly measureKey: string
  /** Of the upload that was measured: another one may have taken its place meanwhile. */
  readonly hash: string
}

export interface ConcludedBytes extends Pick<PutTogether, 'set' | 'events' | 'tokens'> {
  readonly project: ProjectRef
  readonly library: NonNullable<PutTogether['library']>
}

/** Writes one unit's result into the rows of a run that is locked. */
export type Write = (tx: Transaction, run: RunRow, frame: string) => Promise<Kept>

/** Each stores what is large, and says how to write what is small. */
export const writing = (store: Pick<Store, 'db' | 'blobs'>) => ({
  examine: async (run: string, result: Outcome<MeasuredBytes>): Promise<Write> => {
    if ('problem' in result) return frameSet({ status: 'failed', problem: result.problem })
    const { examined, measureKey, hash } = result.done
    const examinedKey = await keepMade(store, run, examined)
    const write = frameSet({ status: 'measured', measureKey, examinedKey })
    return async (tx, row, frame) =>
      (await findFrame(tx, row.id, frame)).hash === hash ? write(tx, row, frame) : 'unwanted'
  },

  label: async (run: string, { label, labels }: Labelled): Promise<Write> => {
    return frameSet({ label, labelsKey: labels ? await keepMade(store, run, spellJson(labels)) : null })
  },

  name: async (run: string, { problem, ...named }: SetNames): Promise<Write> => {
    const said = named.names.length + named.roles.length + named.described.length > 0
    const namesKey = said ? await keepMade(store, run, spellJson(named)) : null
    return async (tx, { id }) => runSet(tx, id, { labelled: true, namesKey, unnamed: problem ?? null })
  },

  conclude: async (run: string, result: Outcome<ConcludedBytes>): Promise<Write> => {
    if ('problem' in result) {
      const { problem } = result
      return async (tx, { id }) => runSet(tx, id, { status: 'failed', problem, ...ended })
    }
    const { set, library, project } = result.done
    const resultKey = await keepMade(store, run, set)
    const key = await storeLibrary(store, project, library.content)
    const { from, to } = library
    return async (tx, { id }) =>
      // A library that changed meanwhile is read again; each failed try means that another run got through.
      (await pointTo(tx, project, { from, to, key }))
        ? runSet(tx, id, { status: 'completed', resultKey, ...ended })
        : 'again'
  },
})

const ended = { endedAt: sql`now()` as unknown as string }

type FrameChange = Partial<typeof frames.$inferInsert>
const frameSet =
  (change: FrameChange): Write =>
  async (tx, run, frame) => {
    await tx
      .update(frames)
      .set(change)
      .where(and(eq(frames.run, run.id), eq(frames.id, frame)))
    return 'kept'
  }

async function runSet(
  tx: Transaction,
  run: string,
  change: Partial<typeof runs.$inferInsert>,
): Promise<'kept'> {
  await tx.update(runs).set(change).where(eq(runs.id, run))
  return 'kept'
}
