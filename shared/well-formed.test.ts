import {
  array,
  assert,
  constant,
  constantFrom,
  dictionary,
  integer,
  letrec,
  oneof,
  property,
  string,
} from 'fast-check'
import { expect, it } from 'vitest'
import { wellFormed } from './well-formed.ts'

const text = string({ unit: 'binary' }).chain((whole) =>
  constantFrom('', '\0', '\uD800', '\uDC00x').map((odd) => whole + odd),
)
const data = letrec((tie) => ({
  value: oneof(text, integer(), constant(null), array(tie('value')), dictionary(text, tie('value'))),
})).value

it('nothing that a store refuses is left, and nothing else is changed', () => {
  assert(
    property(data, (value) => {
      const spelled = JSON.stringify(wellFormed(value))
      expect(spelled).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      expect(wellFormed(wellFormed(value))).toEqual(wellFormed(value))
    }),
  )
})

it.each([
  ['plain', 'plain'],
  ['🙂 whole pairs', '🙂 whole pairs'],
  ['a\0b', 'a\uFFFDb'],
  ['half \uD83D', 'half \uFFFD'],
])('%j → %j', (given, expected) => {
  expect(wellFormed({ [given]: [given] })).toEqual({ [expected]: [expected] })
})

it('does not copy what is well-formed', () => {
  const given = { a: ['b', { c: 1 }] }
  expect(wellFormed(given)).toBe(given)
})

it('refuses what is nested without end', () => {
  const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000))
  expect(() => wellFormed(deep)).toThrow('nested more than 500 levels')
})
