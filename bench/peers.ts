/** What other people's libraries make of the same frames: colours from five palettes, font sizes from OCR. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { concluded, measure, specimens } from './corpus.ts'
import { palettes } from './peers/palettes.ts'
import { textReader } from './peers/tesseract.ts'
import { type Prediction, predictionOf } from './score/prediction.ts'
import { type Question, score } from './score/score.ts'
import { readManifest, readTruth } from './score/truth.ts'
import { type Cell, meanOf, tableOf } from './table.ts'

export interface Peer {
  readonly name: string
  readonly ms: number | null
  readonly tokens: number | null
  readonly f1: Partial<Record<Question, number | null>>
}

const colors: readonly Question[] = ['color ΔE ≤ 2.3', 'color ΔE ≤ 1']
const sizes: readonly Question[] = ['font size ± 1']
const nothing: Prediction = { colors: [], spacing: [], typography: [], radius: [], border: [], shadow: [] }

interface Contestant {
  readonly name: string
  readonly asked: readonly Question[]
  answer(entry: { png: string; id: string; scale: number }): Promise<Prediction>
}

export async function peers(corpus: string): Promise<Peer[]> {
  const { frames } = await readManifest(corpus)
  const reader = await textReader()
  const contestants: Contestant[] = [
    {
      name: 'Token Pipeline',
      asked: [...colors, ...sizes],
      answer: async ({ id }) => {
        const entry = frames.find((frame) => frame.id === id)
        return entry ? predictionOf(concluded([await measure({ corpus }, entry)]), specimens) : nothing
      },
    },
    ...palettes.map((one) => ({
      name: one.name,
      asked: colors,
      answer: async ({ png }: { png: string }) => ({
        ...nothing,
        colors: await one.palette(path.join(corpus, png)),
      }),
    })),
    {
      name: 'tesseract.js',
      asked: sizes,
      answer: async ({ png, scale }) => ({
        ...nothing,
        typography: await reader.sizes(await readFile(path.join(corpus, png)), scale),
      }),
    },
  ]
  const results: Peer[] = []
  for (const contestant of contestants) results.push(await run(corpus, frames, contestant))
  await reader.close()
  return results
}

async function run(
  corpus: string,
  frames: readonly { id: string; png: string; truth: string; scale: number }[],
  contestant: Contestant,
): Promise<Peer> {
  const { name, asked } = contestant
  const times: number[] = []
  const counts: number[] = []
  const f1 = new Map<Question, (number | null)[]>()
  for (const entry of frames) {
    const start = performance.now()
    const prediction = await contestant.answer(entry)
    times.push(performance.now() - start)
    counts.push(
      asked.includes('font size ± 1') && !asked.includes('color ΔE ≤ 1')
        ? prediction.typography.length
        : prediction.colors.length,
    )
    const scores = score(await readTruth(corpus, entry.truth), prediction)
    for (const question of asked) f1.set(question, [...(f1.get(question) ?? []), scores[question].f1])
  }
  const means = Object.fromEntries([...f1].map(([question, values]) => [question, meanOf(values)]))
  return { name, ms: meanOf(times), tokens: meanOf(counts), f1: means }
}

export const printPeers = (results: readonly Peer[]): string =>
  tableOf(
    ['mean per frame', 'ms', 'tokens', ...colors, ...sizes],
    results.map(({ name, ms, tokens, f1 }): Cell[] => [
      name,
      ms === null ? null : ms.toFixed(0),
      tokens === null ? null : tokens.toFixed(1),
      ...[...colors, ...sizes].map((question) => f1[question] ?? null),
    ]),
  )
