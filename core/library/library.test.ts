import { describe, expect, it } from 'vitest'
import { type Curate, type Library, emptyLibrary, librarySchema } from '../../shared/library.ts'
import type { Problem } from '../../shared/problem.ts'
import { type TokenSet, emptyTokenSet } from '../../shared/token-set.ts'
import type { AnyToken, Sighting } from '../../shared/token.ts'
import { registry } from '../tokens/index.ts'
import { curate } from './curate.ts'
import { curated, renamedIn } from './curated.ts'
import { match, memoryOf } from './match.ts'
import { reconcile } from './reconcile.ts'

const spacing = registry.find((type) => type.kind === 'dimension')!

/** A length token seen in the given layers. */
const length = (px: number, over: Partial<AnyToken> & { layers?: string[] } = {}): AnyToken => {
  const { layers = [], ...rest } = over
  const value = { value: px, unit: 'px' as const }
  return {
    key: `${spacing.name}:${spacing.canonical(value)}`,
    type: spacing.name,
    kind: 'dimension',
    path: [spacing.namespace.path, `n${px}`],
    value,
    confidence: 1,
    derived: {},
    sightings: layers.map((layer): Sighting<'dimension'> => ({
      value,
      layer,
      use: 'gap',
      frame: 'f',
      source: 'layers',
      weight: 1,
    })),
    ...rest,
  } as AnyToken
}
const setOf = (...primitives: AnyToken[]): TokenSet => ({ ...emptyTokenSet(), primitives })
const minting = () => {
  let n = 0
  return () => `id${++n}`
}
const libraryOf = (...tokens: AnyToken[]): Library =>
  reconcile(emptyLibrary(), setOf(...tokens), minting()).library
const roundTrip = (library: Library): Library => librarySchema.parse(JSON.parse(JSON.stringify(library)))

describe('match: which known token a seen one is', () => {
  it('compares each value with a few, however many a frame brings', () => {
    let compared = 0
    const counting = {
      ...spacing,
      distance: (...values: Parameters<typeof spacing.distance>) => {
        compared++
        return spacing.distance(...values)
      },
    }
    const many = (shift: number) => Array.from({ length: 2000 }, (_, n) => length(1000 + n + shift))
    expect(match(counting, many(0), many(0.5)).size).toBeGreaterThan(1900)
    expect(compared).toBeLessThanOrEqual(2000 * 200)
  })

  it.each<[string, AnyToken[], AnyToken[], Record<number, number>]>([
    ['equal values', [length(8), length(16)], [length(16), length(8)], { 8: 8, 16: 16 }],
    ['the nearest within the threshold', [length(16), length(40)], [length(16.5)], { 16.5: 16 }],
    ['nothing that is farther', [length(16)], [length(24)], {}],
    ['one to one: an equal value wins over a near one', [length(16)], [length(16.5), length(16)], { 16: 16 }],
    [
      'the same layers under the same use, however far',
      [length(8, { layers: ['a', 'b'] })],
      [length(20, { layers: ['a', 'b'] })],
      { 20: 8 },
    ],
    [
      'not when only half of the layers moved',
      [length(8, { layers: ['a', 'b'] })],
      [length(20, { layers: ['a'] })],
      {},
    ],
  ])('%s', (_, known, seen, expected) => {
    const found = match(spacing, known, seen)
    const px = (token: AnyToken) => (token.value as { value: number }).value
    const byKey = new Map(seen.map((token) => [token.key, px(token)]))
    expect(Object.fromEntries([...found].map(([key, token]) => [byKey.get(key), px(token)]))).toEqual(
      expected,
    )
  })
})

describe('reconcile', () => {
  it('mints ids for what is new and keeps those that are recalled', () => {
    const library = roundTrip(libraryOf(length(8)))
    const recalled = memoryOf(library).recall(spacing, [length(8), length(24)])
    expect([...recalled.values()].map((known) => known.id)).toEqual(['id1'])
  })

  it('changes nothing when the same is seen again', () => {
    const library = roundTrip(libraryOf(length(8), length(16)))
    const again = setOf(...library.set.primitives)
    expect(reconcile(library, again, minting()).library).toBe(library)
  })

  it('lets aliases follow a token whose value changed', () => {
    const base = setOf(length(8, { layers: ['a'] }))
    const first = reconcile(
      emptyLibrary(),
      {
        ...base,
        semantics: [
          {
            type: spacing.name,
            role: 'gap',
            path: ['spacing', 'gap'],
            alias: { Default: base.primitives[0]!.key },
          },
        ],
      },
      minting(),
    ).library
    const moved = length(20, { layers: ['a'], id: 'id1' })
    const { library } = reconcile(first, setOf(moved), minting())
    expect(library.set.primitives).toHaveLength(1)
    expect(library.set.semantics[0]?.alias).toEqual({ Default: moved.key })
  })

  it('widens what a role was seen as, and never narrows it', () => {
    const seenAs = (...uses: ('gap' | 'padding')[]) => {
      const set = setOf(length(8))
      const [{ key }] = set.primitives as [AnyToken]
      const gap = { type: spacing.name, role: 'gap', path: ['spacing', 'gap'], alias: { Default: key }, uses }
      return { ...set, semantics: [gap] }
    }
    const first = reconcile(emptyLibrary(), seenAs('gap'), minting()).library
    const second = reconcile(first, seenAs('padding'), minting()).library
    expect(second.set.semantics[0]?.uses).toEqual(['gap', 'padding'])
    expect(reconcile(second, seenAs('gap'), minting()).library.set.semantics[0]?.uses).toEqual([
      'gap',
      'padding',
    ])
  })

  it('keeps viewports apart from themes, and forgets none of them', () => {
    const [small, large] = [length(8), length(16)] as const
    const set = (alias: Record<string, string>, viewports?: string[]): TokenSet => ({
      ...setOf(small, large),
      ...(viewports && { viewports }),
      semantics: [
        {
          type: spacing.name,
          role: 'gap',
          path: ['spacing', 'gap'],
          alias,
          ...(viewports && { axis: 'viewport' }),
        },
      ],
    })
    const gapIn = ({ library }: ReturnType<typeof reconcile>) => library.set.semantics[0]
    const plain = reconcile(emptyLibrary(), set({ Default: small.key }), minting())
    const both = reconcile(
      plain.library,
      set({ Desktop: large.key, Mobile: small.key }, ['Desktop', 'Mobile']),
      minting(),
    )
    const viewports = { axis: 'viewport', alias: { Desktop: large.key, Mobile: small.key } }
    expect(gapIn(both)).toMatchObject({ id: gapIn(plain)?.id, ...viewports })
    const later = reconcile(roundTrip(both.library), set({ Default: large.key }), minting())
    expect(gapIn(later)).toMatchObject(viewports)
    // The run itself tells what it saw.
    expect(later.set.semantics).toMatchObject([{ alias: { Default: large.key } }])
    expect(later.set.semantics[0]).not.toHaveProperty('axis')
  })

  it('keeps what this time was not seen', () => {
    const library = roundTrip(libraryOf(length(8), length(16)))
    const { library: next } = reconcile(library, setOf(length(8, { id: 'id1' })), minting())
    expect(next.set.primitives.map((token) => token.id)).toEqual(['id1', 'id2'])
  })
})

describe('curate', () => {
  const library = libraryOf(length(8, { layers: ['a'] }), length(12, { layers: ['b'] }), length(16))
  const problem = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      return (error as Problem).code
    }
    return 'none'
  }

  it.each<[string, Curate, string]>([
    ['an unknown id', { do: 'exclude', id: 'nobody', excluded: true }, 'unknown-token'],
    ['a name that is taken', { do: 'rename', id: 'id1', path: ['spacing', 'n12'] }, 'name-taken'],
    ['merging into itself', { do: 'merge', id: 'id1', into: 'id1' }, 'invalid-request'],
  ])('refuses %s', (_, step, code) => expect(problem(() => curate(library, [step]))).toBe(code))

  it('merges, splits and excludes without losing a sighting', () => {
    const merged = curate(library, [{ do: 'merge', id: 'id2', into: 'id1' }])
    const set = curated(merged.set, merged.curation, registry)
    expect(set.primitives.map((token) => [token.id, token.sightings.length])).toEqual([
      ['id1', 2],
      ['id3', 0],
    ])
    const split = curate(merged, [
      { do: 'split', id: 'id2' },
      { do: 'exclude', id: 'id3', excluded: true },
    ])
    expect(curated(split.set, split.curation, registry).primitives.map((token) => token.id)).toEqual([
      'id1',
      'id2',
    ])
  })

  it('remembers the former name once', () => {
    const renamed = curate(library, [{ do: 'rename', id: 'id1', path: ['spacing', 'tight'] }])
    expect(renamed.revision).toBe(library.revision + 1)
    expect([...renamedIn(renamed)]).toEqual([['spacing.n8', ['spacing', 'tight']]])
  })
})
