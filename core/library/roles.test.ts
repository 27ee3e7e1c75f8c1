import { describe, expect, it } from 'vitest'
import { type Curate, type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import type { Problem } from '../../shared/problem.ts'
import { type Semantic, type TokenSet, emptyTokenSet } from '../../shared/token-set.ts'
import type { AnyToken } from '../../shared/token.ts'
import { registry } from '../tokens/index.ts'
import { curate } from './curate.ts'
import { curated } from './curated.ts'
import { exportableRun } from './exportable.ts'
import { reconcile } from './reconcile.ts'

const type = registry.find(({ kind }) => kind === 'dimension')!

const length = (px: number, id?: string): AnyToken => ({
  key: `${type.name}:${px}`,
  ...(id === undefined ? {} : { id }),
  type: type.name,
  kind: 'dimension',
  path: [type.namespace.path, `n${px}`],
  value: { value: px, unit: 'px' },
  confidence: 1,
  sightings: [],
  derived: {},
})
const ruled = (role: string, alias: Record<string, number>): Semantic => ({
  type: type.name,
  role,
  path: [type.namespace.path, role],
  alias: Object.fromEntries(Object.entries(alias).map(([mode, px]) => [mode, `${type.name}:${px}`])),
  uses: ['gap'],
})
/** As a run sees it: what is known carries its id. */
const seen = (lengths: number[], semantics: Semantic[], modes = ['Light', 'Dark']): TokenSet => ({
  ...emptyTokenSet(),
  modes,
  primitives: lengths.map((px) => length(px, `t${px}`)),
  semantics,
})
const minting = () => {
  let n = 0
  return () => `s${++n}`
}
const run = () =>
  reconcile(emptyLibrary(), seen([4, 8, 16], [ruled('control', { Light: 8, Dark: 8 })]), minting())
const first = (): Library => run().library
const give = (alias: Record<string, string | null>, role = 'control', id = 's1'): Curate => ({
  do: 'role',
  id,
  type: type.name,
  role,
  path: [type.namespace.path, role],
  alias,
})
const has = ({ semantics }: Pick<TokenSet, 'semantics'>) =>
  Object.fromEntries(
    semantics.map(({ role, alias }) => [
      role,
      Object.fromEntries(Object.entries(alias).map(([mode, key]) => [mode, Number(key.split(':')[1])])),
    ]),
  )

describe('who has a role', () => {
  it.each<[string, Curate[], Record<string, Record<string, number>>]>([
    ['is changed in one mode', [give({ Dark: 't16' })], { control: { Light: 8, Dark: 16 } }],
    ['is changed in all', [give({ Light: 't4', Dark: 't16' })], { control: { Light: 4, Dark: 16 } }],
    ['is taken away', [give({ Light: null, Dark: null })], { control: {} }],
    [
      'is new',
      [give({ Light: 't4' }, 'tight', 'mine')],
      { control: { Light: 8, Dark: 8 }, tight: { Light: 4 } },
    ],
  ])('%s, and stays so whatever rules say later', (_, steps, expected) => {
    const decided = librarySchema.parse(JSON.parse(JSON.stringify(curate(first(), steps))))
    expect(has(decided.set)).toEqual(expected)
    const rules = seen([4, 8, 16], [ruled('control', { Light: 8, Dark: 8 })])
    const again = reconcile(decided, rules, minting())
    expect(again.library).toBe(decided)
    const played = Object.fromEntries(Object.entries(expected).filter(([, of]) => Object.keys(of).length > 0))
    expect(has(again.set)).toEqual(played)
    expect(has(curated(again.library.set, again.library.curation, registry))).toEqual(played)
    expect(has(exportableRun(run().set, decided, registry).set)).toEqual(played)
  })

  it('follows the token whose value changed, and is empty where the token is not', () => {
    const decided = curate(first(), [give({ Light: 't16', Dark: 't16' })])
    const moved = {
      ...seen([8], [ruled('control', { Light: 8 })]),
      primitives: [length(8, 't8'), length(20, 't16')],
    }
    expect(has(reconcile(decided, moved, minting()).set)).toEqual({ control: { Light: 20, Dark: 20 } })
    const without = seen([8], [ruled('control', { Light: 8, Dark: 8 })])
    expect(has(reconcile(decided, without, minting()).set)).toEqual({})
  })

  it('in a mode that nobody decided about is what the rules say', () => {
    const decided = curate(first(), [give({ Light: 't4' })])
    const more = seen(
      [4, 8, 16],
      [ruled('control', { Light: 8, Dark: 16, Dim: 16 })],
      ['Light', 'Dark', 'Dim'],
    )
    expect(has(reconcile(decided, more, minting()).set)).toEqual({ control: { Light: 4, Dark: 16, Dim: 16 } })
  })

  it.each<[string, Curate, string]>([
    ['a token that is not there', give({ Light: 'nobody' }), 'unknown-token'],
    ['a role that is there under another id', give({ Light: 't4' }, 'control', 'other'), 'invalid-request'],
    ['a new role with the id of a token', give({ Light: 't4' }, 'tight', 't4'), 'invalid-request'],
    ['a new role whose name is taken', give({ Light: 't4' }, 'n4', 'mine'), 'name-taken'],
  ])('refuses %s', (_, step, code) => {
    const problem = (() => {
      try {
        curate(first(), [step])
        return null
      } catch (error) {
        return (error as Problem).code
      }
    })()
    expect(problem).toBe(code)
  })
})
