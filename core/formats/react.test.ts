import { expect, it } from 'vitest'
import { react } from './react.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { hex, token } from './testing/tokens.ts'
import { diagnose } from './testing/typescript.ts'

const render = async (...of: Parameters<typeof contents> extends [unknown, ...infer R] ? R : never) =>
  (await contents(react, ...of))['theme.ts'] ?? ''

/** The module, run as JavaScript: what `as const` and types add is gone. */
async function load(text: string) {
  const script = text.replaceAll(' as const', '').replace(/^export type.*$/gm, '')
  return import(`data:text/javascript,${encodeURIComponent(script)}`)
}

it('has every value, ready for style properties', async () => {
  const { theme, modes, vars } = await load(await render(shop))
  expect(theme).toMatchObject({
    color: { blue: { 500: '#3b82f6' }, overlay: 'rgb(0 0 0 / 0.48)', primary: '#3b82f6' },
    spacing: { 13: '0.8125rem', gutter: '1rem' },
    text: {
      heading: {
        fontFamily: "'Inter', sans-serif",
        fontSize: '2rem',
        fontWeight: '600',
        letterSpacing: '-0.03125rem',
        lineHeight: '1.25',
      },
      caption: { fontSize: '0.75rem', lineHeight: '1.5' },
    },
    shadow: { card: expect.stringContaining('inset 0px 2px 4px 0px') },
    radius: { lg: '12px' },
  })
  expect(modes.dark).toEqual({
    color: { background: '#111827', text: '#f3f4f6', page: '#111827' },
  })
  expect(vars['color.blue.500']).toBe('var(--color-blue-500)')
})

it('is content with the strictest compiler, which knows every name and value', async () => {
  const text = await render(shop)
  const right = `const a: '#3b82f6' = theme.color.blue[500]; const b: TokenName = 'color.gray.900'; export { a, b }`
  const wrong = `export const a: TokenName = 'color.gray.901'; export const b = theme.color.pink`
  expect(diagnose(`${text}\n${right}`)).toEqual([])
  expect(diagnose(`${text}\n${wrong}`)).toEqual([
    expect.stringContaining('"color.gray.901"'),
    expect.stringContaining("'pink' does not exist"),
  ])
})

it('joins words as JavaScript does, but for two names that this would make one', async () => {
  const names = ['color/on-primary', 'color/step-1-5', 'color/ab-c', 'color/ab-C']
  const primitives = names.map((name) => token('color', 'color', name, hex('#3b82f6')))
  const { theme } = await load(await render(only(shop, { primitives, semantics: [] })))
  expect(Object.keys(theme.color)).toEqual(['onPrimary', 'step1_5', 'abC', 'ab-C'])
})

it.each(['*/ alert(1) /*', '`$1`', '\u2028', '\'"\\'])('survives the text %j', async (odd) => {
  const text = await render(
    only(shop, {
      primitives: [
        token('typography', 'typography', 'text/odd', { fontFamily: odd }, { description: `${odd} \${1}` }),
      ],
      semantics: [],
    }),
  )
  expect(diagnose(text)).toEqual([])
  expect(Object.keys((await load(text)).theme.text.odd)).toEqual(['fontFamily'])
})

it('takes a mode whose name would end a comment for a name', async () => {
  const text = await render(only(shop, { modes: ['*/ globalThis.hit = 1 /*'], semantics: [] }))
  expect(diagnose(text)).toEqual([])
  await load(text)
  expect(globalThis).not.toHaveProperty('hit')
})

it('is an empty theme for an empty library', async () => {
  const { theme, modes } = await load(
    await render(only(shop, { modes: ['Default'], primitives: [], semantics: [] })),
  )
  expect({ theme, modes }).toEqual({ theme: {}, modes: {} })
})
