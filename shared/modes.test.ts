import { describe, expect, it } from 'vitest'
import { modeSchema } from './frame.ts'
import { type Library, emptyLibrary, librarySchema } from './library.ts'
import { inModes, removeMode, renameMode } from './modes.ts'
import { emptyTokenSet } from './token-set.ts'

type Alias = Record<string, string>
const role = (alias: Alias) => ({ id: 's1', type: 'color', path: ['color', 'page'], role: 'page', alias })
const libraryIn = (modes: string[], alias: Alias): Library => ({
  ...emptyLibrary(),
  set: { ...emptyTokenSet(), modes, semantics: [role(alias)] },
})
const rename = (library: Library, mode: string, name: string) =>
  renameMode(library, { do: 'rename-mode', id: mode, name })
const remove = (library: Library, mode: string) => removeMode(library, { do: 'remove-mode', id: mode })
const seen = (library: Library) => [library.set.modes, library.set.semantics[0]?.alias] as const
const both = libraryIn(['Light', 'light'], { Light: 'a', light: 'b' })

describe('a mode', () => {
  it.each<[string, Library, string[], Alias]>([
    ['is renamed', rename(both, 'light', 'Dark'), ['Light', 'Dark'], { Light: 'a', Dark: 'b' }],
    [
      'becomes one with another, whose values stay',
      rename(both, 'light', 'Light'),
      ['Light'],
      { Light: 'a' },
    ],
    ['lends what the other lacks', rename(libraryIn(['A', 'B'], { B: 'b' }), 'B', 'A'), ['A'], { A: 'b' }],
    ['is removed with its values', remove(both, 'light'), ['Light'], { Light: 'a' }],
    [
      'is renamed twice',
      rename(rename(both, 'light', 'x'), 'x', 'Dark'),
      ['Light', 'Dark'],
      { Light: 'a', Dark: 'b' },
    ],
    [
      'is renamed and back',
      rename(rename(both, 'light', 'x'), 'x', 'light'),
      ['Light', 'light'],
      { Light: 'a', light: 'b' },
    ],
  ])('%s', (_, library, modes, alias) => {
    expect(seen(library)).toEqual([modes, alias])
    expect(librarySchema.parse(JSON.parse(JSON.stringify(library)))).toEqual(
      JSON.parse(JSON.stringify(library)),
    )
  })

  it.each<[string, Library, string[]]>([
    ['renamed', rename(both, 'light', 'Dark'), ['Light', 'Dark']],
    ['renamed twice', rename(rename(both, 'light', 'x'), 'x', 'Dark'), ['Light', 'Dark']],
    ['renamed and back', rename(rename(both, 'light', 'x'), 'x', 'light'), ['Light', 'light']],
    ['removed', remove(both, 'light'), ['Light']],
    ['removed under its new name', remove(rename(both, 'light', 'x'), 'x'), ['Light']],
  ])('that was %s is so when frames show it again', (_, { modes }, expected) => {
    expect(inModes(both.set, modes).modes).toEqual(expected)
  })

  it.each<[string, () => Library]>([
    ['that is not there', () => rename(both, 'Dark', 'x')],
    ['that is the last', () => remove(libraryIn(['Light'], {}), 'Light')],
  ])('%s is refused', (_, step) => {
    expect(step).toThrow(/"/)
  })

  it('carries what people decided about a role with it', () => {
    const curation = { s1: { alias: { light: 't1' } } }
    expect(rename({ ...both, curation }, 'light', 'Dark').curation).toEqual({ s1: { alias: { Dark: 't1' } } })
  })
})

it('is never called what JavaScript objects keep for themselves', () => {
  expect(modeSchema.parse('__proto__')).toBe('proto')
})
