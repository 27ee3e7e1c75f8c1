import { describe, expect, it } from 'vitest'
import type { Library } from '../../shared/library.ts'
import type { Semantic } from '../../shared/token-set.ts'
import { ink, inkType, libraryOf, setOf } from '../testing/sample.ts'
import { applySteps } from './curate.ts'
import { modesSeen, roleChoices, roleSteps } from './roles.ts'
import { itemsOf, type TokenRow } from './rows.ts'

const type = { ...inkType, roles: ['page', 'text', 'link'] }
const page: Semantic = {
  id: 'id-page',
  type: 'ink',
  path: ['ink', 'page'],
  role: 'page',
  alias: { Light: 'ink #ffffff', Dark: 'ink #000000' },
}
const set = setOf([ink('white', '#ffffff'), ink('black', '#000000'), ink('text', '#222222')], {
  semantics: [page],
})
const library = libraryOf(set)
const rows = (of: Library = library) => itemsOf(set, of, [type], new Set())
const token = (name: string, of = library) =>
  rows(of).find((row): row is TokenRow => row.row === 'token' && row.token.id === `id-${name}`)!

const give = (name: string, role: string, seen: string[], of = library) =>
  applySteps(
    of,
    roleSteps({
      item: token(name, of),
      role,
      items: rows(of),
      set,
      library: of,
      seen,
      mint: () => 'id-made',
    }) ?? [],
  )
const has = (of: Library) =>
  Object.fromEntries(
    rows(of).flatMap((row) =>
      row.row === 'role'
        ? [[row.semantic.path.join('/'), row.points.map((one) => `${one.mode} ${one.token.path[1]}`)]]
        : [],
    ),
  )

describe('a role', () => {
  it.each<[string, string, string, string[], Record<string, string[]>]>([
    [
      'goes to the token where it was seen',
      'text',
      'page',
      ['Dark'],
      { 'ink/page': ['Light white', 'Dark text'] },
    ],
    [
      'is taken wherever the token has it',
      'white',
      'page',
      ['Light', 'Dark'],
      { 'ink/page': ['Dark black'] },
    ],
    [
      'that nobody had is new, under a free name',
      'black',
      'text',
      ['Light'],
      { 'ink/page': ['Light white', 'Dark black'], 'ink/text-2': ['Light black'] },
    ],
  ])('%s', (_, name, role, seen, expected) => expect(has(give(name, role, seen))).toEqual(expected))

  it('comes back to a token it was taken from', () => {
    const without = give('white', 'page', ['Light'])
    expect(has(give('white', 'page', ['Light'], without))).toEqual(has(library))
  })

  it('says who has it now', () => {
    const said = roleChoices(token('text'), rows(), ['Dark'])
    expect(said.map(({ role, has: its, holder }) => [role, its, holder?.path[1]])).toEqual([
      ['page', false, 'black'],
      ['text', false, undefined],
      ['link', false, undefined],
    ])
  })
})

it.each<[(string | undefined)[], string[]]>([
  [['Dark', 'Dark · Mobile'], ['Dark']],
  [
    ['dark', 'light'],
    ['Light', 'Dark'],
  ],
  [
    [undefined, 'Dark'],
    ['Light', 'Dark'],
  ],
  [[undefined], ['Light']],
  [[], ['Light', 'Dark']],
])('frames labelled %j are of the modes %j', (labels, modes) =>
  expect(modesSeen(labels, ['Light', 'Dark'])).toEqual(modes),
)
