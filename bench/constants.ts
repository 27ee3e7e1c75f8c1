/** What moves with each number that was set by hand: ± 30 % of it, and the score that changes most. */
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FrameSet } from './sets.ts'
import { type Cell, tableOf } from './table.ts'

const SCENE = fileURLToPath(new URL('../core/scene/', import.meta.url))
const FACTORS = [0.7, 1.3] as const
/** Frames between two that are measured: a dozen shows what moves, and all of them take an hour. */
const EVERY = 5
/** Change of a mean F1 that is one: less is a rounding of the table. */
const MOVED = 0.0005

export interface Constant {
  readonly chapter: string
  readonly name: string
  readonly value: number
}

/** Mean F1 by question. */
export type Means = Readonly<Record<string, number>>

/** A constant to be changed while `core/scene` is loaded; `null` for none. */
export interface Changed {
  readonly set: Omit<FrameSet, 'recode'>
  readonly every: number
  readonly constant: (Constant & { readonly factor: number }) | null
}

export interface Moved extends Constant {
  /** For each factor the question that moves most, and by how much; `null` where none does. */
  readonly moves: readonly ({ readonly question: string; readonly by: number } | null)[]
}

/** Every number in a `tune.ts`. */
export async function constantsIn(folder = SCENE): Promise<Constant[]> {
  const chapters = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const found = await Promise.all(
    chapters.map(async ({ name: chapter }) => {
      const text = await readFile(path.join(folder, chapter, 'tune.ts'), 'utf8').catch(() => '')
      return [...text.matchAll(/^export const (\w+) = ([\d._e+-]+)$/gm)].map(
        ([, name = '', value = '']): Constant => ({
          chapter,
          name,
          value: Number(value.replaceAll('_', '')),
        }),
      )
    }),
  )
  return found.flat()
}

/** @param only Part of a name or chapter: the others are left out. */
export async function constants({ recode: _, ...set }: FrameSet, only = ''): Promise<Moved[]> {
  const base = await meansWith({ set, every: EVERY, constant: null })
  const moved: Moved[] = []
  for (const constant of await constantsIn()) {
    if (!`${constant.chapter}/${constant.name}`.includes(only)) continue
    const moves: Moved['moves'][number][] = []
    for (const factor of FACTORS) {
      const means = await meansWith({ set, every: EVERY, constant: { ...constant, factor } })
      moves.push(mostMoved(base, means))
    }
    moved.push({ ...constant, moves })
  }
  return moved
}

/** Each in a thread of its own: a module is loaded once. */
const meansWith = (workerData: Changed): Promise<Means> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('constants-worker.ts', import.meta.url), { workerData })
    worker.once('message', resolve).once('error', reject)
  })

export function mostMoved(base: Means, means: Means): Moved['moves'][number] {
  const moves = Object.entries(base).map(([question, from]) => ({
    question,
    by: (means[question] ?? 0) - from,
  }))
  const most = moves.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a))
  return Math.abs(most.by) < MOVED ? null : most
}

export function printConstants(moved: readonly Moved[]): string {
  const cellOf = (move: Moved['moves'][number]): Cell =>
    move ? `${move.question} ${move.by > 0 ? '+' : ''}${move.by.toFixed(3)}` : null
  const still = moved.filter(({ moves }) => moves.every((move) => move === null)).length
  return [
    tableOf(
      ['constant', 'value', '× 0.7', '× 1.3'],
      moved.map(({ chapter, name, value, moves }) => [
        `${chapter}/${name}`,
        String(value),
        ...moves.map(cellOf),
      ]),
    ),
    `${moved.length} constants, ${still} of them move nothing in these frames`,
  ].join('\n\n')
}
