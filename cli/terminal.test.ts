import { expect, it } from 'vitest'
import { forTerminal } from './terminal.ts'

it.each([
  ['colors and cursor moves', 'a\x1b[2J\x1b[31mb', 'a\\u001b[2J\\u001b[31mb'],
  ['titles and bells', '\x1b]0;title\x07', '\\u001b]0;title\\u0007'],
  ['one-byte sequences', '\x9b2J', '\\u009b2J'],
  ['going back over a line', 'valid\rinvalid', 'valid\\u000dinvalid'],
  ['letters that turn the rest around', 'a\u202eb', 'a\\u202eb'],
  ['nothing else', 'größe → 16 px\n\t"ok" 🎨', 'größe → 16 px\n\t"ok" 🎨'],
])('spells out %s', (_, text, shown) => {
  expect(forTerminal(text)).toBe(shown)
})

it('leaves JSON what it was', () => {
  const value = { 'a\x9b': 'b\u202e\u0000\n' }
  expect(JSON.parse(forTerminal(JSON.stringify(value, null, 1)))).toEqual(value)
})
