import { describe, expect, it } from 'vitest'
import { scene } from './index.ts'
import { canvas } from './testing/canvas.ts'

const WHITE = 0xffffff
const BLUE = 0x0d6efd
const GRAY = 0xd0d7de

describe('surfaces', () => {
  it.each([
    [1, 0],
    [1, 4],
    [1, 6],
    [1, 12],
    [2, 8],
    [2, 16],
  ])('at scale %i a corner of %i px is read to half a px', (scale, radius) => {
    const c = canvas(200 * scale, 120 * scale, WHITE)
    c.round(20 * scale, 20 * scale, 160 * scale, 80 * scale, radius * scale, BLUE)
    const [surface] = scene(c, scale).surfaces.filter((s) => s.fill === BLUE)
    expect(surface?.box).toEqual({ x: 20, y: 20, width: 160, height: 80 })
    for (const read of surface?.radii ?? []) expect(Math.abs((read ?? 99) - radius)).toBeLessThanOrEqual(0.5)
  })

  it('a pill is a pill', () => {
    const c = canvas(200, 100, WHITE)
    c.round(20, 20, 120, 32, 16, BLUE)
    expect(scene(c, 1).surfaces.find((s) => s.fill === BLUE)?.pill).toBe(true)
  })

  it.each([1, 2, 3])('an outline of %i px is told from the box and its ground', (width) => {
    const c = canvas(200, 120, WHITE)
    c.round(20, 20, 160, 80, 6, GRAY)
    c.round(20 + width, 20 + width, 160 - 2 * width, 80 - 2 * width, 6 - width, WHITE)
    const [surface] = scene(c, 1).surfaces.filter((s) => s.edges.every((e) => e !== null))
    expect(surface?.edges.map((e) => e && [e.width, e.color])).toEqual(
      Array.from({ length: 4 }, () => [width, GRAY]),
    )
    expect(surface?.fill).toBe(WHITE)
  })

  it('a row between two lines of a table takes its lines from the table', () => {
    const c = canvas(300, 200, WHITE)
    for (const y of [40, 80, 120]) c.rect(20, y, 260, 1, GRAY)
    c.rect(20, 40, 1, 81, GRAY)
    c.rect(280, 40, 1, 81, GRAY)
    const rows = scene(c, 1).surfaces.filter((s) => s.edges.every((e) => e?.width === 1))
    expect(rows.map((r) => r.inner.height)).toEqual([39, 39])
  })
})

describe('shadows', () => {
  it.each([
    [2, 4, 0.2],
    [4, 12, 0.15],
    [8, 24, 0.2],
    [1, 3, 0.25],
  ])('offset %i and blur %i at opacity %f come back', (offset, blur, alpha) => {
    const c = canvas(400, 300, 0xf8f9fa)
    c.shadow(100, 80, 200, 120, offset, blur, alpha)
    c.round(100, 80, 200, 120, 0, WHITE)
    const [shadow] = scene(c, 1).shadows.flatMap((s) => s.layers)
    expect(Math.abs((shadow?.y ?? 99) - offset)).toBeLessThanOrEqual(1)
    expect(Math.abs((shadow?.blur ?? 99) - blur)).toBeLessThanOrEqual(Math.max(1, 0.2 * blur))
    expect(Math.abs((shadow?.alpha ?? 9) - alpha)).toBeLessThanOrEqual(0.04)
  })

  it('a box without one has none', () => {
    const c = canvas(200, 120, 0xf8f9fa)
    c.round(40, 30, 120, 60, 6, WHITE)
    expect(scene(c, 1).shadows).toEqual([])
  })
})

describe('gaps', () => {
  it('are measured between neighbours, and from a surface to what is on it', () => {
    const c = canvas(400, 200, WHITE)
    c.round(20, 20, 360, 160, 0, 0xf0f0f0)
    for (const x of [36, 136, 236]) c.rect(x, 36, 76, 40, BLUE)
    const gaps = scene(c, 1).gaps.map((g) => `${g.use} ${g.axis} ${g.px}`)
    expect(gaps).toContain('gap x 24')
    expect(gaps).toContain('padding x 16')
    expect(gaps).toContain('padding y 16')
  })
})

describe('hard inputs', () => {
  const nothing = { surfaces: [], regions: [], rules: [], lines: [], marks: [], gaps: [] }

  it.each([
    [1, 1],
    [8000, 200],
    [300, 300],
  ])('a blank image of %i × %i px shows nothing', (width, height) => {
    expect(scene(canvas(width, height, 0x336699), 1)).toMatchObject(nothing)
  })

  it('a transparent image shows nothing', () => {
    expect(scene({ data: new Uint8Array(40 * 40 * 4), width: 40, height: 40 }, 1)).toMatchObject(nothing)
  })

  it('noise is no design: no boxes, no text, no gaps, in bounded memory', () => {
    const c = canvas(400, 300, WHITE)
    let seed = 7
    for (let i = 0; i < c.data.length; i += 4) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      c.data.set([seed & 255, (seed >> 8) & 255, (seed >> 16) & 255], i)
    }
    const seen = scene(c, 1)
    expect(seen).toMatchObject({ surfaces: [], lines: [], gaps: [] })
    expect(seen.bytesPerPixel).toBeLessThanOrEqual(12)
  })

  it('the bands of a gradient are no surfaces', () => {
    const c = canvas(400, 300, WHITE)
    for (let y = 0; y < 300; y++) c.rect(0, y, 400, 1, ((40 + (y >> 1)) << 16) | ((90 + (y >> 2)) << 8) | 200)
    const seen = scene(c, 1)
    expect(seen.surfaces.length + seen.regions.length + seen.rules.length).toBeLessThanOrEqual(2)
  })

  it('what compression did to flat areas is undone', () => {
    const c = canvas(300, 180, WHITE)
    c.round(30, 30, 240, 120, 8, BLUE)
    for (let i = 0; i < c.data.length; i++) if (i % 4 < 3) c.data[i] = (c.data[i] ?? 0) + ((i * 7919) % 5) - 2
    expect(scene(c, 1).surfaces).toEqual([])
    const [surface] = scene({ ...c, lossy: true }, 1).surfaces.filter((s) => s.box.width < 300)
    expect(surface?.box).toEqual({ x: 30, y: 30, width: 240, height: 120 })
  })

  it('a fractional scale gives CSS px', () => {
    const c = canvas(300, 180, WHITE)
    c.rect(30, 30, 240, 120, BLUE)
    expect(scene(c, 1.5).surfaces.find((s) => s.fill === BLUE)?.box).toEqual({
      x: 20,
      y: 20,
      width: 160,
      height: 80,
    })
  })
})
