/** What every type must keep, whatever it measures. */
import { readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { observedSchemas } from '../../shared/observed.ts'
import type { Observed } from '../../shared/observed.ts'
import { type Sighting, type Token, pathSchema } from '../../shared/token.ts'
import { decode } from '../../server/decode/decode.ts'
import { aggregate } from '../pipeline/conclude/aggregate.ts'
import { scene } from '../scene/index.ts'
import { factsOf } from './facts.ts'
import { registry } from './index.ts'
import { values } from './testing/values.ts'
import type { TokenType } from './type.ts'

const valueOf = (type: TokenType): fc.Arbitrary<Observed> => values[type.kind]

const sightingsOf = (type: TokenType): fc.Arbitrary<Sighting[]> =>
  fc.array(
    fc.record({
      value: valueOf(type),
      source: fc.constantFrom('pixels' as const, 'pixels' as const, 'layers' as const),
      frame: fc.constantFrom('a', 'b', 'c'),
      weight: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
      box: fc.record({
        x: fc.integer({ min: 0, max: 900 }),
        y: fc.integer({ min: 0, max: 900 }),
        width: fc.integer({ min: 1, max: 300 }),
        height: fc.integer({ min: 1, max: 300 }),
      }),
    }),
    { maxLength: 40 },
  )

const shape = (tokens: readonly Token[]) => tokens.map((t) => [t.key, t.sightings.length, t.confidence])
const types = registry.map((type) => [type.name, type] as const)
const rounds = { numRuns: 60 }

describe.each(types)('%s', (name, type) => {
  it('has a name that is legal on the wire and in CSS', () => {
    expect(name).toMatch(/^[a-z][a-z-]*$/)
    expect(type.namespace.path).toMatch(/^[a-z][a-z0-9-]*$/)
  })

  it('distance is symmetric, not negative, and 0 for equal values', () => {
    fc.assert(
      fc.property(valueOf(type), valueOf(type), (a, b) => {
        expect(type.distance(a, b)).toBeCloseTo(type.distance(b, a), 9)
        expect(type.distance(a, b)).toBeGreaterThanOrEqual(0)
        expect(type.distance(a, structuredClone(a))).toBe(0)
      }),
    )
  })

  it('the axis never hides a match', () => {
    fc.assert(
      fc.property(valueOf(type), valueOf(type), fc.constantFrom(undefined, 0.5, 2), (a, b, times) => {
        const threshold = times === undefined ? undefined : times * type.threshold.value
        if (type.distance(a, b, threshold) >= 1) return
        const apart = Math.abs(type.axis.of(a) - type.axis.of(b))
        expect(apart).toBeLessThanOrEqual(type.axis.reach(a, threshold))
        expect(apart).toBeLessThanOrEqual(type.axis.reach(b, threshold))
        const { beside } = type.axis
        for (const i of [0, 1] as const) {
          const off = beside ? Math.abs(beside.of(a)[i] - beside.of(b)[i]) : 0
          expect(off).toBeLessThanOrEqual(beside?.reach(a, threshold) ?? 0)
          expect(off).toBeLessThanOrEqual(beside?.reach(b, threshold) ?? 0)
        }
      }),
      { numRuns: 400 },
    )
  })

  it.each(['supported', 'all'] as const)(
    'aggregating (%s) is the same in any order, and twice is once',
    (merge) => {
      fc.assert(
        fc.property(sightingsOf(type), (sightings) => {
          const once = aggregate(type, sightings, { merge })
          const reversed = aggregate(type, sightings.toReversed(), { merge })
          const again = aggregate(
            type,
            once.tokens.flatMap((t) => t.sightings),
            { merge },
          )
          expect(shape(reversed.tokens)).toEqual(shape(once.tokens))
          expect(shape(again.tokens)).toEqual(shape(once.tokens))
          expect(once.tokens.reduce((sum, t) => sum + t.sightings.length, 0)).toBe(sightings.length)
        }),
        rounds,
      )
    },
  )

  it('values parse, and their names are legal; a kept name is never changed', () => {
    fc.assert(
      fc.property(sightingsOf(type), sightingsOf(type), (first, more) => {
        const before = aggregate(type, first).tokens
        const kept = type.names(before, new Map(), () => undefined)
        for (const token of before) {
          expect(observedSchemas[type.kind].safeParse(token.value).success).toBe(true)
          expect(pathSchema.safeParse(kept.get(token.key)).success).toBe(true)
        }
        const after = type.names(aggregate(type, [...first, ...more]).tokens, kept, () => undefined)
        for (const key of kept.keys()) expect(after.has(key)).toBe(false)
      }),
      rounds,
    )
  })

  it('derived values and statistics are plain JSON, for no tokens too', () => {
    fc.assert(
      fc.property(sightingsOf(type), (sightings) => {
        const { tokens } = aggregate(type, sightings)
        for (const token of tokens) {
          const derived = type.derive(token, tokens)
          expect(JSON.parse(JSON.stringify(derived))).toEqual(derived)
        }
        const statistics = type.statistics(tokens)
        expect(JSON.parse(JSON.stringify(statistics))).toEqual(statistics)
      }),
      rounds,
    )
  })

  it('a blank frame gives nothing', () => {
    const blank = new Uint8Array(200 * 100 * 4).fill(255)
    expect(type.extract.scene?.(scene({ data: blank, width: 200, height: 100 }, 1)) ?? []).toEqual([])
    expect(type.settle?.([]) ?? []).toEqual([])
  })
})

describe.each(types)('%s, on a real frame', (_, type) => {
  let seen: Sighting[] = []
  beforeAll(async () => {
    const image = await readFile(
      new URL('../../bench/corpus/frames/vant-02-mobile-390x844@1-dark.png', import.meta.url),
    )
    const read = type.extract.scene?.(scene(await decode(image), 1)) ?? []
    seen = read.map((s) => ({ ...s, source: 'pixels' as const, frame: 'phone' }))
  })

  it('what is read parses, and settling does not depend on the order', () => {
    for (const s of seen) expect(observedSchemas[type.kind].safeParse(s.value).success).toBe(true)
    // What is stored is read by the same schema, and nothing of it may be lost.
    const said = seen.map(({ facts = {} }) => facts)
    const read = factsOf(type)
    expect(said.map((facts) => (Object.keys(facts).length > 0 ? read.parse(facts) : facts))).toEqual(said)
    const settle = (sightings: readonly Sighting[]) => type.settle?.(sightings) ?? sightings
    const forwards = aggregate(type, settle(seen)).tokens
    const backwards = aggregate(type, settle(seen.toReversed())).tokens
    expect(shape(backwards)).toEqual(shape(forwards))
  })
})
