import { expect, it } from 'vitest'
import { diffTokens } from '../exchange/diff.ts'
import { dtcg } from './dtcg.ts'
import { dtcgStrings } from './dtcg-strings.ts'
import { sheetOf } from './sheet.ts'
import { contents } from './testing/render.ts'
import { shop } from './testing/shop.ts'
import { readByStyleDictionary } from './testing/style-dictionary.ts'

const texts = await contents(dtcgStrings, shop)
const text = texts['tokens.strings.json'] ?? '{}'

it('Style Dictionary builds CSS from it', async () => {
  const read = await readByStyleDictionary(text)
  expect(read.size).toBe(sheetOf(shop).base.length)
  expect(Object.fromEntries(read)).toMatchObject({
    'color-primary': '#3b82f6',
    'color-overlay': 'rgba(0, 0, 0, 0.48)',
    'spacing-4': '16px',
    'border-field': '1px solid #d1d5db',
  })
})

/** As Penpot's source lists them (`token-type->dtcg-token-type` and its singular names); names are `[a-zA-Z0-9-$_.]`. */
const PENPOT =
  'borderRadius color dimension fontFamily fontSize fontWeight letterSpacing number opacity shadow sizing spacing string typography'.split(
    ' ',
  )

it('Penpot has a type for all but borders, gradients, times and curves', () => {
  const types = new Set([...text.matchAll(/"\$type": "(\w+)"/g)].map(([, type]) => type))
  expect([...types].filter((type) => !PENPOT.includes(type ?? ''))).toEqual(
    ['border', 'strokeStyle'].filter((type) => types.has(type)),
  )
})

it('says the same as the report’s form', async () => {
  const { added, changed, removed } = diffTokens((await contents(dtcg, shop))['tokens.json'] ?? '', text)
  expect({ added, changed, removed }).toEqual({ added: [], changed: [], removed: [] })
})

it('a mode’s file has what it says differently', () => {
  expect(JSON.parse(texts['tokens.strings.dark.json'] ?? '{}')).toMatchObject({
    color: { background: { $type: 'color', $value: '{color.gray.900}' } },
  })
})
