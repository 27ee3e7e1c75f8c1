import { compile } from '@tailwindcss/node'
import { expect, it } from 'vitest'
import { readCss, resolveVars } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { token } from './testing/tokens.ts'
import { tailwind } from './tailwind.ts'

async function build(text: string, candidates: string[]) {
  const compiler = await compile(
    `@import 'tailwindcss/theme' layer(theme);\n@import 'tailwindcss/utilities';\n${text}`,
    {
      base: import.meta.dirname,
      onDependency: () => {},
    },
  )
  const rules = readCss(compiler.build(candidates))
  const root = { ...rules['@layer theme :root, :host'], ...rules[':root'] }
  const resolved = (selector: string, over = {}) =>
    Object.fromEntries(
      Object.entries(rules[selector] ?? {}).map(([property, value]) => [
        property,
        resolveVars(value, { ...root, ...over }),
      ]),
    )
  return { rules, resolved }
}

const render = async (tokens = shop) => (await contents(tailwind, tokens))['tailwind.css'] ?? ''

it.each([
  ['bg-ds-blue-500', { 'background-color': '#3b82f6' }],
  ['bg-primary', { 'background-color': '#3b82f6' }],
  ['text-text', { color: '#111827' }],
  ['bg-overlay', { 'background-color': '#0000007a' }],
  ['p-13px', { padding: '.8125rem' }],
  ['gap-gutter', { gap: '1rem' }],
  ['rounded-ds-lg', { 'border-radius': '12px' }],
  ['border-field', { border: '1px solid #d1d5db' }],
  ['font-heading', { 'font-family': '"Inter", sans-serif' }],
  [
    'text-title',
    {
      'font-size': '2rem',
      'line-height': 'var(--tw-leading, 1.25)',
      'letter-spacing': 'var(--tw-tracking, -.03125rem)',
      'font-weight': 'var(--tw-font-weight, 600)',
    },
  ],
  ['text-note', { 'font-size': '.75rem', 'line-height': 'var(--tw-leading, 1.5)' }],
])('Tailwind 4 compiles %s to our value', async (utility, declarations) => {
  const { resolved } = await build(await render(), [utility])
  expect(resolved(`.${utility}`)).toMatchObject(declarations)
})

it('compiles shadows to our layers', async () => {
  const { rules, resolved } = await build(await render(), ['shadow-card'])
  expect(Object.keys(rules)).toContain('.shadow-card')
  expect(resolved('.shadow-card')['--tw-shadow']).toBe(
    '0px 4px 6px -1px var(--tw-shadow-color, #0000001a), inset 0px 2px 4px 0px var(--tw-shadow-color, #0000000f)',
  )
})

it('follows the mode by attribute, also for a role that only the other mode has', async () => {
  const { rules, resolved } = await build(await render(), ['bg-background', 'bg-glow'])
  const dark = rules["[data-theme='dark']"] ?? rules['[data-theme="dark"]'] ?? {}
  expect(resolved('.bg-background')).toEqual({ 'background-color': '#fff' })
  expect(resolved('.bg-background', dark)).toEqual({ 'background-color': '#111827' })
  expect(resolved('.bg-glow', dark)).toEqual({ 'background-color': '#3b82f6' })
})

it('leaves the parts of an incomplete shadow out of the utilities, but keeps their values', async () => {
  const shadow = token('shadow', 'shadow', 'shadow/soft', [{ blur: { value: 6, unit: 'px' } }])
  const text = await render(only(shop, { primitives: [shadow], semantics: [] }))
  const { rules } = await build(text, ['shadow-soft-blur'])
  expect(rules[':root']).toEqual({ '--shadow-soft-blur': '6px' })
  expect(rules).not.toHaveProperty('.shadow-soft-blur')
})
