import { describe, expect, it } from 'vitest'
import { dtcg } from '../formats/dtcg.ts'
import { contents } from '../formats/testing/render.ts'
import { shop } from '../formats/testing/shop.ts'
import { hex, px } from '../formats/testing/tokens.ts'
import { types } from '../formats/testing/types.ts'
import { tokensStudio } from '../formats/tokens-studio.ts'
import { type RoleSeed, importTokens } from './import.ts'

/** The seed that a role points to in the default mode. */
function pointedBy(role: RoleSeed | undefined): string {
  const [target] = Object.values(role?.targets ?? {})
  return target && 'path' in target ? target.path.join('/') : ''
}

const seed = (document: unknown) => importTokens(JSON.stringify(document), types)

describe('our own file', () => {
  it('comes back with every id, name, value and role', async () => {
    const { 'tokens.json': text = '' } = await contents(dtcg, shop)
    const { tokens, roles, carried, from } = importTokens(text, types)
    const theirs = tokens.map(({ id, type, kind, path, value }) => ({ id, type, kind, path, value }))
    const ours = shop.set.primitives.map(({ id, type, kind, path, value }) => ({
      id,
      type,
      kind,
      path,
      value,
    }))
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
      (a.id ?? '') < (b.id ?? '') ? -1 : 1
    expect(theirs.toSorted(byId)).toEqual(ours.toSorted(byId))
    // Old names come back too, as what they are: references that nobody should use.
    const present = roles.filter(({ deprecated }) => deprecated === undefined)
    expect(roles.length - present.length).toBe(3)
    expect(present.map((one) => [one.id, one.role, pointedBy(one)].join(' ')).toSorted()).toEqual(
      shop.set.semantics
        // One is seen in Dark only: it stands in the base with what it is there.
        .map(({ id, role, alias }) => [id, role, (alias['Light'] ?? alias['Dark'])?.split(':')[1]].join(' '))
        .toSorted(),
    )
    expect({ carried, from }).toEqual({ carried: [], from: 'dtcg' })
  })

  it('comes back from Tokens Studio with every name and value', async () => {
    const { 'tokens-studio.json': text = '' } = await contents(tokensStudio, shop)
    const { tokens, roles, carried, from } = importTokens(text, types)
    expect(from).toBe('tokens-studio')
    const paths = tokens.map(({ path }) => path.join('/'))
    expect(paths).toEqual(expect.arrayContaining(shop.set.primitives.map(({ path }) => path.join('/'))))
    expect(roles.map(({ path }) => path.join('/'))).toEqual(
      expect.arrayContaining(shop.set.semantics.map(({ path }) => path.join('/'))),
    )
    expect(carried).toEqual([])
    expect(pointedBy(roles.find(({ path }) => path.join('/') === 'color/background'))).toBe('color/white')
    expect(tokens.find(({ path }) => path.join('/') === 'text/caption')).toMatchObject({
      type: 'typography',
      value: { fontSize: px(12), lineHeight: 1.5 },
    })
    expect(tokens.find(({ path }) => path.join('/') === 'spacing/13')).toMatchObject({
      type: 'spacing',
      value: px(13),
    })
  })
})

describe("other people's files", () => {
  it.each([
    [
      'a color of the drafts',
      { $type: 'color', $value: '#3B82F680' },
      { value: { ...hex('#3b82f6'), alpha: 0.502 } },
    ],
    [
      'an oklch color',
      { $type: 'color', $value: { colorSpace: 'oklch', components: [1, 0, 'none'] } },
      { value: hex('#ffffff') },
    ],
    [
      'an hsl color',
      { $type: 'color', $value: { colorSpace: 'hsl', components: [0, 100, 50] } },
      { value: hex('#ff0000') },
    ],
    [
      'a font weight by name',
      { $type: 'typography', $value: { fontWeight: 'Semi Bold', fontSize: '16px' } },
      { value: { fontWeight: 600, fontSize: px(16) } },
    ],
    [
      'a single shadow',
      {
        $type: 'shadow',
        $value: { color: '#000', offsetX: '0', offsetY: '2px', blur: '4px', spread: '0px' },
      },
      { value: [{ offsetY: px(2), inset: false }] },
    ],
  ])('%s', (_, token, expected) => {
    expect(seed({ brand: { one: token } })).toMatchObject({ tokens: [expected], carried: [] })
  })

  it('gets legal, unique names in the group of the type', () => {
    const color = { $type: 'color', $value: '#fff' }
    const { tokens } = seed({ 'Brand Colors': { 'Blau 500': color, blau_500: color }, Güte: color })
    expect(tokens.map(({ path }) => path.join('/'))).toEqual([
      'color/brand-colors/blau-500',
      'color/brand-colors/blau-500-2',
      'color/gute',
    ])
  })

  it('tells a length by the names on the way, and carries one it cannot tell', () => {
    const px8 = { $type: 'dimension', $value: { value: 8, unit: 'px' } }
    const { tokens, carried } = seed({ radius: { lg: px8 }, layout: { spacing: { m: px8 }, far: px8 } })
    expect(tokens.map(({ type, path }) => [type, path.join('/')])).toEqual([
      ['radius', 'radius/lg'],
      ['spacing', 'spacing/layout/spacing/m'],
    ])
    expect(carried).toMatchObject([
      { path: ['layout', 'far'], reason: 'no type here takes a dimension of that name', node: px8 },
    ])
  })

  it('follows aliases through any number of names', () => {
    const { roles } = seed({
      a: { $type: 'color', $value: '#fff' },
      b: { $value: '{a}' },
      c: { $value: '{b}' },
      d: { $value: '{gone}' },
    })
    expect(roles.map((one) => [one.path.join('/'), pointedBy(one)])).toEqual([
      ['color/b', 'color/a'],
      ['color/c', 'color/a'],
    ])
  })

  it('understands Tokens Studio in its first form, without $', () => {
    const { tokens, from } = seed({
      global: {
        primary: { value: '#3b82f6', type: 'color' },
        gap: { value: '8', type: 'spacing' },
        box: { value: '4px', type: 'sizing' },
      },
    })
    expect(from).toBe('tokens-studio')
    expect(tokens.map(({ type, path }) => [type, path.join('/')])).toEqual([
      ['color', 'color/global/primary'],
      ['spacing', 'spacing/global/gap'],
    ])
  })

  it.each([
    ['no type', { $value: 1 }, 'it has no type'],
    ['a strange type', { $type: 'asset', $value: 1 }, '"asset" is not a W3C type'],
    ['a broken value', { $type: 'color', $value: 'tealish' }, 'its value is no color'],
    ['a circle', { $type: 'color', $value: '{x}' }, 'its alias goes in a circle'],
  ])('carries %s and says why', (_, token, reason) => {
    expect(seed({ x: token })).toMatchObject({
      tokens: [],
      roles: [],
      carried: [{ path: ['x'], reason, node: token }],
    })
  })
})
