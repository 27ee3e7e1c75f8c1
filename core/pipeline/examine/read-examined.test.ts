import { expect, it } from 'vitest'
import type { ProblemData } from '../../../shared/problem.ts'
import { registry } from '../../tokens/index.ts'
import type { TokenType } from '../../tokens/type.ts'
import { coverOf, readExamined } from './read-examined.ts'

/** Of whatever type has facts of numbers alone, and of the one beside it. */
const [first, second] = registry.filter(({ kind }) => kind === 'color' || kind === 'border') as [
  TokenType,
  TokenType,
]
const color = { colorSpace: 'srgb', components: [0, 0, 0], alpha: 1, hex: '#000000' }
const place = { source: 'pixels', frame: 'f', weight: 1 }
const fill = { ...place, value: color, facts: { exact: true, area: 400 } }
const line = {
  ...place,
  value: { width: { value: 1, unit: 'px' } },
  facts: { length: 200, sides: 1 },
}
const stored = (fills: unknown) => ({
  frame: { id: 'f', name: 'Home', width: 100, height: 100, scale: 1 },
  sightings: { [first.name]: fills, [second.name]: [line], 'of-a-plugin-that-is-gone': [{}] },
  skipped: [],
  milliseconds: 3,
})

const read = (fills: unknown) => {
  const failed: [type: string, detail: string][] = []
  const onFailed = ({ name }: TokenType, { detail }: ProblemData) => void failed.push([name, detail])
  return { ...readExamined(stored(fills), registry, onFailed), failed }
}

it('what was measured is read as it was', () => {
  const { sightings, failed } = read([fill])
  expect(sightings).toEqual({ [first.name]: [fill], [second.name]: [line] })
  expect(failed).toEqual([])
})

it.each<[string, unknown]>([
  ['a fact by a name that its type does not know', { ...fill, facts: { exakt: true } }],
  ['a fact of another kind', { ...fill, facts: { area: 'large' } }],
  ['a value of another kind', { ...fill, value: 4 }],
  ['a weight beyond certain', { ...fill, weight: 7 }],
])('%s costs its type and no other', (_, odd) => {
  const { sightings, failed } = read([fill, odd])
  expect(sightings).toEqual({ [second.name]: [line] })
  expect(failed).toEqual([[first.name, expect.stringContaining('"Home" could not be read')]])
})

it('what is no measurement is not taken for one', () => {
  expect(() => coverOf({ sightings: [] })).toThrow('frame')
})
