import { compileString } from 'sass'
import { expect, it } from 'vitest'
import { scss } from './scss.ts'
import { readCss } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { token } from './testing/tokens.ts'

const render = async (...of: [typeof shop]) => (await contents(scss, ...of))['_tokens.scss'] ?? ''

/** Every entry of a map, as Sass computes it and lightningcss reads it. */
function compiled(text: string, map = 'tokens'): Record<string, string> {
  const { css } = compileString(
    `${text}\n:root { @each $name, $value in $${map} { --#{$name}: #{$value}; } }`,
  )
  return readCss(css)[':root'] ?? {}
}

it('compiles, with every value', async () => {
  expect(compiled(await render(shop))).toMatchObject({
    '--color-blue-500': '#3b82f6',
    '--color-overlay': '#0000007a',
    '--color-primary': '#3b82f6',
    '--color-page': '#fff',
    '--spacing-13': '.8125rem',
    '--text-heading-font-family': 'Inter, sans-serif',
    '--text-heading-letter-spacing': '-.03125rem',
    '--text-title-line-height': '1.25',
    '--shadow-card': '0px 4px 6px -1px #0000001a, inset 0px 2px 4px 0px #0000000f',
    '--border-field': '1px solid #d1d5db',
    '--radius-lg': '12px',
  })
})

it('keeps roles as variables of the primitives, and numbers as numbers', async () => {
  const text = await render(shop)
  expect(text).toContain('$color-primary: $color-blue-500;')
  const { css } = compileString(`${text}\na { padding: $spacing-4 * 2; color: rgba($color-primary, 0.5) }`)
  expect(readCss(css)).toEqual({ a: { padding: '2rem', color: '#3b82f680' } })
})

it('has a map per further mode, where an old name follows its new one', async () => {
  expect(compiled(await render(shop), 'tokens-dark')).toEqual({
    '--color-background': '#111827',
    '--color-text': '#f3f4f6',
    '--color-page': '#111827',
  })
})

it.each(["Quote's", '#hash', 'Back\\slash', '$color-white', 'Line\nend'])(
  'keeps the font name %j',
  async (fontFamily) => {
    const odd = token(
      'typography',
      'typography',
      'text/odd',
      { fontFamily },
      { description: `${fontFamily} #{1 + 1} {braces}` },
    )
    const text = await render(only(shop, { primitives: [odd], semantics: [] }))
    const { css } = compileString(
      `@use 'sass:string';\n${text}\na { --length: #{string.length($text-odd-font-family)} }`,
    )
    expect(css).toContain(`--length: ${fontFamily.length}`)
  },
)

it('is an empty map for an empty library', async () => {
  const text = await render(only(shop, { modes: ['Default'], primitives: [], semantics: [] }))
  expect(compiled(text)).toEqual({})
})
