/** How labelling stands in a run. */
import type { RunLabelling } from '../../shared/label.ts'
import { dollarsOf } from '../../core/pipeline/walk/units.ts'
import type { frames, runs } from '../store/schema.ts'
import { problemFor } from '../vision/sentences.ts'

type RunRow = typeof runs.$inferSelect
type FrameRow = typeof frames.$inferSelect

/** @param present The server's model: said of a run until an answer has named its own. */
export function labellingOf(run: RunRow, rows: readonly FrameRow[], present: string): RunLabelling {
  const labels = rows.flatMap(({ label }) => label ?? [])
  const measuring = !run.sealed || rows.some((row) => row.status === 'received')
  const ended = run.status !== 'receiving' && run.status !== 'measuring'
  const budget = labels.some((label) => label.status === 'unlabelled' && label.reason === 'budget')
  const stopped = run.labelClosed ?? (budget ? 'budget' : null)
  return {
    status: run.labelled || ended ? 'done' : measuring ? 'waiting' : 'labelling',
    model: labels.find((label) => label.status === 'labelled')?.by ?? present,
    budget: run.options.budget,
    usage: {
      calls: run.labelCalls,
      inputTokens: run.labelInput,
      outputTokens: run.labelOutput,
      cost: dollarsOf(run.labelCost),
    },
    ...(stopped && { stopped: problemFor(stopped) }),
    ...(run.unnamed && { unnamed: run.unnamed }),
  }
}
