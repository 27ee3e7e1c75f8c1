import { describe, expect, it } from 'vitest'
import { accuracy } from '../accuracy.ts'
import { CORPUS } from '../corpus.ts'
import { scoreList } from './match.ts'
import type { Prediction } from './prediction.ts'
import { type Question, score } from './score.ts'
import { type Truth, readManifest, readTruth } from './truth.ts'

const near = (t: { px: number }, p: number) => (Math.abs(t.px - p) <= 1 ? Math.abs(t.px - p) : null)
const must = (px: number) => ({ px, tier: 'must' })

describe('one list against another', () => {
  it.each([
    ['all found', [must(4), must(8)], [4, 8], 1, 1],
    ['one of two found', [must(4), must(8)], [4], 1, 0.5],
    ['one prediction too many', [must(4)], [4, 20], 0.5, 1],
    ['one prediction serves one truth', [must(4), must(5)], [4], 1, 0.5],
    ['predictions are shared out so that all fit', [must(4), must(5)], [5, 3], 1, 1],
    ['a nice hit is no mistake and no duty', [must(4), { px: 8, tier: 'nice' }], [4, 8], 1, 1],
    ['a hit on noise is a mistake', [must(4), { px: 8, tier: 'noise' }], [4, 8], 0.5, 1],
    ['nothing predicted', [must(4)], [], 0, 0],
    ['nothing to find', [], [], 1, null],
  ])('%s', (_, truth, predicted, precision, recall) => {
    expect(scoreList(truth, predicted, near)).toMatchObject({ precision, recall })
  })
})

describe('every truth of the corpus', () => {
  it('is found by itself', async () => {
    const { frames, systems } = await readManifest(CORPUS)
    for (const file of [...frames.map((f) => f.truth), ...systems.map((name) => `systems/${name}.json`)]) {
      const truth = await readTruth(CORPUS, file)
      for (const [question, { f1 }] of Object.entries(score(truth, itself(truth)))) {
        expect([question, f1 ?? 1]).toEqual([question, 1])
      }
    }
  })
})

/** What the bench showed when this was last looked at, less a little for rounding: it may only get better. */
const floors: Record<Question, readonly [frames: number, systems: number]> = {
  'color ΔE ≤ 2.3': [0.9, 0.87],
  'color ΔE ≤ 1': [0.87, 0.84],
  'spacing ± .5': [0.8, 0.81],
  'font size ± 1': [0.86, 0.83],
  'text style': [0.83, 0.75],
  'radius ± 1': [0.83, 0.91],
  'border exact': [0.9, 0.91],
  'shadow loose': [0.6, 0.4],
}

describe('accuracy', () => {
  it('keeps its level', { timeout: 120_000 }, async () => {
    const { frames, systems } = await accuracy({ corpus: CORPUS })
    const mean = (of: typeof frames, question: Question) => {
      const known = of.map(({ scores }) => scores[question].f1).filter((f1) => f1 !== null)
      return known.reduce((sum, f1) => sum + f1, 0) / known.length
    }
    const low = Object.entries(floors).flatMap(([question, [frame, system]]) => {
      const got = [mean(frames, question as Question), mean(systems, question as Question)] as const
      return got[0] >= frame && got[1] >= system
        ? []
        : [`${question}: ${got.map((f) => f.toFixed(3)).join(' / ')}`]
    })
    expect(low).toEqual([])
  })
})

function itself(truth: Truth): Prediction {
  const real = <T extends { tier: string }>(list: readonly T[]) =>
    list.filter(({ tier }) => tier === 'must' || tier === 'nice')
  return {
    colors: real(truth.colors),
    spacing: real(truth.spacing),
    typography: real(truth.typography),
    radius: real(truth.radius),
    border: real(truth.border),
    shadow: real(truth.shadow).map((s) => ({ ...s, color: '#000000', inset: s.inset ?? false })),
  }
}
