import { expect, it } from 'vitest'
import type { RenderOptions } from './format.ts'
import { formats } from './index.ts'
import { shop } from './testing/shop.ts'

const textOf = async (format: string, options: Omit<RenderOptions, 'remBase'>) => {
  const files = await formats.find(({ name }) => name === format)?.render(shop, { remBase: 16, ...options })
  return (files ?? []).map(({ content }) => content).join('\n')
}

it.each<[string, Omit<RenderOptions, 'remBase'>, string]>([
  ['css', { prefix: 'acme' }, '--acme-color-primary: var(--acme-color-blue-500);'],
  ['css', { case: 'camel' }, '--colorPrimary: var(--colorBlue500);'],
  ['scss', { prefix: 'acme', case: 'snake' }, '$acme_color_primary: $acme_color_blue_500;'],
  ['tailwind', { prefix: 'acme' }, '--color-acme-primary: var(--color-acme-blue-500);'],
  ['tailwind3', { prefix: 'acme' }, '"acme-blue-500": "#3b82f6"'],
  ['react', { case: 'snake', prefix: 'acme' }, '"color.blue.500": "var(--acme_color_blue_500)"'],
  ['react', { case: 'kebab' }, 'overlay: "rgb(0 0 0 / 0.48)"'],
  ['figma', { prefix: 'acme' }, '"WEB": "var(--acme-color-white)"'],
  ['android', { prefix: 'acme' }, '<color name="acme_color_primary">@color/acme_color_blue_500</color>'],
])('%s with %o has %s', async (format, options, line) => {
  expect(await textOf(format, options)).toContain(line)
})
