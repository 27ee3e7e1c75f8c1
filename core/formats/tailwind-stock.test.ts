import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { besideStock } from './tailwind-stock.ts'
import { px } from './testing/tokens.ts'

const theme = readFileSync(createRequire(import.meta.url).resolve('tailwindcss/theme.css'), 'utf8')
const NAMESPACES = [
  'font-weight',
  'color',
  'font',
  'text',
  'tracking',
  'leading',
  'radius',
  'shadow',
  'container',
]
const stock = [
  ...new Set([...theme.matchAll(/^ {2}--([a-z0-9-]+?)(?:--[a-z-]+)?:/gm)].map(([, name]) => name ?? '')),
]
  .filter((name) => !name.startsWith('text-shadow'))
  .flatMap((name): [string, string][] => {
    const namespace = NAMESPACES.find((one) => name.startsWith(`${one}-`))
    return namespace ? [[namespace, name.slice(namespace.length + 1)]] : []
  })

it('no name of Tailwind’s own theme is taken over', () => {
  expect(stock.length).toBeGreaterThan(300)
  expect(stock.filter(([namespace, key]) => besideStock(namespace, key, null) === key)).toEqual([])
})

it.each([
  ['spacing', '4', px(4), '4px'],
  ['spacing', '4', px(16), '4'],
  ['spacing', '400', px(16), 'ds-400'],
  ['spacing', 'gutter', px(24), 'gutter'],
  ['spacing', '4', { value: 1, unit: 'rem' }, '4'],
  ['height', '40', px(40), '40px'],
  ['color', 'gray-300', null, 'ds-gray-300'],
  ['color', 'gray-360', null, 'ds-gray-360'],
  ['color', 'white', { hex: '#ffffff', alpha: 1 }, 'white'],
  ['color', 'white', { hex: '#fafafa', alpha: 1 }, 'ds-white'],
  ['color', 'primary', null, 'primary'],
  ['radius', 'lg', px(12), 'ds-lg'],
  ['radius', '6', px(6), '6'],
])('in %s %s of %o is %s', (namespace, key, value, name) => {
  expect(besideStock(namespace, key, value)).toBe(name)
})
