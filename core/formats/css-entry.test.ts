import { expect, it } from 'vitest'
import type { JSONValue } from '../../shared/json.ts'
import { cssEntry } from './css-entry.ts'
import { hex } from './testing/tokens.ts'

const stops = [
  { color: hex('#6d27d9'), position: 0 },
  { color: hex('#f59e0b'), position: 1 },
]
const css = '#6d27d9 0%, #f59e0b 100%'

it.each<[string, Record<string, JSONValue>, string]>([
  ['a line', { shape: 'linear', angle: 120.04 }, `linear-gradient(120deg, ${css})`],
  ['a line that nobody measured the angle of', { shape: 'linear' }, `linear-gradient(${css})`],
  ['from a point', { shape: 'radial', angle: 3 }, `radial-gradient(${css})`],
  ['around a point', { shape: 'angular', angle: 45 }, `conic-gradient(from 45deg, ${css})`],
  ['a diamond, which CSS does not have', { shape: 'diamond' }, css],
  ['no known shape', {}, css],
])('a gradient that is %s', (_, derived, expected) => {
  const entry = { kind: 'gradient' as const, value: stops, token: { derived } }
  expect(cssEntry(entry, { unit: 'px', remBase: 16 })).toBe(expected)
})
