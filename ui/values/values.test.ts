import { describe, expect, it } from 'vitest'
import type { Kind } from '../../shared/dtcg.ts'
import { kinds } from '../../shared/dtcg.ts'
import type { Observed } from '../../shared/observed.ts'
import { ink } from '../testing/sample.ts'
import { nearestPassing, pairsOf } from './contrast.ts'
import { cssBorder, cssColor, cssShadow } from './css.ts'
import { numberFrom } from './number.ts'
import { inWords } from './words.ts'

const px = (value: number) => ({ value, unit: 'px' as const })
const blue = {
  colorSpace: 'srgb' as const,
  components: [0, 0, 1] as [number, number, number],
  alpha: 1,
  hex: '#0000ff',
}

const words: [Kind, Observed, string][] = [
  ['color', blue, '#0000FF'],
  ['color', { ...blue, alpha: 0.5 }, '#0000FF 50 %'],
  ['color', { ...blue, colorSpace: 'display-p3' }, 'display-p3 0 0 1'],
  ['dimension', px(0.4), '0.4 px'],
  ['dimension', px(12.004), '12 px'],
  ['typography', { fontSize: px(16), lineHeight: 1.5, fontWeight: 600 }, '16 / 24 px · 600'],
  ['typography', { fontSize: px(16) }, '16 px'],
  ['border', { width: px(1), style: 'solid' }, '1 px solid'],
  ['border', { color: blue }, '#0000FF'],
  ['shadow', [{ offsetX: px(0), offsetY: px(2), blur: px(8), color: blue }], '0 2 8 – #0000FF'],
  ['shadow', [{ inset: true, blur: px(8) }], 'inner – – 8 –'],
  [
    'gradient',
    [
      { color: blue, position: 0 },
      { color: blue, position: 1 },
    ],
    '#0000FF → #0000FF',
  ],
  ['duration', { value: 200, unit: 'ms' }, '200 ms'],
  ['fontFamily', ['Inter', 'sans-serif'], 'Inter, sans-serif'],
  ['fontWeight', 600, '600'],
  ['number', 1.25, '1.25'],
  ['cubicBezier', [0, 0, 0.2, 1], '0, 0, 0.2, 1'],
  ['strokeStyle', { dashArray: [px(4)], lineCap: 'butt' }, 'dashed 4 px'],
  ['transition', { duration: { value: 200, unit: 'ms' } }, '200 ms'],
]
describe('in words', () => {
  it.each(words)('%s %j: %s', (kind, value, expected) => {
    expect(inWords(kind, value)).toBe(expected)
  })
  it('has words for every kind', () => {
    expect(new Set(words.map(([kind]) => kind))).toEqual(new Set(kinds))
  })
})

describe('as CSS', () => {
  it('keeps alpha and the color space', () => {
    expect(cssColor({ ...blue, colorSpace: 'display-p3', alpha: 0.4 })).toBe(
      'color(display-p3 0% 0% 100% / 0.4)',
    )
  })
  it('draws a border of which only the width was seen in the color of its text', () => {
    expect(cssBorder({ width: px(2) })).toBe('2px solid currentColor')
  })
  it('keeps the order of shadows', () => {
    const css = cssShadow([
      { blur: px(4), inset: true },
      { offsetY: px(2), spread: px(1) },
    ])
    expect(css).toBe('inset 0 0 4px 0, 0 2px 0 1px')
  })
})

it.each([
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 12 ', 12],
  [',5', 0.5],
  ['-3', -3],
  ['12px', null],
  ['1.2.3', null],
  ['', null],
])('reads the number %j', (text, expected) => {
  expect(numberFrom(text)).toBe(expected)
})

describe('contrast', () => {
  const pair = (on: string, ratio: number, level: string) => ({ on, ratio, level, smallestPx: 14, count: 1 })
  const gray = ink('gray', '#999999', { derived: { contrast: [pair('#ffffff', 2.85, 'fail')] } })
  const dark = ink('dark', '#666666', { derived: { contrast: [pair('#ffffff', 5.74, 'AA')] } })
  const black = ink('black', '#000000', { derived: { contrast: 'not a list' } })
  const white = ink('white', '#ffffff')

  it('lists failures first and leaves out what tells no pairs', () => {
    expect(
      pairsOf([dark, black, gray, white]).map(({ ink: { path }, level }) => `${path[1]} ${level}`),
    ).toEqual(['gray fail', 'dark AA'])
  })
  it('finds the token most like the ink that passes', () => {
    const [failing] = pairsOf([gray])
    expect(failing && nearestPassing(failing, [white, black, dark, gray])?.path).toEqual(dark.path)
    expect(failing && nearestPassing(failing, [white, gray])).toBeNull()
  })
})
