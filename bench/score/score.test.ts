import { describe, expect, it } from 'vitest'
import { accuracy } from '../accuracy.ts'
import { CORPUS } from '../corpus.ts'
import { scoreList } from './match.ts'
import type { Prediction } from './prediction.ts'
import { fallen, levelsOf, readFloors } from './floors.ts'
import { score } from './score.ts'
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

describe('accuracy', () => {
  it('keeps the level of README', { timeout: 120_000 }, async () => {
    const own = { name: 'corpus', corpus: CORPUS, sealed: [] }
    const levels = levelsOf(await accuracy(own))
    const floors = await readFloors()
    expect(Object.keys(floors)).toEqual(Object.keys(levels))
    expect(fallen(levels, floors)).toEqual([])
    // The gate can fail: a loss of twice its slack is one.
    const lower = Object.fromEntries(
      Object.entries(levels).map(([question, { frames, systems }]) => [
        question,
        { frames: frames - 0.02, systems: systems - 0.02 },
      ]),
    )
    expect(fallen(lower, floors)).toHaveLength(Object.keys(floors).length)
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
