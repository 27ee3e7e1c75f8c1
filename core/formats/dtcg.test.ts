import { describe, expect, it } from 'vitest'
import { complete } from '../../shared/observed.ts'
import { checkDtcg } from '../exchange/check.ts'
import { EXTENSION } from '../exchange/extension.ts'
import { dtcg } from './dtcg.ts'
import { sheetOf } from './sheet.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { readByStyleDictionary } from './testing/style-dictionary.ts'
import { readByTerrazzo, resolveByTerrazzo } from './testing/terrazzo.ts'
import { hex, px, token } from './testing/tokens.ts'

describe('the W3C file', () => {
  it('is read by Terrazzo with exactly our values', async () => {
    const files = await contents(dtcg, shop)
    const read = await readByTerrazzo(files['tokens.json'] ?? '')
    const { base } = sheetOf(shop)
    expect(Object.keys(read).toSorted()).toEqual(base.map(({ path }) => path.join('.')).toSorted())
    const theirs = base.map(({ path }) => {
      const { $type, $value, originalValue } = read[path.join('.')] ?? {}
      return { $type, $value, written: originalValue?.$value }
    })
    expect(theirs).toEqual(
      base.map(({ kind, value, alias }) => ({
        $type: kind,
        $value: value,
        written: alias ? `{${alias.join('.')}}` : value,
      })),
    )
  })

  it('is read by Style Dictionary, aliases and all', async () => {
    const read = await readByStyleDictionary((await contents(dtcg, shop))['tokens.json'] ?? '')
    expect(read.size).toBe(sheetOf(shop).base.length)
    expect(read.get('color-primary')).toBe('#3b82f6')
    expect(read.get('spacing-4')).toBe('16px')
  })

  it('resolves each mode through the Resolver document', async () => {
    const files = await contents(dtcg, shop)
    const dark = await resolveByTerrazzo(files, 'tokens.resolver.json', { mode: 'dark' })
    const light = await resolveByTerrazzo(files, 'tokens.resolver.json', { mode: 'light' })
    expect(light['color.background']?.$value).toMatchObject({ hex: '#ffffff' })
    expect(dark['color.background']?.$value).toMatchObject({ hex: '#111827' })
    expect(dark['color.page']?.$value).toMatchObject({ hex: '#111827' })
    // Seen in Dark only: a name that one mode lacks would stop this reader.
    expect(light['color.glow']?.$value).toMatchObject({ hex: '#3b82f6' })
    expect(dark['color.glow']?.$value).toMatchObject({ hex: '#3b82f6' })
  })

  it('is the same, byte for byte, however the evidence grows', async () => {
    const seenTwice = shop.set.primitives.map((token) => ({
      ...token,
      confidence: 0.5,
      sightings: [...token.sightings, ...token.sightings],
    }))
    const again = only(shop, { primitives: seenTwice as typeof shop.set.primitives, statistics: {} })
    expect(await contents(dtcg, again)).toEqual(await contents(dtcg, shop))
  })

  it('writes a renamed token once more, as a deprecated alias', async () => {
    const files = await contents(dtcg, shop)
    expect(JSON.parse(files['tokens.json'] ?? '')).toHaveProperty('color.brand', {
      $type: 'color',
      $value: '{color.blue.500}',
      $deprecated: 'Use color.blue.500.',
    })
  })

  it('writes an incomplete composite part by part and passes its own check', async () => {
    const { 'tokens.json': text = '' } = await contents(dtcg, shop)
    expect(JSON.parse(text)).toMatchObject({
      text: {
        caption: { 'font-size': { $type: 'dimension' }, 'line-height': { $type: 'number', $value: 1.5 } },
        note: { 'font-size': { $value: '{text.caption.font-size}' } },
      },
    })
    expect(checkDtcg(text)).toEqual([])
  })

  it('keeps wide colors, with their sRGB fallback', async () => {
    const p3 = { ...hex('#ff0000'), colorSpace: 'display-p3' as const }
    const wide = only(shop, { primitives: [token('color', 'color', 'color/red', p3)], semantics: [] })
    const { 'tokens.json': text = '' } = await contents(dtcg, wide)
    expect((await readByTerrazzo(text))['color.red']?.$value).toEqual(p3)
  })

  it('tells where every primitive was seen, when asked', async () => {
    expect(await contents(dtcg, shop)).not.toHaveProperty('tokens.evidence.json')
    const files = await contents(dtcg, shop, { evidence: true })
    const { tokens } = JSON.parse(files['tokens.evidence.json'] ?? '')
    expect(Object.keys(tokens)).toHaveLength(shop.set.primitives.length)
    expect(tokens['color.gray.900'].sightings).toEqual([
      { frame: '1:2', source: 'layers', use: 'text', box: [8, 8, 40, 24], weight: 1 },
    ])
  })

  it('is an empty document for an empty library', async () => {
    const empty = only(shop, { modes: ['Default'], primitives: [], semantics: [] })
    expect(await contents(dtcg, empty)).toEqual({ 'tokens.json': '{}\n' })
  })
})

it.each<[string, string[], string[]]>([
  ['a token inside a token leaves beside it', ['a', 'a/b'], ['a', 'a-b']],
  ['and so does one deeper down', ['a', 'a/b', 'a/b/c'], ['a', 'a-b', 'a-b-c']],
  ['whichever comes first', ['a/b/c', 'a'], ['a', 'a-b/c']],
])('%s', async (_, paths, written) => {
  const primitives = paths.map((path) => token('spacing', 'dimension', `spacing/${path}`, px(8)))
  const { 'tokens.json': text = '' } = await contents(dtcg, only(shop, { primitives, semantics: [] }))
  expect(Object.keys(await readByTerrazzo(text)).toSorted()).toEqual(
    written.map((path) => `spacing.${path.replaceAll('/', '.')}`).toSorted(),
  )
})

it('what typography has no word for leaves as an extension', async () => {
  const style = {
    fontFamily: 'Inter',
    fontSize: px(16),
    fontWeight: 400,
    letterSpacing: px(0),
    lineHeight: 1.21,
  }
  const looks = { auto: true, case: 'upper' }
  const primitives = [token('typography', 'typography', 'text/16', style, { derived: { looks } })]
  const { 'tokens.json': text = '' } = await contents(dtcg, only(shop, { primitives, semantics: [] }))
  expect(checkDtcg(text)).toEqual([])
  expect(JSON.parse(text)).toMatchObject({
    text: { 16: { $value: { lineHeight: 1.21 }, $extensions: { [EXTENSION]: { text: looks } } } },
  })
})

it('an old file whose color says two things leaves by its components', async () => {
  const color = { ...hex('#e1e1e5'), components: [0.8824, 0.8824, 0.9] as [number, number, number] }
  const primitives = [token('color', 'color', 'color/gray/200', color)]
  const { 'tokens.json': text = '' } = await contents(dtcg, only(shop, { primitives, semantics: [] }))
  expect(JSON.parse(text)).toMatchObject({ color: { gray: { 200: { $value: { hex: '#e1e1e6' } } } } })
})

describe('what cannot be written is refused, naming the culprit', () => {
  const font = (fontFamily: string) =>
    token('typography', 'typography', 'text/odd', {
      fontFamily,
      fontSize: px(16),
      fontWeight: 400,
      letterSpacing: px(0),
      lineHeight: 1.5,
    })
  const spacing = (path: string) => token('spacing', 'dimension', path, px(8))
  it.each([
    ['a font that reads as an alias', [font('{brand}')], /text\/odd.*"{brand}"/],
    [
      'two names that are one in CSS',
      [spacing('spacing/a/b'), spacing('spacing/a-b')],
      /spacing\/a\/b and spacing\/a-b/,
    ],
    [
      'an unknown type',
      [token('motion', 'duration', 'motion/fast', { value: 1, unit: 's' })],
      /motion\/fast.*"motion"/,
    ],
  ])('%s', async (_, primitives, message) => {
    await expect(contents(dtcg, only(shop, { primitives, semantics: [] }))).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/\w/),
    })
  })

  it('a role that points nowhere', async () => {
    await expect(contents(dtcg, only(shop, { primitives: [] }))).rejects.toThrow(/color\/background.*"Light"/)
  })
})

it('every test token is what it claims', () => {
  const whole = shop.set.primitives.filter(({ kind, value }) => complete(kind, value) !== null)
  expect(whole.map(({ path }) => path.join('/'))).not.toContain('text/caption')
  expect(whole).toHaveLength(shop.set.primitives.length - 1)
})
