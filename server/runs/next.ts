/** What a run needs next, decided in the transaction that makes it due. */
import type { Transaction } from '../store/engine.ts'
import type { RunsContext } from './context.ts'
import { type FrameRow, type RunRow, isDone } from './find.ts'
import { append } from './remember.ts'

/** Call with the run's row locked. A run that still waits for frames is left alone. */
export async function proceed(
  { queue }: Pick<RunsContext, 'queue'>,
  tx: Transaction,
  run: RunRow,
  frames: readonly FrameRow[],
): Promise<void> {
  if (!frames.every(isDone)) return
  const measured = frames.filter((frame) => frame.status === 'measured')
  if (run.options.label !== 'claude' || measured.length === 0)
    return queue.send(tx, 'conclude', { run: run.id })
  await append(tx, run.id, [{ event: 'phase', phase: 'labelling' }])
  for (const { id } of measured) await queue.send(tx, 'label', { run: run.id, frame: id })
}
