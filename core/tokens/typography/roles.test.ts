import { describe, expect, it } from 'vitest'
import { px } from '../lib/length.ts'
import { roles } from './roles.ts'
import type { TextToken } from './facts.ts'

type Style = readonly [size: number, weight: number, lines: number, lettersPerLine: number]

const tokenOf = ([size, weight, lines, letters]: Style): TextToken => ({
  key: `${size}/${weight}`,
  type: 'typography',
  kind: 'typography',
  path: [],
  value: { fontSize: px(size), fontWeight: weight },
  confidence: 0.8,
  sightings: Array.from({ length: lines }, () => ({
    value: { fontSize: px(size), fontWeight: weight },
    source: 'pixels',
    use: 'text',
    frame: 'a',
    weight: 0.7,
    facts: { glyphs: letters },
  })),
  derived: {},
})

const proposed = (styles: readonly Style[]) =>
  Object.fromEntries(roles.propose(styles.map(tokenOf), []).map(({ role, key }) => [role, key]))

const text: Style = [16, 400, 40, 30]

describe('what a text style is for', () => {
  it.each<[string, Style[], Record<string, string>]>([
    ['most of the text is the body', [text, [16, 700, 3, 20]], { 'body-default': '16/400' }],
    [
      'what is larger is a heading, by size',
      [text, [32, 700, 2, 10], [24, 600, 3, 10], [20, 600, 4, 10]],
      { 'body-default': '16/400', 'heading-1': '32/700', 'heading-2': '24/600', 'heading-3': '20/600' },
    ],
    [
      'the largest of all may be for display',
      [text, [48, 800, 1, 14], [24, 600, 3, 10]],
      { 'body-default': '16/400', display: '48/800', 'heading-1': '24/600' },
    ],
    [
      'large text that runs on, or is light, is no heading',
      [text, [20, 300, 6, 16], [24, 400, 4, 40], [28, 600, 1, 12]],
      { 'body-default': '16/400', 'body-large': '24/400', 'heading-1': '28/600' },
    ],
    [
      'smaller text, and the smallest',
      [text, [14, 400, 12, 20], [12, 400, 5, 12]],
      { 'body-default': '16/400', 'body-small': '14/400', caption: '12/400' },
    ],
    [
      'short, heavier and repeated: labels',
      [text, [12, 600, 8, 8], [14, 700, 1, 10]],
      { 'body-default': '16/400', label: '12/600' },
    ],
    [
      'headings without text say nothing',
      [
        [32, 700, 2, 20],
        [16, 400, 1, 8],
      ],
      {},
    ],
    ['nothing is nothing', [], {}],
  ])('%s', (_, styles, expected) => {
    expect(proposed(styles)).toEqual(expected)
    expect(proposed(styles.toReversed())).toEqual(expected)
  })

  it.each([
    ['heading-1', 14, 'body-default', 16, true],
    ['body-default', 16, 'heading-1', 14, true],
    ['caption', 18, 'body-default', 16, true],
    ['heading-2', 24, 'heading-1', 32, false],
    ['label', 20, 'body-default', 16, false],
    ['body-default', 16, 'body-small', 16, false],
  ])('%s of %i px beside %s of %i px is a contradiction: %s', (role, size, other, otherSize, expected) => {
    const holder = (of: string, value: number) => ({ role: of, value: { fontSize: px(value) } })
    expect(roles.contradicts?.(holder(role, size), holder(other, otherSize))).toBe(expected)
  })
})
