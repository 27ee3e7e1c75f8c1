import { differenceCiede2000 } from 'culori'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import type { Gradient } from '../scene.ts'
import { canvas } from '../testing/canvas.ts'

// The decoder of our server forbids what it does not read, for the whole process.
const svg = { operation: ['VipsForeignLoadSvg'] }
beforeAll(() => sharp.unblock(svg))
afterAll(() => sharp.block(svg))

type Stops = readonly (readonly [at: number, color: string])[]

/** Where CSS begins and ends a linear gradient: the ends' perpendiculars run through the corners. */
function linear(angle: number, width: number, height: number, stops: Stops): string {
  const radians = (angle * Math.PI) / 180
  const [dx, dy] = [Math.sin(radians), -Math.cos(radians)]
  const half = (Math.abs(width * dx) + Math.abs(height * dy)) / 2
  const [mx, my] = [X + width / 2, Y + height / 2]
  const ends = `x1="${mx - dx * half}" y1="${my - dy * half}" x2="${mx + dx * half}" y2="${my + dy * half}"`
  return `<linearGradient id="g" gradientUnits="userSpaceOnUse" ${ends}>${drawn(stops)}</linearGradient>`
}

/** `aspect` is the ellipse's width over its height; it ends in the farthest corner. */
function radial(x: number, y: number, aspect: number, width: number, height: number, stops: Stops): string {
  const [cx, cy] = [X + x * width, Y + y * height]
  const [farX, farY] = [Math.max(x, 1 - x) * width, Math.max(y, 1 - y) * height]
  const r = Math.hypot(farX / aspect, farY)
  const place = `gradientTransform="translate(${cx} ${cy}) scale(${aspect} 1)" cx="0" cy="0" r="${r}"`
  return `<radialGradient id="g" gradientUnits="userSpaceOnUse" ${place}>${drawn(stops)}</radialGradient>`
}

const drawn = (stops: Stops) =>
  stops.map(([at, color]) => `<stop offset="${at}" stop-color="${color}"/>`).join('')

const X = 40
const Y = 30

async function seen(
  fill: string,
  width: number,
  height: number,
  radius = 0,
  over = '',
): Promise<readonly Gradient[]> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 80}" height="${height + 60}"><defs>${fill}</defs>
    <rect width="100%" height="100%" fill="#f4f5f7"/>
    <rect x="${X}" y="${Y}" width="${width}" height="${height}" rx="${radius}" fill="url(#g)"/>${over}</svg>`
  const { data, info } = await sharp(Buffer.from(drawing))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return scene({ data, width: info.width, height: info.height }, 1).gradients
}

const deltaE = differenceCiede2000()
const hex = (color: number) => `#${color.toString(16).padStart(6, '0')}`
/** The worst stop: in ΔE 2000 where it lies within 3 % of its place. */
const offBy = (gradient: Gradient | undefined, stops: Stops): number =>
  gradient?.stops.length === stops.length
    ? Math.max(
        ...stops.map(([at, color], i) => {
          const read = gradient.stops[i]
          return read && Math.abs(read.at - at) <= 0.03 ? deltaE(hex(read.color), color) : 99
        }),
      )
    : 99

const BLUE: Stops = [
  [0, '#0d6efd'],
  [1, '#6610f2'],
]
const WARM: Stops = [
  [0, '#6d28d9'],
  [0.6, '#db2777'],
  [1, '#f59e0b'],
]
const PALE: Stops = [
  [0, '#ffffff'],
  [1, '#dbeafe'],
]
const TEXT =
  '<text x="70" y="62" font-size="18" font-family="sans-serif" font-weight="bold" fill="#fff">Start for free</text>'

describe('linear gradients', () => {
  it.each<[string, number, number, number, number, Stops, string]>([
    ['to the right', 90, 320, 80, 0, BLUE, ''],
    ['downwards', 180, 320, 80, 12, BLUE, ''],
    ['across a wide box', 135, 600, 240, 0, BLUE, ''],
    ['at an odd angle', 141, 600, 240, 16, WARM, ''],
    ['up to the right', 45, 300, 200, 8, WARM, ''],
    ['hardly visible', 180, 400, 200, 0, PALE, ''],
    ['on a button, with its text', 90, 180, 48, 8, BLUE, TEXT],
    ['on a round button', 135, 180, 48, 24, WARM, TEXT],
  ])('%s', async (_, angle, width, height, radius, stops, over) => {
    const [gradient, ...others] = await seen(linear(angle, width, height, stops), width, height, radius, over)
    expect(others).toEqual([])
    expect(gradient?.shape.kind).toBe('linear')
    const read = gradient?.shape.kind === 'linear' ? gradient.shape.angle : 0
    expect(Math.abs(read - angle)).toBeLessThanOrEqual(2)
    expect(offBy(gradient, stops)).toBeLessThanOrEqual(2)
    const { x, y, width: w, height: h } = gradient?.box ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const off of [x - X, y - Y, w - width, h - height]) expect(Math.abs(off)).toBeLessThanOrEqual(1)
  })

  it('one written backwards is the same one', async () => {
    const turned: Stops = [
      [0, '#6610f2'],
      [1, '#0d6efd'],
    ]
    const [gradient] = await seen(linear(270, 320, 80, turned), 320, 80)
    expect(gradient?.shape).toEqual({ kind: 'linear', angle: 90 })
    expect(offBy(gradient, BLUE)).toBeLessThanOrEqual(2)
  })
})

describe('radial gradients', () => {
  it.each<[string, number, number, number, number, number, Stops]>([
    ['an ellipse in the middle, as CSS has it', 0.5, 0.5, 320 / 160, 320, 160, BLUE],
    ['a circle in the middle', 0.5, 0.5, 1, 320, 160, BLUE],
    ['a glow from a corner', 0, 0, 1, 300, 200, WARM],
    ['from above', 0.5, 0, 1, 400, 200, BLUE],
  ])('%s', async (_, x, y, aspect, width, height, stops) => {
    const [gradient, ...others] = await seen(radial(x, y, aspect, width, height, stops), width, height)
    expect(others).toEqual([])
    const shape = gradient?.shape.kind === 'radial' ? gradient.shape : { x: 9, y: 9, aspect: 9 }
    expect(Math.abs(shape.x - x)).toBeLessThanOrEqual(0.03)
    expect(Math.abs(shape.y - y)).toBeLessThanOrEqual(0.03)
    expect(shape.aspect).toBeCloseTo(aspect, 1)
    expect(offBy(gradient, stops)).toBeLessThanOrEqual(2)
  })
})

describe('what is no gradient', () => {
  it('a shadow, however large', () => {
    const c = canvas(460, 360, 0xf4f5f7)
    c.shadow(120, 90, 220, 140, 24, 60, 0.3)
    c.rect(120, 90, 220, 140, 0xffffff)
    expect(scene(c, 1).gradients).toEqual([])
  })

  it('a photo: clouds of colour, sharp or soft', () => {
    for (const size of [9, 60]) {
      const c = canvas(400, 300, 0)
      for (let y = 0; y < 300; y++) {
        for (let x = 0; x < 400; x++) {
          const wave = (k: number) =>
            Math.round(128 + 90 * Math.sin((x + 31 * k) / size) * Math.cos((y * (k + 2)) / size / 2))
          c.blend(x, y, (wave(1) << 16) | (wave(2) << 8) | wave(3), 1)
        }
      }
      const { surfaces, regions, gradients } = scene(c, 1)
      expect({ surfaces, regions, gradients }).toEqual({ surfaces: [], regions: [], gradients: [] })
    }
  })

  it('its own colours are no surfaces, lines or marks', async () => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="680" height="300"><defs>${linear(141, 600, 240, WARM)}</defs>
      <rect width="100%" height="100%" fill="#f4f5f7"/><rect x="${X}" y="${Y}" width="600" height="240" fill="url(#g)"/></svg>`
    const { data, info } = await sharp(Buffer.from(drawing))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { surfaces, regions, rules, lines, marks } = scene(
      { data, width: info.width, height: info.height },
      1,
    )
    const inside = [...surfaces, ...regions, ...rules, ...lines, ...marks].filter((s) => s.box.width < 680)
    expect(inside).toEqual([])
  })
})
