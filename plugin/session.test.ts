import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../e2e/fake-figma/testing.ts'
import type { Session } from './session.ts'
import { actionsOf, color, length, open, role, send, ticked, writeTicked } from './testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const variables = () => [...file.doc.variables.values()]
const named = (name: string) => variables().find((variable) => variable.name === name)!
const tokens = [color('blue', '#3366ff'), color('ink', '#111111cc', { uses: ['text'] }), length('tiny', 0.4)]

describe('a first write', () => {
  it('makes what was measured, exactly', async () => {
    const result = await writeTicked(session, { tokens })
    expect(result).toMatchObject({ created: 3, updated: 0, failed: [], cancelled: false, revertible: true })
    expect(variables().map(({ name }) => name)).toEqual(['color/blue', 'color/ink', 'spacing/tiny'])
    const [collection] = file.doc.collections.values()
    expect(collection?.name).toBe('Primitives')
    expect(collection?.modes.map(({ name }) => name)).toEqual(['Value'])
    const [ink] = Object.values(named('color/ink').valuesByMode)
    expect(ink).toEqual({
      r: Math.fround(17 / 255),
      g: Math.fround(17 / 255),
      b: Math.fround(17 / 255),
      a: Math.fround(0.8),
    })
    expect(Object.values(named('spacing/tiny').valuesByMode)).toEqual([Math.fround(0.4)])
    expect(named('color/blue').codeSyntax).toEqual({
      WEB: 'var(--color-blue)',
      ANDROID: 'color_blue',
      iOS: 'DesignTokens.colorBlue',
    })
    // Nothing else stands for it: it is offered itself, where it was seen.
    expect(named('color/ink').scopes).toEqual(['TEXT_FILL'])
  })

  it('says in which mode a role was not seen, and takes the value of the first there', async () => {
    await send(session, { tokens, roles: [role('page', { Light: 'blue' })], modes: ['Light', 'Dark'] })
    const { lines } = await session.plan({})
    expect(lines.find(({ id }) => id === 'page')?.changes).toMatchObject([
      { mode: 'Light', after: { text: 'color/blue' } },
      { mode: 'Dark', after: { text: 'color/blue (not observed here)' } },
    ])
    await session.write({ ids: ticked(lines) })
    const again = (await session.plan({})).lines.find(({ id }) => id === 'page')
    expect(again?.reason).toBe('As it should be. Not observed in Dark: there it takes the value of Light.')
  })

  it('points roles to primitives, by mode, with scopes from what was seen', async () => {
    const dark = color('night', '#000000')
    const result = await writeTicked(session, {
      tokens: [...tokens, dark],
      roles: [role('page', { Light: 'blue', Dark: 'night' })],
      modes: ['Light', 'Dark'],
    })
    expect(result).toMatchObject({ created: 5, failed: [] })
    const page = named('color/page')
    const semantic = file.doc.collections.get(page.variableCollectionId)!
    expect(semantic.name).toBe('Semantic')
    const byMode = semantic.modes.map(({ modeId, name }) => [name, page.valuesByMode[modeId]])
    expect(byMode).toEqual([
      ['Light', { type: 'VARIABLE_ALIAS', id: named('color/blue').id }],
      ['Dark', { type: 'VARIABLE_ALIAS', id: named('color/night').id }],
    ])
    expect(page.scopes).toEqual(['FRAME_FILL', 'SHAPE_FILL'])
    expect([named('color/blue').scopes, named('spacing/tiny').scopes]).toEqual([[], ['GAP']])
  })

  it('offers a primitive wherever no role stands for it: what was seen can be picked again in its field', async () => {
    await writeTicked(session, {
      tokens: [length('8', 8), length('24', 24), color('white', '#ffffff', { uses: ['background', 'text'] })],
      roles: [
        role(
          'inset',
          { Light: '24' },
          { kind: 'dimension', figma: { as: 'variable', scopes: { gap: ['GAP'] } }, uses: ['gap'] },
        ),
        role('page', { Light: 'white' }),
      ],
      modes: ['Light'],
    })
    const scopes = ['spacing/8', 'spacing/24', 'color/white'].map((name) => named(name).scopes)
    expect(scopes).toEqual([['GAP'], [], ['TEXT_FILL']])
    expect(named('color/page').scopes).toEqual(['FRAME_FILL', 'SHAPE_FILL'])
  })

  it('says so when the plan allows fewer modes, and makes a collection for the others', async () => {
    file = installFigma({ modes: 1 })
    const result = await writeTicked(session, {
      tokens: [...tokens, color('night', '#000000')],
      roles: [role('page', { Light: 'blue', Dark: 'night' })],
      modes: ['Light', 'Dark'],
    })
    expect(result).toMatchObject({
      created: 6,
      failed: [],
      notes: ['Your Figma plan allows 1 mode in a collection: the values of “Dark” are in “Semantic Dark”.'],
    })
  })
})

describe('a second write', () => {
  const sent = {
    tokens,
    roles: [role('page', { Light: 'blue', Dark: 'ink' })],
    modes: ['Light', 'Dark'],
  }

  it('writes nothing at all', async () => {
    await writeTicked(session, sent)
    takeWrites(file.doc)
    const again = open()
    await send(again, sent)
    const { lines } = await again.plan({})
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['unchanged']))
    expect(await again.write({ ids: lines.map(({ id }) => id) })).toMatchObject({ created: 0, unchanged: 4 })
    expect(takeWrites(file.doc)).toEqual({})
  })

  it('updates only what changed', async () => {
    await writeTicked(session, sent)
    takeWrites(file.doc)
    const changed = [color('blue', '#3366fe'), ...tokens.slice(1)]
    expect(await writeTicked(session, { ...sent, tokens: changed })).toMatchObject({
      updated: 1,
      unchanged: 3,
    })
    expect(takeWrites(file.doc)).toMatchObject({ setValueForMode: 1 })
  })

  it('a mode that stood alone becomes the first of several, within the plan of the file too', async () => {
    const night = color('night', '#000000')
    await writeTicked(session, { tokens, roles: [role('page', { Default: 'blue' })], modes: ['Default'] })
    file.doc.limits.modes = 1
    const result = await writeTicked(session, {
      tokens: [...tokens, night],
      roles: [role('page', { Light: 'blue', Dark: 'night' })],
      modes: ['Light', 'Dark'],
    })
    expect(result).toMatchObject({
      failed: [],
      notes: ['Your Figma plan allows 1 mode in a collection: the values of “Dark” are in “Semantic Dark”.'],
    })
    const page = named('color/page')
    expect(file.doc.collections.get(page.variableCollectionId)?.modes.map(({ name }) => name)).toEqual([
      'Light',
    ])
  })

  it('renames with the token, and never over a name that a person gave', async () => {
    await writeTicked(session, { tokens: [color('a', '#010101'), color('b', '#020202')] })
    named('color/b').name = 'brand/mine'
    const renamed = [
      color('a', '#010101', { path: ['color', 'first'] }),
      color('b', '#020202', { path: ['color', 'second'] }),
    ]
    await send(session, { tokens: renamed })
    const { lines } = await session.plan({})
    expect(actionsOf(lines)).toEqual({ a: 'rename', b: 'update' })
    await session.write({ ids: ticked(lines) })
    expect(variables().map(({ name }) => name)).toEqual(['color/first', 'brand/mine'])
  })

  it('gives a freed name to another token', async () => {
    await writeTicked(session, { tokens: [color('a', '#010101', { path: ['color', 'x'] })] })
    const result = await writeTicked(session, {
      tokens: [
        color('b', '#020202', { path: ['color', 'x'] }),
        color('a', '#010101', { path: ['color', 'y'] }),
      ],
    })
    expect(result).toMatchObject({ created: 1, renamed: 1, failed: [] })
  })

  it('only widens scopes, and never gives back what a person took away', async () => {
    const seen = (uses: ('background' | 'gap')[]) => ({
      tokens,
      roles: [role('page', { Light: 'blue' }, { uses })],
      modes: ['Light'],
    })
    await writeTicked(session, seen(['background']))
    const page = named('color/page')
    page.scopes = ['FRAME_FILL']
    await writeTicked(session, seen(['background']))
    expect(page.scopes).toEqual(['FRAME_FILL'])
  })
})

describe('what people did since', () => {
  it.each([
    ['theirs', { r: 1, g: 0, b: 0, a: 1 }],
    ['ours', { r: 0, g: 0, b: Math.fround(0x22 / 255), a: 1 }],
  ])('an edit is a conflict: %s', async (choice, value) => {
    await writeTicked(session, { tokens: [color('blue', '#000011')] })
    const blue = named('color/blue')
    const mode = Object.keys(blue.valuesByMode)[0]!
    blue.setValueForMode(mode, { r: 1, g: 0, b: 0, a: 1 })
    const sent = { tokens: [color('blue', '#000022')] }
    await send(session, sent)
    const { lines } = await session.plan({})
    expect(lines).toMatchObject([
      { action: 'conflict', ticked: false, choices: [{ id: 'theirs' }, { id: 'ours' }] },
    ])
    await session.write({ ids: ['blue'], choices: { blue: choice } })
    expect(blue.valuesByMode[mode]).toEqual(value)
    takeWrites(file.doc)
    await send(session, sent)
    expect(actionsOf((await session.plan({})).lines)).toEqual({ blue: 'unchanged' })
  })

  it('what changed between looking and writing returns to review', async () => {
    await writeTicked(session, { tokens: [color('blue', '#000011'), color('ink', '#222222')] })
    await send(session, { tokens: [color('blue', '#000022'), color('ink', '#333333')] })
    const { lines } = await session.plan({})
    const blue = named('color/blue')
    blue.setValueForMode(Object.keys(blue.valuesByMode)[0]!, { r: 1, g: 0, b: 0, a: 1 })
    expect(await session.write({ ids: ticked(lines) })).toMatchObject({ updated: 1, review: ['blue'] })
  })

  it('a name of another type is a clash that says what to do', async () => {
    const mine = file.figma.variables.createVariableCollection('Primitives')
    file.figma.variables.createVariable('color/blue', mine, 'FLOAT')
    await new Promise((resolve) => setTimeout(resolve, 1))
    await send(session, { tokens: [color('blue', '#000011')] })
    const { lines } = await session.plan({})
    expect(lines[0]).toMatchObject({ action: 'clash', ticked: null })
    expect(lines[0]?.reason).toContain('is a number here and a color in your frames')
  })

  it('orphans are listed and deleted only when ticked', async () => {
    await writeTicked(session, { tokens: [color('blue', '#000011'), color('ink', '#222222')] })
    const sent = { tokens: [color('ink', '#222222')] }
    expect(await writeTicked(session, sent)).toMatchObject({ removed: 0 })
    expect(variables()).toHaveLength(2)
    await send(session, sent)
    const { lines } = await session.plan({})
    const orphan = lines.find(({ action }) => action === 'orphan')!
    expect(orphan).toMatchObject({ name: 'color/blue', ticked: false })
    expect(await session.write({ ids: [orphan.id] })).toMatchObject({ removed: 1 })
    expect(variables().map(({ name }) => name)).toEqual(['color/ink'])
  })
})
