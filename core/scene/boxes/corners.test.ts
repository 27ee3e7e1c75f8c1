import { describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import { canvas } from '../testing/canvas.ts'

const WHITE = 0xffffff
const BLUE = 0x0d6efd
const GRAY = 0x6c757d

/** Lays a ring of 1 px, or as thick as told, on white. */
function ring(x: number, y: number, size: number, width: number) {
  const c = canvas(80, 80, WHITE)
  c.round(x, y, size, size, size / 2, GRAY)
  c.round(x + width, y + width, size - 2 * width, size - 2 * width, size / 2 - width, WHITE)
  return c
}

describe('circles', () => {
  it.each([
    [20, 20, 16, 1],
    [20.5, 20, 24, 1],
    [20, 20.5, 40, 2],
    [20.1, 20.9, 20, 1],
  ])('an empty one at %f, %f of %i px with a line of %i px is round all over', (x, y, size, width) => {
    const [circle, ...others] = scene(ring(x, y, size, width), 1).surfaces.filter(({ box }) => box.width < 80)
    expect(others).toEqual([])
    expect(circle?.pill).toBe(true)
    expect(circle?.edges.map((edge) => edge?.width)).toEqual([width, width, width, width])
    expect(Math.abs((circle?.box.width ?? 0) - size)).toBeLessThanOrEqual(1)
  })

  it.each([
    [36, 36],
    [20, 20],
    [48, 20],
    [69, 36],
  ])('a round box of %i × %i px is as large as it is, though its ends are blended', (width, height) => {
    const c = canvas(120, 80, WHITE)
    c.round(30.1, 20.1, width - 0.2, height - 0.2, height / 2 - 0.1, BLUE)
    const seen = scene(c, 1).surfaces.find(({ fill }) => fill === BLUE)
    expect(seen).toMatchObject({ pill: true, box: { x: 30, y: 20, width, height } })
  })

  it('the knob of a switch is one, though its corners show what the switch lies on', () => {
    const c = canvas(120, 80, WHITE)
    c.round(30, 30, 44, 22, 11, BLUE)
    c.round(54, 32, 18, 18, 9, WHITE)
    const knob = scene(c, 1).surfaces.find(({ box }) => box.width < 30)
    expect(knob).toMatchObject({ pill: true, fill: WHITE })
  })

  it('an oval is the counter of a letter, and has no corners', () => {
    const c = canvas(120, 80, WHITE)
    c.round(30, 20, 24, 24, 12, BLUE)
    c.rect(42, 20, 6, 24, WHITE)
    for (let dx = 0; dx < 18; dx++)
      for (let dy = 0; dy < 24; dy++)
        if (((dx - 8.5) / 9) ** 2 + ((dy - 11.5) / 12) ** 2 <= 1) c.rect(70 + dx, 20 + dy, 1, 1, BLUE)
    const seen = scene(c, 1).surfaces.filter(({ box }) => box.x >= 70)
    expect(seen.flatMap(({ radii }) => radii.filter((r) => (r ?? 0) > 2))).toEqual([])
    expect(seen.some(({ pill }) => pill)).toBe(false)
  })
})

it('a box on a gradient has its corners, and no outline of the gradient', () => {
  const c = canvas(300, 200, WHITE)
  for (let y = 0; y < 200; y++) c.rect(0, y, 300, 1, ((200 - (y >> 1)) << 16) | (40 << 8) | (120 + (y >> 2)))
  c.round(60, 60, 160, 48, 8, 0x38bdf8)
  const box = scene(c, 1).surfaces.find(({ fill }) => fill === 0x38bdf8)
  expect(box?.box).toEqual({ x: 60, y: 60, width: 160, height: 48 })
  expect(box?.edges).toEqual([null, null, null, null])
  for (const radius of box?.radii ?? []) expect(Math.abs((radius ?? 99) - 8)).toBeLessThanOrEqual(0.5)
})

it.each([
  [2, 6, 0.06],
  [4, 12, 0.08],
  [8, 24, 0.08],
])(
  'an outline closes, though a shadow %i px lower of %i px at %f goes on where it ends',
  (y, blur, alpha) => {
    const c = canvas(300, 200, 0xf4f2ee)
    c.shadow(40, 40, 200, 100, y, blur, alpha)
    c.round(40, 40, 200, 100, 12, 0xe2ddd3)
    c.round(41, 41, 198, 98, 11, WHITE)
    const card = scene(c, 1).surfaces.find(({ fill }) => fill === WHITE)
    expect(card?.box).toEqual({ x: 40, y: 40, width: 200, height: 100 })
    expect(card?.edges.map((edge) => edge?.width)).toEqual([1, 1, 1, 1])
  },
)
