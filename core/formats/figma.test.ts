import { expect, it } from 'vitest'
import { checkDtcg } from '../exchange/check.ts'
import { figmaRest } from './figma-rest.ts'
import { figma } from './figma.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { readByTerrazzo } from './testing/terrazzo.ts'
import { diagnose } from './testing/typescript.ts'

it('writes values and roles as collections of their own, a W3C file per mode, each complete in itself', async () => {
  const files = await contents(figma, shop)
  expect(Object.keys(files)).toEqual([
    'figma/Primitives/Value.tokens.json',
    'figma/Roles/Light.tokens.json',
    'figma/Roles/Dark.tokens.json',
  ])
  const [values, light, dark] = await Promise.all(Object.values(files).map(readByTerrazzo))
  expect(Object.keys(light ?? {})).toEqual(Object.keys(dark ?? {}))
  expect(values?.['color.gray.900']?.$value).toMatchObject({ hex: '#111827' })
  expect(light?.['color.background']?.$value).toMatchObject({ hex: '#FFFFFF' })
  expect(dark?.['color.background']?.$value).toMatchObject({ hex: '#111827' })
  expect(dark?.['color.background']?.$extensions).toMatchObject({
    'com.figma.aliasData': { targetVariableName: 'color/gray/900', targetVariableSetName: 'Primitives' },
  })
  for (const text of Object.values(files)) expect(checkDtcg(text)).toEqual([])
})

it("keeps to what Figma's import takes", async () => {
  for (const text of Object.values(await contents(figma, shop))) {
    const tokens = Object.values(await readByTerrazzo(text))
    const kinds = new Set(tokens.map(({ $type }) => $type))
    expect([...kinds].toSorted()).toEqual(['color', 'dimension', 'fontFamily', 'number'])
    const units = tokens.flatMap(({ $type, $value }) =>
      $type === 'dimension' ? [($value as { unit: string }).unit] : [],
    )
    expect(new Set(units)).toEqual(new Set(['px']))
  }
})

it('says where a variable may be used and what it is called in CSS', async () => {
  const { 'figma/Primitives/Value.tokens.json': text = '{}' } = await contents(figma, shop)
  const document = JSON.parse(text)
  expect(document.color.gray[900].$extensions).toEqual({
    'com.figma.scopes': ['TEXT_FILL'],
    'com.figma.codeSyntax': { WEB: 'var(--color-gray-900)' },
  })
  expect(document.text.heading['line-height']).toMatchObject({ $value: { value: 40, unit: 'px' } })
  expect(document.shadow.card['color-1'].$extensions).toEqual({ 'com.figma.scopes': ['EFFECT_COLOR'] })
})

it('has what only one mode has in each, but neither types without a home in Figma nor old names', async () => {
  const { 'figma/Roles/Light.tokens.json': text = '{}' } = await contents(figma, shop)
  const document = JSON.parse(text)
  expect(document.color).toHaveProperty('glow')
  expect(document.color).not.toHaveProperty('brand')
  expect(document).not.toHaveProperty('border')
})

it("fits the REST API's own types, where a wrong body would not", async () => {
  const { 'figma-rest.json': text = '' } = await contents(figmaRest, shop)
  const typed = (json: string) =>
    diagnose(
      `import type { PostVariablesRequestBody } from '@figma/rest-api-spec'\nexport const body: PostVariablesRequestBody = ${json}`,
    )
  expect(typed(text)).toEqual([])
  expect(typed(text.replace('"FLOAT"', '"NUMBER"'))).not.toEqual([])
})

it('gives every REST variable one value per mode, aliases by id', async () => {
  const { 'figma-rest.json': text = '{}' } = await contents(figmaRest, shop)
  const body = JSON.parse(text)
  const ids = new Set(body.variables.map(({ id }: { id: string }) => id))
  const roles = body.variables.filter(
    (one: { variableCollectionId: string }) => one.variableCollectionId === 'roles',
  )
  expect(body.variableModeValues).toHaveLength(ids.size + roles.length)
  expect(body.variableModeValues).toContainEqual({
    variableId: 'color/background',
    modeId: 'mode-dark',
    value: { type: 'VARIABLE_ALIAS', id: 'color/gray/900' },
  })
  const aliases = body.variableModeValues.flatMap(({ value }: { value: { id?: string } }) => value.id ?? [])
  expect(aliases.every((id: string) => ids.has(id))).toBe(true)
})

it('is well-formed for an empty library', async () => {
  const empty = only(shop, { modes: ['Default'], primitives: [], semantics: [] })
  expect(Object.keys(await contents(figma, empty))).toEqual(['figma/Primitives/Value.tokens.json'])
  expect(JSON.parse((await contents(figmaRest, empty))['figma-rest.json'] ?? '')).toMatchObject({
    variables: [],
  })
})
