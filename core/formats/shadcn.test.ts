import { compile } from '@tailwindcss/node'
import { converter, formatHex } from 'culori'
import { expect, it } from 'vitest'
import type { AnyToken } from '../../shared/token.ts'
import { readCss, resolveVars } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { shadcn } from './shadcn.ts'

const role = (name: string, alias: Record<string, string>) => ({
  id: `s-${name}`,
  type: 'color',
  path: ['color', ...name.split('/')],
  role: name,
  alias,
})
const themed = only(shop, {
  semantics: [
    role('bg/page', { Light: 'color:color/white', Dark: 'color:color/gray/900' }),
    role('text/default', { Light: 'color:color/gray/900', Dark: 'color:color/gray/100' }),
    role('bg/brand', { Light: 'color:color/blue/500', Dark: 'color:color/blue/500' }),
    role('text/on-brand', { Light: 'color:color/white', Dark: 'color:color/white' }),
    {
      ...role('control', { Light: 'radius:radius/lg', Dark: 'radius:radius/lg' }),
      type: 'radius',
      path: ['radius', 'control'],
    },
  ],
})
const text = async (tokens = themed) => (await contents(shadcn, tokens))['shadcn.css'] ?? ''
const hexOf = (css: string) => formatHex(converter('rgb')(css))

it('Tailwind 4 builds its utilities, with our values by day and by night', async () => {
  const compiler = await compile(`@import 'tailwindcss/utilities';\n${await text()}`, {
    base: import.meta.dirname,
    onDependency: () => {},
  })
  const rules = readCss(
    compiler.build(['bg-primary', 'bg-background', 'text-primary-foreground', 'dark:bg-primary']),
  )
  const value = (selector: string, property: string, mode = {}) =>
    hexOf(resolveVars(rules[selector]?.[property] ?? '', { ...rules[':root'], ...mode }))
  expect(value('.bg-primary', 'background-color')).toBe('#3b82f6')
  expect(value('.bg-background', 'background-color')).toBe('#ffffff')
  expect(value('.bg-background', 'background-color', rules['.dark'])).toBe('#111827')
  expect(value('.text-primary-foreground', 'color')).toBe('#ffffff')
  expect(rules[':root']).toMatchObject({ '--radius': '12px' })
  expect(Object.keys(rules).some((selector) => selector.includes('.dark'))).toBe(true)
})

it('fills nothing that no role proves, and says what', async () => {
  const css = await text()
  expect(css).not.toMatch(/--(?:card|muted|destructive|ring-|chart)/)
  expect(css).toMatch(/No role was seen for: card, card-foreground,.* destructive/)
})

it('spells every 8-bit color so that it comes back', async () => {
  const css = await text(
    only(themed, {
      semantics: [...themed.set.semantics, role('border/default', { Light: 'color:color/gray/100' })],
    }),
  )
  expect(hexOf(/--border: (.*);/.exec(css)?.[1] ?? '')).toBe('#f3f4f6')
})

it('takes its corner from surfaces where controls are pills', async () => {
  const pill = {
    ...themed.set.primitives.find(({ key }) => key === 'radius:radius/lg'),
    key: 'radius:9999px',
    id: 'pill',
    path: ['radius', 'full'],
    value: { value: 9999, unit: 'px' },
  }
  const corner = (name: string, key: string) => ({
    ...role(name, { Light: key, Dark: key }),
    type: 'radius',
    path: ['radius', name],
  })
  const round = (...semantics: ReturnType<typeof corner>[]) =>
    text(
      only(
        { ...themed, set: { ...themed.set, primitives: [...themed.set.primitives, pill as AnyToken] } },
        { semantics },
      ),
    )
  expect(await round(corner('control', 'radius:9999px'), corner('surface', 'radius:radius/lg'))).toContain(
    '--radius: 12px',
  )
  expect(await round(corner('control', 'radius:9999px'))).not.toContain('--radius')
})
