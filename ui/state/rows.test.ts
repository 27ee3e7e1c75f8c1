import { describe, expect, it } from 'vitest'
import type { Library } from '../../shared/library.ts'
import { ink, length, libraryOf, setOf, types } from '../testing/sample.ts'
import { type Filter, itemsOf } from './rows.ts'
import { rowsOf } from './sections.ts'

const red = ink('red', '#cc0000', {
  evidence: { sightings: 1, frames: ['a'], uses: ['text'], sources: ['pixels'] },
})
const blue = ink('blue', '#0000cc', { confidence: 0.3 })
const tooLow = { on: '#000000', ratio: 1.3, level: 'fail', smallestPx: 14, count: 2 }
const navy = ink('navy', '#000099', { derived: { contrast: [tooLow] } })
const gap = length('gap', 12)
const set = setOf([red, blue, navy, gap], {
  semantics: [
    {
      id: 'id-link',
      type: 'ink',
      path: ['ink', 'link'],
      role: 'link',
      alias: { Light: navy.key, Dark: red.key },
    },
  ],
})
const library = libraryOf(set)
const decided = (curation: Library['curation']): Library => ({ ...library, curation })
const keysOf = (of: Library, filter: Filter = 'all', query = '', type = '') =>
  rowsOf(itemsOf(set, of, types, new Set()), { query, filter, type }, set).map(({ key }) => key)

describe('rows', () => {
  it('are tables of roles, then tokens under their type', () => {
    expect(keysOf(library)).toEqual([
      'table ink ',
      'role id-link',
      'add table ink ',
      'heading ink',
      red.key,
      blue.key,
      navy.key,
      'heading length',
      gap.key,
    ])
  })

  it('leave a merged token to the one it was merged into, and roles follow', () => {
    const items = itemsOf(set, decided({ 'id-navy': { mergedInto: 'id-blue' } }), types, new Set())
    expect(items.map(({ key }) => key)).not.toContain(navy.key)
    expect(items.find(({ key }) => key === blue.key)).toMatchObject({ merged: [{ key: navy.key }] })
    expect(items.find(({ row }) => row === 'role')).toMatchObject({
      points: [{ token: { key: blue.key } }, { token: { key: red.key } }],
    })
  })

  it('keep a token whose target was not seen this time', () => {
    expect(keysOf(decided({ 'id-navy': { mergedInto: 'id-elsewhere' } }))).toContain(navy.key)
  })

  it('carry the name of the library', () => {
    const renamed: Library = {
      ...library,
      set: {
        ...library.set,
        primitives: library.set.primitives.map((token) => ({ ...token, path: ['ink', 'new'] })),
      },
    }
    expect(itemsOf(set, renamed, types, new Set())[1]).toMatchObject({ token: { path: ['ink', 'new'] } })
  })

  it('mark what the library did not have before, but nothing the first time', () => {
    const isNew = (known: Set<string>) =>
      itemsOf(set, library, types, known).flatMap((item) =>
        item.row === 'token' && item.isNew ? [item.key] : [],
      )
    expect(isNew(new Set(['id-red', 'id-blue', 'id-navy']))).toEqual([gap.key])
    expect(isNew(new Set())).toEqual([])
  })

  it.each<[Filter, string, string, string[]]>([
    ['all', 'navy', '', ['table ink ', 'role id-link', 'heading ink', navy.key]],
    ['all', '#CC00', '', ['table ink ', 'role id-link', 'heading ink', red.key]],
    ['all', '12 px', '', ['heading length', gap.key]],
    ['all', 'ink text blue', '', ['heading ink', blue.key]],
    ['all', '', 'length', ['heading length', gap.key]],
    ['doubtful', '', '', ['heading ink', blue.key]],
    ['once', '', '', ['heading ink', red.key]],
    ['new', '', '', []],
    ['contrast', '', '', ['heading ink', navy.key]],
    ['excluded', '', '', []],
    ['all', 'nothing like it', '', []],
  ])('show only %s, "%s", %s', (filter, query, type, expected) => {
    expect(keysOf(library, filter, query, type)).toEqual(expected)
  })

  it('show excluded ones among all and alone, but under no other filter', () => {
    const without = decided({ 'id-blue': { excluded: true } })
    expect(keysOf(without)).toContain(blue.key)
    expect(keysOf(without, 'excluded')).toEqual(['heading ink', blue.key])
    expect(keysOf(without, 'doubtful')).toEqual([])
  })
})

describe('roles', () => {
  const role = (of: Library) => {
    const [row] = itemsOf(set, of, types, new Set())
    return row?.row === 'role' ? row.cells.map(({ token, gone }) => [token?.key, gone?.key]) : row
  }
  it('are not set where their token was excluded, and remember it', () => {
    expect(role(library)).toEqual([
      [navy.key, undefined],
      [red.key, undefined],
    ])
    expect(role(decided({ 'id-navy': { excluded: true } }))).toEqual([
      [undefined, navy.key],
      [red.key, undefined],
    ])
  })
  it('stay in sight when people emptied them', () => {
    const empty = [
      [undefined, undefined],
      [undefined, undefined],
    ]
    expect(role(decided({ 'id-link': { alias: { Light: null, Dark: null } } }))).toEqual(empty)
  })
  it('fold, and a search unfolds them', () => {
    const folded = new Set(['table ink '])
    const keys = (query: string) =>
      rowsOf(itemsOf(set, library, types, new Set()), { query, filter: 'all', type: '' }, set, folded).map(
        ({ key }) => key,
      )
    expect(keys('')).not.toContain('role id-link')
    expect(keys('navy')).toContain('role id-link')
  })
})
