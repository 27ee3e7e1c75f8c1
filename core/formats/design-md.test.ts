import { lint } from '@google/design.md/linter'
import { expect, it } from 'vitest'
import { designMd } from './design-md.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { token } from './testing/tokens.ts'

const text = async (...of: Parameters<typeof contents> extends [unknown, ...infer R] ? R : never) =>
  (await contents(designMd, ...of))['DESIGN.md'] ?? ''

it('the format’s own linter reads every color, font, space and corner', async () => {
  const { findings, designSystem } = lint(await text(shop))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const { colors, typography, rounded, spacing } = designSystem
  expect(colors.get('blue-500')).toMatchObject({ hex: '#3b82f6' })
  // A role is a reference, and the linter follows it.
  expect(colors.get('background')).toMatchObject({ hex: '#ffffff' })
  expect(typography.get('heading')).toMatchObject({ fontSize: { value: 2, unit: 'rem' }, fontWeight: 600 })
  expect(rounded.get('lg')).toMatchObject({ value: 12, unit: 'px' })
  expect(spacing.get('gutter')).toMatchObject({ value: 1, unit: 'rem' })
})

it('says of each role what it is, why, and what it is in other modes', async () => {
  const semantics = shop.set.semantics.map((role) =>
    role.role === 'background'
      ? { ...role, because: { why: 'It fills 92 % of the frame.', sure: 0.9 } }
      : role,
  )
  const body = await text(only(shop, { semantics }))
  expect(body).toContain(
    '- **background** (`#ffffff`): is `white`; in Dark `#111827`; It fills 92 % of the frame.',
  )
})

it('has the sections in the order that the format asks for', async () => {
  const headings = [...(await text(shop)).matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  expect(headings).toEqual([
    'Overview',
    'Colors',
    'Typography',
    'Layout',
    'Elevation',
    'Shapes',
    'Components',
  ])
})

it('puts pictures of places beside it, where there are any', async () => {
  const crops = { [shop.set.primitives[0]?.key ?? '']: ['data:image/png;base64,AAAA'] }
  const files = await contents(designMd, shop, { crops })
  expect(files['DESIGN.places.md']).toContain('![color.white](data:image/png;base64,AAAA)')
  expect(Object.keys(await contents(designMd, shop))).toEqual(['DESIGN.md'])
})

it.each(['# Heading', '---', '- list', '[link](x)', '<b>', '`code`', 'two\n\nlines'])(
  'a description cannot change the document: %j',
  async (description) => {
    const odd = token('color', 'color', 'color/odd', shop.set.primitives[0]?.value as never, { description })
    const { findings, sections } = lint(await text(only(shop, { primitives: [odd], semantics: [] })))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(sections).toEqual(['Overview', 'Colors'])
  },
)
