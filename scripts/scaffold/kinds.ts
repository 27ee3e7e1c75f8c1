/** What a scaffolded type of a W3C kind is like before its author says better. */
import type { Words } from './scaffold.ts'

const number: Words = {
  imports: '',
  seenImports: '',
  settleImports: '',
  spelled: 'value',
  reads: 'the shapes of boxes (width over height)',
  about: 'The shapes of boxes, width over height.',
  specimen: 'box',
  scopes: '',
  threshold: '0.02',
  thresholdDoc: 'Width over height: 16:9 and 16:10 are 0.18 apart, and boxes end on whole px.',
  unit: 'of width over height',
  reason: 'boxes end on whole px',
  a: 'a',
  b: 'b',
  of: '(value) => value',
  canonical: '(value) => String(value)',
  word: "String(value).replace('.', '-')",
  describe: '(value) => String(value)',
  compare: 'a.value - b.value',
  read: `const read = ({ width, height }: Box): number => Math.round((100 * width) / height) / 100`,
  expected: '2.5',
}

const dimension: Words = {
  imports: "import { describeLength, nameOfNumber, pxOf, spellLength } from '../lib/length.ts'\n",
  seenImports: "import { type Dimension, px } from '../lib/length.ts'\n",
  settleImports: "import { spellLength } from '../lib/length.ts'\n",
  spelled: 'spellLength(value)',
  reads: 'the heights of boxes',
  about: 'The heights of boxes.',
  specimen: 'bar',
  scopes: "'WIDTH_HEIGHT'",
  threshold: '1',
  thresholdDoc: 'CSS px: edges are found to about half a px.',
  unit: 'px',
  reason: 'edges are found to about half a px',
  a: 'pxOf(a)',
  b: 'pxOf(b)',
  of: 'pxOf',
  canonical: 'spellLength',
  word: 'nameOfNumber(pxOf(value))',
  describe: 'describeLength',
  compare: 'pxOf(a.value) - pxOf(b.value)',
  read: `const read = ({ height }: Box): Dimension => px(height)`,
  expected: '48 px',
}

export const kindWords: Readonly<Record<string, Words>> = { number, dimension }
