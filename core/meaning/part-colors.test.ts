import { describe, expect, it } from 'vitest'
import type { Sighting } from '../../shared/token.ts'
import { conclude } from '../pipeline/conclude/conclude.ts'
import { defaultOptions } from '../../shared/options.ts'
import { registry } from '../tokens/index.ts'
import { colorOf } from '../tokens/lib/rgb.ts'
import { px } from '../tokens/lib/length.ts'
import { box, fill } from './testing/screen.ts'

const kinds = ['border', 'shadow', 'gradient'] as const
const frame = { id: 'f', name: 'f', scale: 1, width: 1000, height: 800 }
const place = { frame: 'f', source: 'pixels' as const, weight: 0.9, box: box(40, 40, 300, 200) }
const line = (rgb: number, source: Sighting['source'] = 'pixels'): Sighting<'border'> => ({
  ...place,
  source,
  use: 'stroke',
  value: { color: colorOf(rgb), width: px(1), style: 'solid' },
  facts: { length: 1000, sides: 4 },
})
const shadow = (alpha: number): Sighting<'shadow'> => ({
  ...place,
  use: 'effect',
  value: [
    { color: colorOf(0, alpha), offsetX: px(0), offsetY: px(2), blur: px(4), spread: px(0), inset: false },
  ],
})
const gradient = (from: number, to: number): Sighting<'gradient'> => ({
  ...place,
  use: 'background',
  value: [
    { color: colorOf(from), position: 0 },
    { color: colorOf(to), position: 1 },
  ],
  facts: { shape: 'linear', angle: 90 },
})

function concluded(seen: Partial<Record<(typeof kinds)[number], Sighting[]>>) {
  const sightings = Object.fromEntries(
    registry.map(({ name, kind }) => [
      name,
      kind === 'color'
        ? [fill(0xffffff, box(0, 0, 1000, 800)), fill(0xdee2e6, box(40, 40, 300, 200))]
        : kinds.flatMap((one) => (one === kind ? (seen[one] ?? []) : [])),
    ]),
  )
  return conclude([{ frame, sightings, skipped: [], milliseconds: 0 }], {
    types: registry,
    options: defaultOptions,
  })
}
const keys = (set: ReturnType<typeof concluded>) => set.primitives.map(({ key }) => key)

describe('colours of composites', () => {
  it('of a line are those of the token that it blurs, and the reading is kept', () => {
    const set = concluded({ border: [line(0xdde1e5)] })
    const found = set.primitives.find(({ kind }) => kind === 'border')
    expect(found?.key).toMatch(/#dee2e6$/)
    expect(found?.sightings[0]?.measured).toMatchObject({ color: { hex: '#dde1e5' } })
  })

  it('of a line that a layer states are what it states', () =>
    expect(keys(concluded({ border: [line(0xdde1e5, 'layers')] }))).toContain('border:1px solid #dde1e5'))

  it('of shadows are tokens in a folder of their own, however near two of them are', () => {
    const set = concluded({ shadow: [shadow(0.07)] })
    const added = set.primitives.find(
      ({ kind, path }) => kind === 'color' && path.join('/') === 'color/black-alpha/07',
    )
    expect(added?.sightings).toEqual([{ ...place, use: 'effect', value: colorOf(0, 0.07) }])
  })

  it('of stops are tokens where nothing else shows them', () =>
    expect(keys(concluded({ gradient: [gradient(0xdee2e6, 0x6610f2)] }))).toEqual(
      expect.arrayContaining(['color:#6610f2', 'gradient:#dee2e6 0%, #6610f2 100%']),
    ))
})
