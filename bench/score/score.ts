/** The questions a prediction is scored on, and how near an answer must come. */
import { differenceCiede2000 } from 'culori'
import type { Prediction } from './prediction.ts'
import { type Real, type Score, scoreList } from './match.ts'
import type { Topic, Truth } from './truth.ts'

const topics = {
  'color ΔE ≤ 2.3': 'colors',
  'color ΔE ≤ 1': 'colors',
  'spacing ± .5': 'spacing',
  'font size ± .5': 'typography',
  'font size ± 1': 'typography',
  'text style': 'typography',
  'radius ± 1': 'radius',
  'border exact': 'border',
  'shadow loose': 'shadow',
} as const satisfies Record<string, Topic>
export type Question = keyof typeof topics
export const questions = Object.keys(topics) as Question[]

/** What a truth that covers only some topics cannot answer. */
const unanswered: Score = { predicted: 0, precision: null, recall: null, f1: null }

const EPSILON = 1e-6
const deltaE = differenceCiede2000()
const within = (distance: number, limit: number): number | null =>
  distance <= limit + EPSILON ? distance : null

/** @param known Topics that the truth covers; all of them when absent. */
export function score(
  truth: Truth,
  predicted: Prediction,
  known?: readonly Topic[],
): Record<Question, Score> {
  const scores = scoreAll(truth, predicted)
  if (!known) return scores
  const answered = (question: Question) => known.includes(topics[question])
  return Object.fromEntries(
    questions.map((question) => [question, answered(question) ? scores[question] : unanswered]),
  ) as Record<Question, Score>
}

function scoreAll(truth: Truth, predicted: Prediction): Record<Question, Score> {
  const colors = (limit: number) =>
    scoreList(truth.colors, predicted.colors, (t, p) => within(deltaE(t.hex, p.hex), limit))
  const sizes = distinct(
    truth.typography.map((t) => ({ ...t, weight: t.importance })),
    (t) => `${quarter(t.sizePx)}`,
  )
  const styles = distinct(
    truth.typography.map((t) => ({ ...t, bold: t.weight, weight: t.importance })),
    (t) => `${quarter(t.sizePx)} ${t.bold}`,
  )
  const fontSize = (limit: number) =>
    scoreList(
      sizes,
      once(predicted.typography, (p) => `${quarter(p.sizePx)}`),
      (t, p) => within(Math.abs(t.sizePx - p.sizePx), limit),
    )
  return {
    'color ΔE ≤ 2.3': colors(2.3),
    'color ΔE ≤ 1': colors(1),
    'spacing ± .5': scoreList(truth.spacing, predicted.spacing, (t, p) =>
      [t.px, ...(t.altPx ?? [])].some((px) => Math.abs(px - p.px) <= 0.5 + EPSILON)
        ? Math.abs(t.px - p.px)
        : null,
    ),
    'font size ± .5': fontSize(0.5),
    'font size ± 1': fontSize(1),
    'text style': scoreList(
      styles,
      once(predicted.typography, (p) => `${quarter(p.sizePx)} ${p.weight}`),
      (t, p) =>
        p.weight !== undefined &&
        Math.abs(t.sizePx - p.sizePx) <= 1 + EPSILON &&
        Math.abs(t.bold - p.weight) <= 100
          ? 100 * Math.abs(t.sizePx - p.sizePx) + Math.abs(t.bold - p.weight)
          : null,
    ),
    'radius ± 1': scoreList(truth.radius, predicted.radius, (t, p) => radius(t, p.px)),
    'border exact': scoreList(truth.border, predicted.border, (t, p) => within(Math.abs(t.px - p.px), 0.1)),
    'shadow loose': scoreList(truth.shadow, predicted.shadow, (t, p) =>
      (t.inset ?? false) === p.inset &&
      Math.abs(t.x - p.x) <= 2 &&
      Math.abs(t.y - p.y) <= 3 &&
      Math.abs(t.blur - p.blur) <= Math.max(4, t.blur / 2) &&
      Math.abs(t.alpha - p.alpha) <= 0.1 + EPSILON
        ? Math.abs(t.y - p.y) + Math.abs(t.blur - p.blur) + 10 * Math.abs(t.alpha - p.alpha)
        : null,
    ),
  }
}

/** From here on a radius means "full". */
const FULL = 999

function radius(t: Truth['radius'][number], px: number): number | null {
  if (!t.pill) return px < FULL ? within(Math.abs(t.px - px), 1) : null
  if (px >= FULL) return 0
  return (t.effective ?? []).some((e) => Math.abs(e - px) <= 1 + EPSILON) ? 1 : null
}

const quarter = (px: number): number => Math.round(px * 4) / 4

/** One truth per key: it must be found if any of its kind must. */
function distinct<T extends Real>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    const known = seen.get(key)
    if (!known) seen.set(key, item)
    else if (item.tier === 'must')
      seen.set(key, { ...known, tier: 'must', weight: Math.max(known.weight ?? 0, item.weight ?? 0) })
  }
  return [...seen.values()]
}

const once = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.toReversed().map((item) => [keyOf(item), item])).values(),
]

/** Real tokens of all kinds: what "tokens predicted / true" is divided by. */
export const countReal = (truth: Truth): number =>
  Object.values(truth)
    .flat()
    .filter(({ tier }) => tier === 'must' || tier === 'nice').length
export const countPredicted = (predicted: Prediction): number => Object.values(predicted).flat().length
