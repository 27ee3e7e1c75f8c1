import { expect, it } from 'vitest'
import { scaleIn } from './scale-seen.ts'
import type { Rule, TextLine } from './scene.ts'

const box = { x: 0, y: 0, width: 100, height: 20 }
/** Text of so many image px. */
const text = (px: number, glyphs: number): TextLine => ({
  box,
  ink: 0,
  exact: true,
  behind: 0xffffff,
  glyphs,
  baseline: 16,
  capHeight: 0.715 * px,
  xHeight: null,
  stroke: 1,
  leading: null,
  parent: -1,
})
const rule = (width: number): Rule => ({ box, width, color: 0xdddddd, parent: -1 })

it.each<[string, TextLine[], Rule[], number | null]>([
  ['a page at scale 1', [text(14, 200), text(32, 20)], [rule(1)], null],
  ['one of large text only at scale 1', [text(18, 200)], [rule(1)], null],
  ['a screenshot at scale 2', [text(28, 200), text(22, 60)], [rule(2)], 2],
  ['large text at scale 2', [text(41, 200)], [rule(2), rule(2), rule(3)], 2],
  ['a phone at scale 3', [text(42, 200)], [rule(3), rule(3)], 3],
  ['dense text at scale 2', [text(22, 200)], [rule(2)], 2],
  ['an article in large type at scale 1', [text(21, 200)], [rule(1)], null],
  ['a headline', [text(64, 12)], [], null],
])('%s', (_, lines, rules, scale) => expect(scaleIn({ lines, rules, surfaces: [] })).toBe(scale))
