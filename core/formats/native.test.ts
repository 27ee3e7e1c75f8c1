import { describe, expect, it } from 'vitest'
import { android } from './android.ts'
import { compose } from './compose.ts'
import { swift } from './swift.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { syntaxErrors } from './testing/syntax.ts'
import { px, token } from './testing/tokens.ts'
import { readResources } from './testing/xml.ts'

const odd = [
  ['quotes', `Quote's "Sans"`],
  ['a backslash', 'Back\\slash\\(1)'],
  ['a Kotlin template', '$name $1'],
  ['the end of a comment', 'End */ /* again'],
  ['XML', '<b> & -- -->'],
  ['a resource', '@string/app_name'],
  ['a line end', 'New\nline'],
] as const
const withText = (text: string) =>
  only(shop, {
    primitives: [
      token('typography', 'typography', 'text/odd', { fontFamily: text }, { description: text }),
      token('spacing', 'dimension', 'spacing/x', px(1), { description: `${text} {color.white} \${1}` }),
    ],
    semantics: [],
  })

/** Names in the order of their definition, each with the name or value after `=`. */
const definitions = (text: string) =>
  [...text.matchAll(/(?:let|val) (\w+) = (.+)$/gm)].map(([, name, value]) => [name, value])

describe.each([
  ['swift', swift, 'DesignTokens.swift', []],
  ['kotlin', compose, 'DesignTokens.kt', ['DesignTokensDark.kt']],
] as const)('%s', (language, format, base, others) => {
  it('is understood by its grammar', async () => {
    const files = await contents(format, shop)
    expect(Object.keys(files)).toEqual([base, ...others])
    for (const text of Object.values(files)) expect(await syntaxErrors(language, text)).toEqual([])
  })

  it('the grammar would notice a mistake', async () => {
    const { [base]: text = '' } = await contents(format, shop)
    expect(await syntaxErrors(language, text.replace('colorWhite = ', 'colorWhite = = )'))).not.toEqual([])
  })

  it('defines a name before another refers to it', async () => {
    const { [base]: text = '' } = await contents(format, shop)
    const names = definitions(text).map(([name]) => name)
    const references = definitions(text).filter(([, value]) => names.includes(value?.split(' //')[0]))
    expect(references.length).toBeGreaterThan(5)
    for (const [name, value] of references)
      expect(names.indexOf(value?.split(' //')[0])).toBeLessThan(names.indexOf(name))
  })

  it.each(odd)('survives %s in names of fonts and descriptions', async (_, text) => {
    const { [base]: source = '' } = await contents(format, withText(text))
    expect(await syntaxErrors(language, source)).toEqual([])
  })

  it.each([
    ['spacing/1-5', 'spacing/15'],
    ['spacing/2', 'class'],
  ])('tells %s and %s apart', async (...paths) => {
    const primitives = paths.map((path) => token('spacing', 'dimension', path, px(1)))
    const { [base]: text = '' } = await contents(format, only(shop, { primitives, semantics: [] }))
    expect(new Set(definitions(text).map(([name]) => name)).size).toBe(2)
  })

  it('refuses two tokens of one name, naming both', async () => {
    const primitives = ['spacing/a1', 'spacing/a-1'].map((path) => token('spacing', 'dimension', path, px(1)))
    await expect(contents(format, only(shop, { primitives, semantics: [] }))).rejects.toThrow(
      /spacing\/a1 and spacing\/a-1 both become "spacingA1"/,
    )
  })
})

it('Swift has our values', async () => {
  const { 'DesignTokens.swift': text } = await contents(swift, shop)
  expect(text).toContain(
    'static let colorBlue500 = Color(red: 0.2314, green: 0.5098, blue: 0.9647, opacity: 1)',
  )
  expect(text).toContain('static let spacing13 = CGFloat(13)')
  expect(text).toContain('static let textHeadingLetterSpacing = CGFloat(-0.5)')
  expect(text).toContain('static let colorPrimary = colorBlue500')
  expect(text).toContain('static let colorBackground = adaptive(light: colorWhite, dark: colorGray900)')
})

it('Swift has what is no color, and modes that no system knows, in enums of their own', async () => {
  const [light, dim] = ['Light', 'Dim'].map((mode) => ({
    [mode]: `color:color/${mode === 'Dim' ? 'gray/900' : 'white'}`,
  }))
  const page = shop.set.semantics.slice(0, 1).map((one) => ({ ...one, alias: { ...light, ...dim } }))
  const { 'DesignTokensDim.swift': text = '' } = await contents(
    swift,
    only(shop, { modes: ['Light', 'Dim'], semantics: page }),
  )
  expect(text).toContain('static let colorBackground = DesignTokens.colorGray900')
})

it('Kotlin has our values', async () => {
  const { 'DesignTokens.kt': text, 'DesignTokensDark.kt': dark } = await contents(compose, shop)
  expect(text).toContain('val colorOverlay = Color(0x7a000000)')
  expect(text).toContain('val spacing13 = 13.dp')
  expect(text).toContain('val textHeadingFontSize = 32.sp')
  expect(text).toContain('val textHeadingLetterSpacing = (-0.5).sp')
  expect(text).toContain('val colorPrimary = colorBlue500')
  expect(dark).toContain('val colorBackground = DesignTokens.colorGray900')
})

describe('Android XML', () => {
  it('has our values, as a strict XML parser reads them', async () => {
    const files = await contents(android, shop)
    expect(readResources(files['android/values/colors.xml'] ?? '')).toMatchObject({
      'color/color_blue_500': '#ff3b82f6',
      'color/color_overlay': '#7a000000',
      'color/color_primary': '@color/color_blue_500',
      // Seen in Dark only: an app that asks for it by day must find it.
      'color/color_glow': '@color/color_blue_500',
    })
    expect(readResources(files['android/values/dimens.xml'] ?? '')).toMatchObject({
      'dimen/spacing_13': '13dp',
      'dimen/text_heading_font_size': '32sp',
      'dimen/spacing_gutter': '@dimen/spacing_4',
    })
    expect(readResources(files['android/values/design_tokens.xml'] ?? '')).toMatchObject({
      'string/text_heading_font_family': 'Inter',
      'integer/text_heading_font_weight': '600',
      'fraction/text_heading_line_height': '125%',
    })
    expect(readResources(files['android/values-night/colors.xml'] ?? '')).toEqual({
      'color/color_background': '@color/color_gray_900',
      'color/color_text': '@color/color_gray_100',
      'color/color_page': '@color/color_background',
    })
  })

  it.each(odd)('survives %s', async (_, text) => {
    for (const file of Object.values(await contents(android, withText(text)))) {
      expect(Object.keys(readResources(file))).toHaveLength(1)
    }
  })
})
