import { describe, expect, it } from 'vitest'
import { css } from './css.ts'
import { readCss } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { px, token } from './testing/tokens.ts'

const render = async (...of: Parameters<typeof contents> extends [unknown, ...infer R] ? R : never) =>
  (await contents(css, ...of))['tokens.css'] ?? ''

describe('tokens.css, as lightningcss reads it', () => {
  it('has every value and keeps roles as var()', async () => {
    const root = readCss(await render(shop))[':root']
    expect(root).toMatchObject({
      '--color-blue-500': '#3b82f6',
      '--color-overlay': '#0000007a',
      '--color-primary': 'var(--color-blue-500)',
      '--color-brand': 'var(--color-blue-500)',
      '--spacing-13': '.8125rem',
      '--text-heading': '600 2rem/1.25 "Inter", sans-serif',
      '--text-heading-letter-spacing': '-.03125rem',
      '--text-title-font-size': 'var(--text-heading-font-size)',
      '--text-caption-line-height': '1.5',
      '--shadow-card': '0px 4px 6px -1px #0000001a, inset 0px 2px 4px 0px #0000000f',
      '--border-field': '1px solid #d1d5db',
      '--radius-lg': '12px',
    })
  })

  it('overrides per mode only what differs, by attribute and by preference, and can be turned back', async () => {
    const rules = readCss(await render(shop))
    const dark = {
      'color-scheme': 'dark',
      '--color-background': 'var(--color-gray-900)',
      '--color-text': 'var(--color-gray-100)',
      '--color-page': 'var(--color-background)',
    }
    expect(rules).toMatchObject({
      '[data-theme="dark"]': dark,
      '@media (prefers-color-scheme: dark) :root:not([data-theme])': dark,
      '[data-theme="light"]': { '--color-background': 'var(--color-white)' },
    })
    // Seen in Dark only: it has its value by day too.
    expect(rules[':root']).toHaveProperty('--color-glow', 'var(--color-blue-500)')
  })

  it('writes px throughout when asked, and the base it divides by otherwise', async () => {
    expect(readCss(await render(shop, { unit: 'px' }))[':root']).toMatchObject({ '--spacing-13': '13px' })
    const text = await render(shop, { remBase: 10 })
    expect(readCss(text)[':root']).toMatchObject({ '--spacing-13': '1.3rem' })
    expect(text).toContain('1rem = 10px')
  })

  it.each([`Quote's "Sans"`, 'Back\\slash', 'End*/', '</style>', 'Semi;colon', 'New\nline'])(
    'quotes the font name %j so that it comes back whole',
    async (fontFamily) => {
      const odd = token('typography', 'typography', 'text/odd', { fontFamily }, { description: fontFamily })
      const text = await render(only(shop, { primitives: [odd], semantics: [] }))
      const written = readCss(text)[':root']?.['--text-odd-font-family'] ?? ''
      const value = written
        .slice(1, -1)
        .replace(/\\([0-9a-f]{1,6}) ?|\\(.)/g, (_, code: string, char: string) =>
          code ? String.fromCodePoint(Number.parseInt(code, 16)) : char,
        )
      expect(value).toBe(fontFamily)
      expect(text).not.toContain('</style')
    },
  )

  it('has an empty :root for an empty library', async () => {
    const text = await render(only(shop, { modes: ['Default'], primitives: [], semantics: [] }))
    expect(text).toMatch(/:root \{\s*\}/)
    expect(readCss(text)).toEqual({})
  })

  it('refuses a part that meets another token, naming both', async () => {
    const heading = shop.set.primitives.filter(({ path }) => path.join('/') === 'text/heading')
    const other = token('spacing', 'dimension', 'text-heading/font-size', px(1))
    await expect(render(only(shop, { primitives: [...heading, other], semantics: [] }))).rejects.toThrow(
      /text-heading\/font-size/,
    )
  })
})
