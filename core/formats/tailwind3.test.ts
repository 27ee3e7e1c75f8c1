import postcss from 'postcss'
import tailwindcss, { type Config } from 'tailwindcss3'
import { expect, it } from 'vitest'
import { readCss, resolveVars } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { tailwind3 } from './tailwind3.ts'

const render = async (tokens = shop) => (await contents(tailwind3, tokens))['tailwind.preset.cjs'] ?? ''

/** The preset, loaded as Node would. */
function load(text: string): Config {
  const module = { exports: {} as Config }
  // oxlint-disable-next-line typescript/no-implied-eval -- the file under test is CommonJS source
  new Function('module', text)(module)
  return module.exports
}

async function build(text: string, candidates: string) {
  const config: Config = {
    presets: [load(text)],
    content: [{ raw: candidates }],
    // Without the opacity plugin a background is its color, not `rgb(… / var(--tw-bg-opacity))`.
    corePlugins: { preflight: false, backgroundOpacity: false },
  }
  const { css } = await postcss([tailwindcss(config)]).process('@tailwind base; @tailwind utilities;', {
    from: undefined,
  })
  return readCss(css)
}

it.each([
  ['bg-ds-blue-500', { 'background-color': '#3b82f6' }],
  ['bg-primary', { 'background-color': '#3b82f6' }],
  ['bg-overlay', { 'background-color': '#0000007a' }],
  ['p-13px', { padding: '.8125rem' }],
  ['gap-gutter', { gap: '1rem' }],
  ['rounded-ds-lg', { 'border-radius': '12px' }],
  ['border-field', { border: '1px solid #d1d5db' }],
  ['font-heading', { 'font-family': 'Inter, sans-serif' }],
  [
    'text-title',
    { 'font-size': '2rem', 'font-weight': '600', 'letter-spacing': '-.03125rem', 'line-height': '1.25' },
  ],
  ['text-note', { 'font-size': '.75rem', 'line-height': '1.5' }],
])('Tailwind 3 compiles %s to our value', async (utility, declarations) => {
  const rules = await build(await render(), utility)
  expect(rules[`.${utility}`]).toEqual(declarations)
})

it('compiles shadows to our layers', async () => {
  const rules = await build(await render(), 'shadow-card')
  expect(rules['.shadow-card']?.['--tw-shadow']).toBe(
    '0px 4px 6px -1px #0000001a, inset 0px 2px 4px 0px #0000000f',
  )
})

it('follows the mode by attribute, also for a role that only the other mode has', async () => {
  const rules = await build(await render(), 'bg-background bg-glow')
  const { 'background-color': page = '' } = rules['.bg-background'] ?? {}
  const { 'background-color': glow = '' } = rules['.bg-glow'] ?? {}
  const light = rules[':root, [data-theme="light"]'] ?? {}
  const dark = rules['[data-theme="dark"]'] ?? {}
  expect(resolveVars(page, light)).toBe('#fff')
  expect(resolveVars(page, dark)).toBe('#111827')
  // The same in both.
  expect(glow).toBe('#3b82f6')
})

it('loads for an empty library', async () => {
  expect(load(await render(only(shop, { modes: ['Default'], primitives: [], semantics: [] })))).toMatchObject(
    {
      theme: { extend: {} },
    },
  )
})
