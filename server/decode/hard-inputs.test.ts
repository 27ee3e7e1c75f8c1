/** Pictures as they really come: the same part of a page in every dress must give the same tokens. */
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { differenceCiede2000 } from 'culori'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../../shared/options.ts'
import type { AnyToken } from '../../shared/token.ts'
import { conclude } from '../../core/pipeline/conclude/conclude.ts'
import { examine } from '../../core/pipeline/examine/examine.ts'
import { registry } from '../../core/tokens/index.ts'
import { decode } from './decode.ts'

const WIDTH = 500
const HEIGHT = 400

/** Cards, a button, badges and text: 222 colours, so that a palette can hold them all. */
const page = (): Sharp =>
  sharp(path.join(import.meta.dirname, '../../examples/pricing.png'))
    .extract({ left: 80, top: 200, width: WIDTH, height: HEIGHT })
    .removeAlpha()

async function tokensOf(picture: Promise<Buffer>): Promise<AnyToken[]> {
  const frame = { id: 'f', name: 'f', scale: 1, width: WIDTH, height: HEIGHT }
  const context = { types: registry, decode, now: () => 0 }
  const examined = await examine({ frame, image: await picture }, context)
  return conclude([examined], { types: registry, options: defaultOptions }).primitives
}

const reference = tokensOf(page().png().toBuffer())

describe('a picture that lost nothing gives the very same tokens', () => {
  it.each<[string, () => Sharp]>([
    ['palette PNG', () => page().png({ palette: true, colours: 256, dither: 0, quality: 100, effort: 10 })],
    ['16-bit PNG', () => page().toColourspace('rgb16').png()],
    ['interlaced PNG', () => page().png({ progressive: true })],
    ['PNG with an alpha channel that hides nothing', () => page().ensureAlpha(1).png()],
    ['lossless WebP', () => page().webp({ lossless: true })],
  ])('%s', async (_, make) => {
    const spelled = (tokens: readonly AnyToken[]) =>
      tokens.map(({ key, confidence, sightings }) => [key, confidence, sightings.length])
    expect(spelled(await tokensOf(make().toBuffer()))).toEqual(spelled(await reference))
  })
})

const ciede2000 = differenceCiede2000()
interface Hue {
  readonly hex: string
  readonly area: number
  readonly confidence: number
}
const colorsOf = (tokens: readonly AnyToken[]): Hue[] =>
  tokens.flatMap(({ kind, value, confidence, sightings }) =>
    kind === 'color'
      ? [
          {
            hex: (value as { hex: string }).hex,
            area: sightings.reduce((sum, { facts }) => sum + Number(facts?.['area'] ?? 0), 0),
            confidence,
          },
        ]
      : [],
  )

describe('a picture that was changed gives nearly the same, and never more surely', () => {
  it.each<[string, lossy: boolean, within: number, share: number, make: () => Sharp]>([
    ['PNG in Display P3', false, 1, 0, () => page().withIccProfile('p3').png()],
    ['16-bit PNG in Display P3', false, 1, 0, () => page().toColourspace('rgb16').withIccProfile('p3').png()],
    ['JPEG, quality 95', true, 1, 0.005, () => page().jpeg({ quality: 95 })],
    ['JPEG, quality 80', true, 1.5, 0.01, () => page().jpeg({ quality: 80 })],
    ['WebP, quality 90', true, 1.5, 0.01, () => page().webp({ quality: 90 })],
  ])(
    '%s (lossy: %s): colours within ΔE %d, of %d of the frame and more',
    async (_, lossy, within, share, make) => {
      const expected = colorsOf(await reference).filter(({ area }) => area > share * WIDTH * HEIGHT)
      const found = colorsOf(await tokensOf(make().toBuffer()))
      expect(expected.length).toBeGreaterThan(1)
      for (const color of expected) {
        expect(
          found.some(({ hex }) => ciede2000(hex, color.hex) <= within),
          color.hex,
        ).toBe(true)
      }
      const surest = (colors: readonly Hue[]) => Math.max(...colors.map(({ confidence }) => confidence))
      expect(surest(found) < surest(colorsOf(await reference))).toBe(lossy)
      expect(found.length).toBeLessThanOrEqual(1.5 * colorsOf(await reference).length)
    },
  )
})

describe('transparency', () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const nothing = () =>
    sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: clear } }).png()
  const card = (background: string) => ({
    create: { width: 200, height: 120, channels: 4 as const, background },
  })

  /** The page with every pixel repainted; `at` is where its four channels are. */
  async function repainted(paint: (data: Buffer, at: number) => void): Promise<Buffer> {
    const { data, info } = await page().ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    for (let at = 0; at < data.length; at += 4) paint(data, at)
    return sharp(data, { raw: info }).png().toBuffer()
  }
  const isGround = (data: Buffer, at: number) =>
    data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255
  const hexes = (tokens: readonly AnyToken[]) => colorsOf(tokens).map(({ hex }) => hex)

  it('what is transparent is no colour, and what lies on it is measured', async () => {
    const tokens = await tokensOf(
      nothing()
        .composite([{ input: card('#0d6efd'), left: 40, top: 40 }])
        .toBuffer(),
    )
    expect(hexes(tokens)).toEqual(['#0d6efd'])
  })

  it('a thin gap between two boxes is no outline', async () => {
    const beside = [
      { input: card('#0d6efd'), left: 40, top: 40 },
      { input: card('#198754'), left: 242, top: 40 },
    ]
    const tokens = await tokensOf(nothing().composite(beside).toBuffer())
    expect(hexes(tokens).toSorted()).toEqual(['#0d6efd', '#198754'])
    expect(tokens.filter(({ type }) => type === 'border')).toEqual([])
  })

  it('ink on nothing is a colour of its own, and no pair', async () => {
    const tokens = await tokensOf(repainted((data, at) => isGround(data, at) && data.fill(0, at, at + 4)))
    const design = ['#0d6efd', '#212529', '#6c757d', '#dee2e6', '#f8f9fa']
    expect(hexes(await reference)).toEqual(expect.arrayContaining(design))
    expect(hexes(tokens)).toEqual(expect.arrayContaining(design))
    const pairs = tokens.flatMap(({ kind, derived }) =>
      kind === 'color' ? (derived['contrast'] as object[]) : [],
    )
    expect(pairs).not.toContainEqual(expect.objectContaining({ on: '#ffffff' }))
  })

  it('white letters on nothing are read as well as dark ones on white', async () => {
    const [dark, light] = await Promise.all(
      [0, 255].map((ink) =>
        tokensOf(
          repainted((data, at) => {
            // The page's ink, #212529, is full cover.
            const cover = Math.min(255, (255 * (255 - (data[at + 1] as number))) / (255 - 0x25))
            data.set([ink, ink, ink, cover], at)
          }),
        ),
      ),
    )
    const styles = (tokens: readonly AnyToken[] = []) =>
      tokens.filter(({ type }) => type === 'typography').map(({ value }) => value)
    expect(styles(light)).toEqual(styles(dark))
    expect(styles(light).length).toBeGreaterThan(0)
    expect(hexes(light ?? [])).toContain('#ffffff')
  })
})
