import { describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import { canvas } from '../testing/canvas.ts'

const WHITE = 0xffffff
const PAGE = 0xf4f5f7
const DARK = 0x14161a

/** y, blur, spread, alpha */
type Layer = readonly [y: number, blur: number, spread: number, alpha: number]
const rounded = (layers: readonly { y: number; blur: number; spread: number; alpha: number }[]) =>
  layers.map(({ y, blur, spread, alpha }) => [y, blur, spread, alpha])

/** The worst number, in units of what it may be off; more than 1 is too far. */
function offBy(read: readonly (readonly number[])[], drawn: readonly Layer[], slack: Layer): number {
  if (read.length !== drawn.length) return Number.POSITIVE_INFINITY
  return Math.max(
    ...drawn.flatMap((layer, i) =>
      layer.map((value, j) => Math.abs((read[i]?.[j] ?? 99) - value) / (slack[j] as number)),
    ),
  )
}

describe('shadows', () => {
  it.each<[string, Layer, number, number]>([
    ['a light card', [2, 4, 0, 0.075], PAGE, 0],
    ['a soft one', [5, 15, 0, 0.08], WHITE, 0],
    ['a large one', [16, 48, -8, 0.2], PAGE, 0],
    ['dark on dark', [8, 24, 0, 0.5], DARK, 0],
    ['a glow', [8, 16, -2, 0.1], DARK, WHITE],
  ])('%s comes back', (_, layer, ground, color) => {
    const c = canvas(460, 360, ground)
    c.shadow(120, 90, 220, 140, layer[0], layer[1], layer[3], layer[2], color)
    c.rect(120, 90, 220, 140, ground === DARK ? 0x23262c : WHITE)
    const [shadow, ...others] = scene(c, 1).shadows
    expect(others).toEqual([])
    expect(shadow).toMatchObject({ color, whole: true, box: { x: 120, y: 90, width: 220, height: 140 } })
    expect(
      offBy(rounded(shadow?.layers ?? []), [layer], [1.5, Math.max(1, 0.2 * layer[1]), 3, 0.06]),
    ).toBeLessThanOrEqual(1)
  })

  it('two layers are told apart', () => {
    const layers: Layer[] = [
      [20, 25, -5, 0.1],
      [8, 10, -6, 0.1],
    ]
    const c = canvas(560, 460, PAGE)
    for (const [y, blur, spread, alpha] of layers) c.shadow(120, 90, 320, 240, y, blur, alpha, spread)
    c.rect(120, 90, 320, 240, WHITE)
    expect(
      offBy(rounded(scene(c, 1).shadows[0]?.layers ?? []), layers, [2.5, 3, 2, 0.04]),
    ).toBeLessThanOrEqual(1)
  })

  it('the shadows of neighbours are not taken for more of the own one', () => {
    const c = canvas(420, 420, PAGE)
    for (const y of [40, 132, 224]) {
      c.shadow(60, y, 300, 80, 6, 16, 0.12)
      c.rect(60, y, 300, 80, WHITE)
    }
    const { shadows } = scene(c, 1)
    expect(shadows).toHaveLength(3)
    for (const { layers } of shadows)
      expect(offBy(rounded(layers), [[6, 16, 0, 0.12]], [1, 2, 1, 0.02])).toBeLessThanOrEqual(1)
  })

  it('a card with a head and rows casts one shadow', () => {
    const c = canvas(420, 320, PAGE)
    c.shadow(60, 50, 300, 200, 4, 12, 0.1)
    c.rect(60, 50, 300, 200, WHITE)
    c.rect(60, 50, 300, 40, 0xeceef1)
    c.rect(60, 150, 300, 1, 0xd0d4da)
    const { shadows } = scene(c, 1)
    expect(shadows.map((s) => s.box)).toEqual([{ x: 60, y: 50, width: 300, height: 200 }])
    expect(offBy(rounded(shadows[0]?.layers ?? []), [[4, 12, 0, 0.1]], [1, 2, 1, 0.02])).toBeLessThanOrEqual(
      1,
    )
  })

  it('a bar casts downwards only, and is read from there', () => {
    const c = canvas(420, 220, PAGE)
    c.shadow(0, 0, 420, 56, 3, 8, 0.12)
    c.rect(0, 0, 420, 56, 0x2b3a67)
    expect(
      offBy(rounded(scene(c, 1).shadows[0]?.layers ?? []), [[3, 8, 0, 0.12]], [1.5, 2, 0.5, 0.05]),
    ).toBeLessThanOrEqual(1)
  })

  it.each([
    ['outlines', 0xd0d7de, 1],
    ['thick outlines', 0x5b6470, 3],
  ])('%s are none', (_, color, width) => {
    const c = canvas(300, 200, PAGE)
    c.rect(40, 40, 220, 120, color)
    c.rect(40 + width, 40 + width, 220 - 2 * width, 120 - 2 * width, WHITE)
    expect(scene(c, 1).shadows).toEqual([])
  })

  it('at a scale of 1.5 lengths are CSS px', () => {
    const c = canvas(690, 540, PAGE)
    c.shadow(180, 135, 330, 210, 6, 18, 0.12)
    c.rect(180, 135, 330, 210, WHITE)
    expect(
      offBy(rounded(scene(c, 1.5).shadows[0]?.layers ?? []), [[4, 12, 0, 0.12]], [1, 2, 0.5, 0.03]),
    ).toBeLessThanOrEqual(1)
  })
})
