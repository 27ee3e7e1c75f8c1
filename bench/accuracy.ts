/** How much of what is known to be there is found, frame by frame and system by system. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Entry, concluded, measured, specimens } from './corpus.ts'
import type { Score } from './score/match.ts'
import { type Prediction, predictionOf } from './score/prediction.ts'
import { type Question, countPredicted, countReal, questions, score } from './score/score.ts'
import { readTruth } from './score/truth.ts'
import type { Examined } from '../core/pipeline/ports.ts'
import type { FrameSet } from './sets.ts'
import { type Cell, meanOf, tableOf } from './table.ts'

export interface Scored {
  readonly name: string
  /** Of a system that nobody looked at while tuning. */
  readonly sealed: boolean
  readonly scores: Record<Question, Score>
  readonly predicted: number
  readonly real: number
}

export interface Accuracy {
  readonly frames: Scored[]
  readonly systems: Scored[]
}

/** @param predictions A folder for `frames/ID.json` and `systems/NAME.json`. */
export async function accuracy(set: FrameSet, predictions?: string): Promise<Accuracy> {
  const frames: Scored[] = []
  const bySystem = new Map<string, Examined[]>()
  const judge = async (
    kind: 'frames' | 'systems',
    name: string,
    system: string,
    truthFile: string,
    examined: readonly Examined[],
    known?: Entry['known'],
  ): Promise<Scored> => {
    const prediction = predictionOf(concluded(examined), specimens)
    if (predictions) await write(path.join(predictions, kind), name, prediction)
    const truth = await readTruth(set.corpus, truthFile)
    const real = countReal(truth)
    return {
      name,
      sealed: set.sealed.includes(system),
      scores: score(truth, prediction, known),
      predicted: countPredicted(prediction),
      real,
    }
  }
  for await (const { entry, examined } of measured(set)) {
    frames.push(await judge('frames', entry.id, entry.system, entry.truth, [examined], entry.known))
    bySystem.set(entry.system, [...(bySystem.get(entry.system) ?? []), examined])
  }
  const systems: Scored[] = []
  for (const [name, examined] of bySystem) {
    systems.push(await judge('systems', name, name, `systems/${name}.json`, examined))
  }
  return { frames, systems }
}

async function write(folder: string, name: Entry['id'], prediction: Prediction): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(prediction, null, 1)}\n`)
}

export function printAccuracy({ frames, systems }: Accuracy): string {
  const f1 = ({ name, scores }: Scored) => [name, ...questions.map((q) => scores[q].f1)]
  const head = ['', ...questions]
  const ratio = (scored: readonly Scored[]) =>
    scored.reduce((sum, s) => sum + s.predicted, 0) / scored.reduce((sum, s) => sum + s.real, 0)
  return [
    tableOf(['F1 per frame', ...questions], frames.map(f1)),
    tableOf(['F1 per system', ...questions], systems.map(f1)),
    tableOf(head, [...summary('frames', frames), ...summary('systems', systems)]),
    `tokens predicted / true: ${ratio(frames).toFixed(2)} per frame, ${ratio(systems).toFixed(2)} per system`,
  ].join('\n\n')
}

/** F1 of frames and systems, as the README shows them. */
export const accuracyRows = ({ frames, systems }: Accuracy): string[][] =>
  questions.map((question) => [
    question,
    ...[frames, systems].map((scored) => (meanF1(scored, question) ?? 0).toFixed(3)),
  ])

export const meanF1 = (scored: readonly Scored[], question: Question): number | null =>
  meanOf(scored.map(({ scores }) => scores[question].f1))

/** Means over the frames of each set; where systems are sealed, theirs apart. */
export async function setRows(sets: readonly FrameSet[]): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for (const set of sets) {
    const { frames } = await accuracy(set)
    const row = (name: string, of: readonly Scored[]) => [
      name,
      `${of.length}`,
      ...questions.map((question) => meanF1(of, question)),
    ]
    const [open, sealed] = [frames.filter((f) => !f.sealed), frames.filter((f) => f.sealed)]
    rows.push(row(set.name, open))
    if (sealed.length > 0) rows.push(row(`${set.name}, sealed`, sealed))
  }
  return rows
}

export const printSets = (rows: readonly Cell[][]): string =>
  tableOf(['F1, mean of frames', 'frames', ...questions], rows)

function summary(name: string, scored: readonly Scored[]): (string | number | null)[][] {
  const row = (label: string, of: (s: Score) => number | null) => [
    `${label}, mean of ${scored.length} ${name}`,
    ...questions.map((q) => meanOf(scored.map(({ scores }) => of(scores[q])))),
  ]
  return [row('P', (s) => s.precision), row('R', (s) => s.recall), row('F1', (s) => s.f1)]
}
