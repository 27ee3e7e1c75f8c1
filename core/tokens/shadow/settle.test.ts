import { describe, expect, it } from 'vitest'
import { px } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import { settle } from './settle.ts'
import { spell } from './spell.ts'
import type { ShadowSighting } from './facts.ts'

type Layer = readonly [y: number, blur: number, spread: number, alpha: number]
const seen = (layers: readonly Layer[], more: Partial<ShadowSighting> = {}): ShadowSighting => ({
  value: layers.map(([y, blur, spread, alpha]) => ({
    color: colorOf(0, alpha),
    offsetX: px(0),
    offsetY: px(y),
    blur: px(blur),
    spread: px(spread),
    inset: false,
  })),
  source: 'pixels',
  frame: 'a',
  weight: 0.7,
  facts: { step: 0.004 },
  ...more,
})
const CARD: Layer = [2, 4, 0, 0.07]

describe('readings of shadows', () => {
  it.each<[string, ShadowSighting[], string[]]>([
    [
      'what looks the same is the better supported one',
      [seen([CARD]), seen([CARD]), seen([[2, 4.5, 0, 0.08]])],
      ['0px 2px 4px 0px #000000 7%'],
    ],
    [
      'two layers and one that looks like them are one',
      [
        seen([
          [1, 3, 0, 0.1],
          [1, 2, -1, 0.1],
        ]),
        seen([
          [1, 3, 0, 0.1],
          [1, 2, -1, 0.1],
        ]),
        seen([[1, 2.5, 0, 0.14]]),
      ],
      ['0px 1px 3px 0px #000000 10%, 0px 1px 2px -1px #000000 10%'],
    ],
    [
      'on dark ground little is seen, and more is one',
      [seen([CARD]), seen([CARD]), seen([[2, 6, 0, 0.1]], { facts: { step: 0.02 } })],
      ['0px 2px 4px 0px #000000 7%'],
    ],
    [
      'on light ground the same two are two',
      [seen([CARD]), seen([CARD]), seen([[3, 9, 0, 0.11]])],
      ['0px 2px 4px 0px #000000 7%', '0px 3px 9px 0px #000000 11%'],
    ],
    ['a poor reading alone is none', [seen([CARD], { weight: 0.1 })], []],
    [
      'what a layer states stays as it is, and readings join it',
      [seen([CARD]), seen([CARD]), seen([[2, 4.5, 0, 0.08]], { source: 'layers', weight: 1, facts: {} })],
      ['0px 2px 4.5px 0px #000000 8%'],
    ],
  ])('%s', (_, sightings, expected) => {
    const spelled = (all: readonly ShadowSighting[]) => [...new Set(all.map((s) => spell(s.value)))].sort()
    expect(spelled(settle(sightings))).toEqual(expected)
    expect(spelled(settle(sightings.toReversed()))).toEqual(expected)
    expect(spelled(settle(settle(sightings)))).toEqual(expected)
  })
})
