import { describe, expect, it } from 'vitest'
import type { Sighting } from '../../../shared/token.ts'
import { registry } from '../../tokens/index.ts'
import { colorOf } from '../../tokens/lib/rgb.ts'
import type { TokenType } from '../../tokens/type.ts'
import { aggregate } from './aggregate.ts'

const find = (name: string) => registry.find((type) => type.name === name) as TokenType<'dimension'>
const spacing = find('spacing')

type Length = Sighting<'dimension'>
let places = 0
const seen = (value: number, times = 1, more: Partial<Length> = {}): Length[] =>
  Array.from({ length: times }, () => ({
    value: { value, unit: 'px' },
    source: 'pixels',
    frame: 'a',
    weight: 0.3,
    use: 'gap',
    box: { x: places++, y: 0, width: 10, height: 10 },
    ...more,
  }))
const keys = (sightings: Length[], merge?: 'supported' | 'all', threshold?: number) =>
  aggregate(spacing, sightings, { merge, threshold }).tokens.map(
    (t) => `${t.value.value} × ${t.sightings.length}`,
  )

describe('aggregate', () => {
  it.each([
    ['equal values are one token', [...seen(16, 3)], ['16 × 3']],
    ['an uncertain reading joins the supported value near it', [...seen(16, 4), ...seen(17)], ['16 × 5']],
    ['the nearest one, not the first', [...seen(40, 4), ...seen(44, 4), ...seen(43)], ['40 × 4', '44 × 5']],
    [
      'supported values stay apart',
      [...seen(40, 9), ...seen(44, 9), ...seen(48, 9)],
      ['40 × 9', '44 × 9', '48 × 9'],
    ],
    [
      'what a layer states stays',
      [...seen(16, 9), ...seen(17, 1, { source: 'layers', weight: 1 })],
      ['16 × 9', '17 × 1'],
    ],
    ['zero is like nothing but zero', [...seen(0, 1), ...seen(1, 1)], ['0 × 1', '1 × 1']],
    ['nothing gives nothing', [], []],
  ])('%s', (_, sightings, expected) => expect(keys(sightings)).toEqual(expected))

  it('merge "all" applies the threshold to everything, never averaging', () => {
    expect(keys([...seen(40, 9), ...seen(44, 4)], 'all')).toEqual(['40 × 13'])
    expect(keys([...seen(16), ...seen(18)], 'all', 0.05)).toEqual(['16 × 1', '18 × 1'])
    expect(keys([...seen(16, 2), ...seen(18)], 'all', 0.15)).toEqual(['16 × 3'])
  })

  it('two supported values closer than the threshold are a question, not a decision', () => {
    const frames = Array.from({ length: 40 }, (_, i) => seen(12, 1, { frame: `f${i}` })).flat()
    const { suggestions } = aggregate(spacing, [...frames, ...seen(13, 3)])
    expect(suggestions).toMatchObject([{ keep: 'spacing:12px', drop: 'spacing:13px' }])
    expect(suggestions[0]?.reason).toBe('13 px 3 times, 12 px 40 times: same?')
  })

  it.each<[string, string, (i: number) => Sighting['value'], number]>([
    ['500 lengths', 'dimension', (i) => ({ value: 1 + (i % 500) / 40, unit: 'px' }), 2],
    ['50,000 lengths', 'dimension', (i) => ({ value: 1 + (i % 50_000) / 40, unit: 'px' }), 2],
    // A plane of hues and an axis of lightness: all pairs would be 10,000 per value.
    ['20,000 colours', 'color', (i) => colorOf(((i % 20_000) * 2654435761) % 0xffffff), 80],
  ])('100,000 sightings of %s are compared with few others each', (_, kind, valueOf, most) => {
    const type = registry.find((one) => one.kind === kind && one.figma.as === 'variable') as TokenType
    const distinct = new Map<string, Sighting>()
    let compared = 0
    const counting: TokenType = {
      ...type,
      distance: (a, b, threshold) => {
        compared++
        return type.distance(a, b, threshold)
      },
    }
    const many = Array.from({ length: 100_000 }, (__, i): Sighting => {
      return {
        value: valueOf(i),
        source: 'pixels',
        frame: 'a',
        weight: 0.3,
        use: 'gap',
        box: { x: i, y: 0, width: 9, height: 9 },
      }
    })
    for (const sighting of many) distinct.set(type.canonical(sighting.value), sighting)
    aggregate(counting, many)
    expect(compared).toBeLessThanOrEqual(most * distinct.size)
  })
})
