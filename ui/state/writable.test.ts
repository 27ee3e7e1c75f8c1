import { expect, it } from 'vitest'
import { ink, inkType, length, libraryOf, setOf, types } from '../testing/sample.ts'
import { itemsOf } from './rows.ts'
import { writablesOf } from './writable.ts'

const [red, blue, gap] = [ink('red', '#cc0000'), ink('blue', '#0000cc'), length('gap', 12)]
const set = setOf([red, blue, gap], {
  semantics: [
    {
      id: 'id-link',
      type: 'ink',
      path: ['ink', 'link'],
      role: 'link',
      alias: { Light: blue.key, Dark: red.key },
    },
  ],
})
const without = (curation: Record<string, object>) =>
  writablesOf(itemsOf(set, { ...libraryOf(set), curation }, types, new Set()), set, () => [])

it('takes tokens and the roles that point to them', () => {
  const { tokens, roles, modes } = without({})
  expect(tokens.map(({ id }) => id)).toEqual(['id-red', 'id-blue', 'id-gap'])
  expect(roles).toMatchObject([{ id: 'id-link', kind: 'color', alias: { Light: 'id-blue', Dark: 'id-red' } }])
  expect(modes).toEqual(['Light', 'Dark'])
})
it('leaves out what was excluded, also from roles', () => {
  const { tokens, roles } = without({ 'id-red': { excluded: true } })
  expect(tokens.map(({ id }) => id)).toEqual(['id-blue', 'id-gap'])
  expect(roles).toMatchObject([{ alias: { Light: 'id-blue' } }])
})
it('points roles at what their token was merged into', () => {
  expect(without({ 'id-red': { mergedInto: 'id-blue' } }).roles).toMatchObject([
    { alias: { Light: 'id-blue', Dark: 'id-blue' } },
  ])
})
it('leaves unticked what only pictures inside the frames show', () => {
  const shown = { ...blue, evidence: { ...blue.evidence, reference: true } }
  const items = itemsOf(setOf([red, shown]), libraryOf(set), types, new Set())
  const { tokens, noise } = writablesOf(items, set, () => [])
  expect(tokens.map(({ id }) => id)).toEqual(['id-red', 'id-blue'])
  expect(noise).toEqual(['id-blue'])
})
it('names layers once each', () => {
  const items = itemsOf(set, libraryOf(set), types, new Set())
  const place = { value: red.value, source: 'layers' as const, frame: 'a', weight: 1 }
  const { tokens } = writablesOf(items, set, () => [
    { ...place, layer: '1:2' },
    { ...place, layer: '1:2' },
    place,
    { ...place, layer: '1:3' },
  ])
  expect(tokens[0]?.layers).toEqual(['1:2', '1:3'])
})
it('leaves out types that have no home in Figma', () => {
  const homeless = [{ ...inkType, figma: { as: 'none' as const, scopes: {} } }]
  const { tokens, roles } = writablesOf(itemsOf(set, libraryOf(set), homeless, new Set()), set, () => [])
  expect([...tokens, ...roles]).toEqual([])
})
