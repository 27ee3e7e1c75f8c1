import { expect, it } from 'vitest'
import { same, toRgba } from './values.ts'

const color = (
  components: [number, number, number],
  hex: string,
  colorSpace: 'srgb' | 'display-p3' = 'srgb',
) => toRgba({ colorSpace, components, alpha: 1, hex }, 'SRGB')

it.each<[string, ReturnType<typeof color>, [number, number, number]]>([
  [
    'four decimals mean the step they spell',
    color([0.051, 0.4314, 0.9922], '#0d6efd'),
    [13 / 255, 110 / 255, 253 / 255],
  ],
  ['finer than steps stays as it is', color([0.3351, 0.5, 0.5], '#558080'), [0.3351, 0.5, 0.5]],
  ['what no screen shows is the nearest that one does', color([1.2, -0.1, 0.5], '#ff0080'), [1, 0, 0.5]],
  ['wide colors fall back', color([0, 1, 0], '#00ff00', 'display-p3'), [0, 1, 0]],
])('%s', (_, { r, g, b }, expected) => {
  expect([r, g, b]).toEqual(expected)
})

it('a measured color equals the float32 that Figma holds of it', () => {
  const held = { r: Math.fround(13 / 255), g: Math.fround(110 / 255), b: Math.fround(253 / 255), a: 1 }
  expect(same(held, color([0.051, 0.4314, 0.9922], '#0d6efd'))).toBe(true)
})

it('so does one between two steps', () => {
  const held = { r: Math.fround(0.92516), g: Math.fround(0.13372), b: Math.fround(0.12031), a: 1 }
  expect(same(held, color([0.9252, 0.1337, 0.1203], '#ec221f'))).toBe(true)
  expect(same({ ...held, r: 0.9256 }, color([0.9252, 0.1337, 0.1203], '#ec221f'))).toBe(false)
})
