import { expect, it } from 'vitest'
import { withinTime } from './bounded.ts'

it.each<[string, () => never]>([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  [
    'an expression that looks back for ever',
    () => {
      ;/^(a+)+$/.test(`${'a'.repeat(60)}b`)
      throw new Error('came to an end')
    },
  ],
  [
    'a loop that catches everything',
    () => {
      for (;;)
        try {
          for (;;);
        } catch {
          // Not even this keeps it alive.
        }
    },
  ],
])('%s is broken off, and what comes next is not', (_, work) => {
  expect(() => withinTime('extract.scene of "x"', work, 50)).toThrow('took longer than 0.05 s')
  expect(withinTime('x', () => 42, 50)).toBe(42)
})

it('what fails by itself fails as it does', () => {
  expect(() =>
    withinTime('x', () => {
      throw new TypeError('mine')
    }),
  ).toThrow(TypeError)
})
