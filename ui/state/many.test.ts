import { describe, expect, it } from 'vitest'
import { ink, libraryOf, setOf, types } from '../testing/sample.ts'
import { familyOf, renamedAll } from './renaming.ts'
import { itemsOf, type TokenRow } from './rows.ts'
import { cleanUpSteps, groupsOf } from './twins.ts'

const gray = (step: string, hex: string) => ink(`gray-${step}`, hex, { path: ['ink', 'gray', step] })
const set = setOf([
  gray('50', '#fafafa'),
  gray('100', '#eeeeee'),
  ink('red', '#cc0000'),
  ink('mud', '#cc0001'),
])
const items = itemsOf(set, libraryOf(set), types, new Set()) as TokenRow[]
const at = (key: string) => items.find((item) => item.key === key)
const [light, dark, red] = items as [TokenRow, TokenRow, TokenRow]

describe('many names', () => {
  it('have a family where all of them have it', () => {
    expect(familyOf([light, dark])).toBe('gray')
    expect(familyOf([light, red])).toBe('')
  })
  it.each([
    ['gray', 'Neutral', ['ink/neutral/50', 'ink/neutral/100'], false],
    ['gray/', '', ['ink/50', 'ink/100'], false],
    ['gray/50', 'red', ['ink/red'], true],
    ['blue', 'x', [], false],
    ['', 'x', [], false],
  ])('with %j as %j', (find, replace, expected, taken) => {
    const renamed = renamedAll([light, dark], find, replace, items)
    expect(renamed.map(({ path }) => path?.join('/'))).toEqual(expected)
    expect(renamed.some((one) => one.taken)).toBe(taken)
  })
  it('are taken where two of them would be the same', () => {
    expect(renamedAll([light, dark], '00', '', items).map((one) => one.taken)).toEqual([false])
    expect(renamedAll([light, dark], '100', '50', items).map((one) => one.taken)).toEqual([true])
  })
})

describe('near twins', () => {
  const twins = {
    type: 'ink',
    keep: red.key,
    members: [
      { key: red.key, places: 9, layers: 0 },
      { key: 'ink #cc0001', places: 2, layers: 0 },
    ],
    says: '',
  }
  it('keep the commonest, or the one that people choose, and say what changes', () => {
    expect(groupsOf([twins], at)).toMatchObject([{ keep: { key: red.key }, changes: 2 }])
    const other = groupsOf([twins], at, { [red.key]: 'ink #cc0001' })
    expect(other).toMatchObject([{ keep: { key: 'ink #cc0001' }, changes: 9 }])
    expect(cleanUpSteps(other)).toEqual([{ do: 'merge', id: 'id-red', into: 'id-mud' }])
  })
  it('are none once all but one are gone', () => {
    expect(groupsOf([twins], (key) => (key === red.key ? at(key) : undefined))).toEqual([])
  })
})
