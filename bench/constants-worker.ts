/** Measures some frames with one constant changed: its text is rewritten as the module is loaded. */
import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Changed, Means } from './constants.ts'

const { set, every, constant } = workerData as Changed

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!constant || !url.endsWith(`/core/scene/${constant.chapter}/tune.ts`)) return loaded
    const from = new RegExp(`^(export const ${constant.name} = )[\\d._e+-]+`, 'm')
    const source = textOf(loaded.source).replace(from, `$1${constant.value * constant.factor}`)
    return { ...loaded, source }
  },
})

// Loaded after the hook: what is measured must be the changed code.
const { concluded, measure, specimens } = await import('./corpus.ts')
const { predictionOf } = await import('./score/prediction.ts')
const { questions, score } = await import('./score/score.ts')
const { readManifest, readTruth } = await import('./score/truth.ts')
const { meanOf } = await import('./table.ts')

const { frames } = await readManifest(set.corpus)
const used = frames.filter(({ system }) => !set.sealed.includes(system)).filter((_, i) => i % every === 0)
const scores: ReturnType<typeof score>[] = []
for (const entry of used) {
  const prediction = predictionOf(concluded([await measure(set, entry)]), specimens)
  scores.push(score(await readTruth(set.corpus, entry.truth), prediction, entry.known))
}
const means: Means = Object.fromEntries(questions.map((q) => [q, meanOf(scores.map((s) => s[q].f1)) ?? 0]))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(means)

/** A module's source, as the loader hands it over. */
function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  if (source instanceof Uint8Array) return new TextDecoder().decode(source)
  throw new Error('A module whose source is no text cannot have its constants moved.')
}
