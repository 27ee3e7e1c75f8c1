/** Themes and viewports are two axes: each output lets them be chosen apart from each other. */
import { expect, it } from 'vitest'
import type { Semantic } from '../../shared/token-set.ts'
import type { Format } from './format.ts'
import { css } from './css.ts'
import { dtcg } from './dtcg.ts'
import { figmaRest } from './figma-rest.ts'
import { formats } from './index.ts'
import { styleGuide } from './style-guide.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { tokensStudio } from './tokens-studio.ts'

const gutter: Semantic = {
  id: 's-gutter',
  type: 'spacing',
  path: ['spacing', 'page-gutter'],
  role: 'page-gutter',
  axis: 'viewport',
  alias: { Desktop: 'spacing:spacing/4', Mobile: 'spacing:spacing/2' },
}
const both = only(shop, {
  viewports: ['Desktop', 'Mobile'],
  semantics: [...shop.set.semantics, gutter],
})
const viewportsOnly = only(shop, {
  modes: ['Default'],
  viewports: ['Desktop', 'Mobile'],
  semantics: [gutter],
})

const textOf = (format: Format, tokens = both) => contents(format, tokens)

it('stylesheets switch viewports by an attribute of their own', async () => {
  const text = Object.values(await textOf(css)).join('\n')
  expect(text).toMatch(/:root \{[^]*?--spacing-page-gutter: var\(--spacing-4\)/)
  expect(text).toMatch(/\[data-viewport='mobile'\] \{\n {2}--spacing-page-gutter: var\(--spacing-2\);\n\}/)
  expect(text).toMatch(/\[data-viewport='desktop'\] \{\n {2}--spacing-page-gutter: var\(--spacing-4\);\n\}/)
  expect(text).not.toMatch(/data-theme='(mobile|desktop)'/)
  expect(text).not.toContain('prefers-color-scheme: mobile')
})

it.each<[string, typeof both, object]>([
  [
    'two axes',
    both,
    {
      mode: { contexts: { light: [], dark: [{ $ref: 'tokens.dark.json' }] }, default: 'light' },
      viewport: { contexts: { desktop: [], mobile: [{ $ref: 'tokens.mobile.json' }] }, default: 'desktop' },
    },
  ],
  [
    'one of them',
    viewportsOnly,
    {
      viewport: { contexts: { desktop: [], mobile: [{ $ref: 'tokens.mobile.json' }] }, default: 'desktop' },
    },
  ],
])('W3C resolvers have a modifier for each axis: %s', async (_, tokens, modifiers) => {
  const resolver = JSON.parse((await textOf(dtcg, tokens))['tokens.resolver.json'] ?? '{}') as object
  expect(resolver).toMatchObject({ modifiers })
  expect(Object.keys((resolver as { modifiers: object }).modifiers)).toEqual(Object.keys(modifiers))
})

it('Tokens Studio groups its themes by axis', async () => {
  const { $themes } = JSON.parse((await textOf(tokensStudio))['tokens-studio.json'] ?? '{}') as {
    $themes: unknown
  }
  expect($themes).toMatchObject([
    { name: 'Light', group: 'theme' },
    { name: 'Desktop', group: 'viewport' },
    { name: 'Dark', group: 'theme' },
    { name: 'Mobile', group: 'viewport' },
  ])
})

it('a style guide shows them in tables of their own', async () => {
  const page = Object.values(await textOf(styleGuide)).join('')
  expect(page).toMatch(/Roles by viewport[\s\S]*<th>Desktop<\/th>\s*<th>Mobile<\/th>/)
})

it('where one collection must hold everything, a viewport is one more mode', async () => {
  const body = JSON.parse((await textOf(figmaRest))['figma-rest.json'] ?? '{}') as { variableModes: unknown }
  expect(body.variableModes).toMatchObject([
    { name: 'Value' },
    { name: 'Light' },
    { name: 'Dark' },
    { name: 'Mobile' },
  ])
})

/** The theme of shadcn/ui has variables for colors and one corner alone. */
const withLengths = formats.filter(({ name }) => name !== 'shadcn')

it.each(withLengths.map((format) => [format.name, format] as const))('%s takes them', async (_, format) => {
  for (const tokens of [both, viewportsOnly]) {
    expect(Object.values(await textOf(format, tokens)).join('')).toMatch(/gutter/i)
  }
})
