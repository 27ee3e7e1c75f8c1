import { expect, it } from 'vitest'
import type { Check } from '../../../shared/check.ts'
import { comparedWords, markdownOf, percentOf, resultWords, summaryOf } from './words.ts'

const counts = { total: 100, onSystem: 94, bound: 80, near: 4, fresh: 2, kept: 0 }

it.each([
  [counts, 80],
  [{ ...counts, kept: 5 }, 85],
  [{ ...counts, total: 1000, bound: 999 }, 99],
  [{ ...counts, total: 3, bound: 3 }, 100],
  [{ ...counts, total: 0, bound: 0 }, 100],
])('%j is %i %%', (of, percent) => {
  expect(percentOf(of)).toBe(percent)
})

it.each([
  [counts, '14 can be bound · 4 near misses · 2 new'],
  [{ ...counts, bound: 94, near: 1, fresh: 0, kept: 3 }, '1 near miss · 3 kept as they are'],
  [{ ...counts, bound: 94, near: 0, fresh: 0 }, 'Every value is bound to one of your variables or styles.'],
  [
    { ...counts, total: 0, near: 0, fresh: 0 },
    'These frames show nothing that this file has variables or styles for.',
  ],
])('%j: %s', (of, words) => {
  expect(summaryOf(of)).toBe(words)
})

it.each([
  [{ frames: 3, unseen: 0, changed: [] }, 'Zero pixels changed in 3 frames.'],
  [{ frames: 1, unseen: 2, changed: [] }, 'Zero pixels changed in 1 frame. 2 frames were not compared.'],
  [
    { frames: 2, unseen: 0, changed: [{ frame: 'f', pixels: 4, before: '', after: '' }] },
    '1 frame looks different.',
  ],
  [{ frames: 0, unseen: 1, changed: [] }, '1 frame was not compared.'],
  [{ frames: 0, unseen: 0, changed: [] }, null],
])('%j: %s', (compared, words) => {
  expect(comparedWords(compared)).toBe(words)
})

it('says what binding did', () => {
  const result = { bound: 1, switched: 0, failed: [], review: [], cancelled: false, revertible: true }
  expect(resultWords(result)).toBe('1 value is bound now.')
  expect(resultWords({ ...result, switched: 3 })).toBe(
    '3 frames were switched to another mode, 1 value is bound now.',
  )
  expect(resultWords({ ...result, bound: 12, review: ['x'] })).toBe(
    '12 values are bound now, 1 changed meanwhile and were left alone.',
  )
})

it('is a document for a ticket', () => {
  const check: Check = {
    ...counts,
    frames: [{ id: 'f', name: 'Home | dark', page: 'Screens', ...counts }],
    lines: [
      {
        id: 'near 1',
        kind: 'near',
        value: { text: '13' },
        target: { text: '12', id: 'v', name: 'spacing/12', collection: 'Brand', library: false },
        reason: '',
        ticked: false,
        count: 2,
        places: [{ frame: 'f', layer: 'l', name: 'Card', property: 'gap' }],
      },
    ],
  }
  expect(markdownOf(check)).toBe(
    [
      '# 80 % on your system',
      '',
      '14 can be bound · 4 near misses · 2 new',
      '',
      '| Frame | Page | On system | Near misses | New |',
      '| --- | --- | --- | --- | --- |',
      '| Home \\| dark | Screens | 80 % | 4 | 2 |',
      '',
      '## Near misses',
      '',
      '| Value | Variable or style | Places | Where |',
      '| --- | --- | --- | --- |',
      '| 13 | spacing/12 (12) | 2 | Card |',
      '',
    ].join('\n'),
  )
})
