import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { makeCollection } from '../../e2e/fake-figma/collections.ts'
import { makeVariable } from '../../e2e/fake-figma/variables.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { defaultOptions } from './names.ts'
import { rgba } from '../bind/testing.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, length, open, role, send, ticked, writeTicked } from '../testing.ts'

let file: Installed
let session: Session
let measured: string[]
beforeEach(() => {
  file = installFigma()
  measured = []
  session = open(() => measured)
})

interface Legacy {
  readonly [name: string]: VariableValue | { readonly [mode: string]: VariableValue }
}
const isByMode = (value: Legacy[string]): value is { readonly [mode: string]: VariableValue } =>
  typeof value === 'object' && !('r' in value) && !('type' in value)

/** Variables that somebody made before. */
function legacy(
  collectionName: string,
  variables: Legacy,
  scopes?: VariableScope[],
): Record<string, Variable> {
  const collection = file.figma.variables.createVariableCollection(collectionName)
  const made = Object.entries(variables).map(([name, value]) => {
    const byMode = isByMode(value) ? value : { 'Mode 1': value }
    const [first] = Object.values(byMode)
    const type = typeof first === 'number' ? 'FLOAT' : typeof first === 'string' ? 'STRING' : 'COLOR'
    const variable = file.figma.variables.createVariable(name, collection, type)
    for (const [mode, of] of Object.entries(byMode)) {
      const known = collection.modes.find((one) => one.name === mode)?.modeId
      variable.setValueForMode(known ?? collection.addMode(mode), of)
    }
    if (scopes) variable.scopes = scopes
    return [name, variable] as const
  })
  return Object.fromEntries(made)
}

const plan = async (sent: Parameters<typeof send>[1]) => {
  await send(session, sent)
  return (await session.plan({})).lines
}

it('makes nothing in a file that holds every value already, whatever the names', async () => {
  const mine = legacy('Old brand', {
    'Brand/Blau': rgba('#3366ff'),
    'Brand/Tinte': rgba('#111111'),
    'Abstand/M': 16,
  })
  legacy('Theme', {
    'bg/page': { Light: { type: 'VARIABLE_ALIAS', id: mine['Brand/Blau']!.id }, Dark: rgba('#000000') },
  })
  const sent = {
    tokens: [color('blue', '#3366ff'), color('ink', '#111111'), color('night', '#000000'), length('m', 16)],
    roles: [role('page', { Light: 'blue', Dark: 'night' })],
    modes: ['Light', 'Dark'],
  }
  const lines = await plan(sent)
  // Black is what the role shows in its dark mode, and nothing else.
  expect(actionsOf(lines)).toEqual({
    blue: 'adopt',
    ink: 'adopt',
    night: 'unchanged',
    m: 'adopt',
    page: 'adopt',
  })
  takeWrites(file.doc)
  expect(await session.write({ ids: ticked(lines) })).toMatchObject({ created: 0, adopted: 4, failed: [] })
  // Nothing of theirs was touched: the only writes are our own notes in the file.
  expect(Object.keys(takeWrites(file.doc))).toEqual(['setSharedPluginData'])
  const again = await plan(sent)
  expect(new Set(again.map(({ action }) => action))).toEqual(new Set(['unchanged']))
  await session.write({ ids: again.map(({ id }) => id) })
  expect(takeWrites(file.doc)).toEqual({})
})

describe('what may stand for a token', () => {
  it.each<[string, VariableScope[], string]>([
    ['any scope', ['ALL_SCOPES'], 'adopt'],
    ['fills', ['ALL_FILLS'], 'adopt'],
    ['the very scope', ['FRAME_FILL'], 'adopt'],
    ['hidden from pickers', [], 'adopt'],
    ['for strokes only', ['STROKE_COLOR'], 'create'],
  ])('by scopes: %s', async (_, scopes, action) => {
    legacy('Old', { blue: rgba('#3366ff') }, scopes)
    expect(actionsOf(await plan({ tokens: [color('blue', '#3366ff')] }))).toEqual({ blue: action })
  })

  it('not a near value, and not the same number of another kind', async () => {
    legacy('Old', { blue: rgba('#3366fe'), sixteen: '16' })
    const lines = await plan({ tokens: [color('blue', '#3366ff'), length('m', 16)] })
    expect(actionsOf(lines)).toEqual({ blue: 'create', m: 'create' })
  })

  it('several equally good ones are a question, and the answer is kept', async () => {
    const made = legacy('Old', { 'brand/a': rgba('#3366ff'), 'brand/b': rgba('#3366ff') })
    const sent = { tokens: [color('blue', '#3366ff')] }
    const [line] = await plan(sent)
    expect(line).toMatchObject({ action: 'question', ticked: false })
    expect(line?.choices?.map(({ label }) => label)).toEqual([
      'Use “brand/a” of Old',
      'Use “brand/b” of Old',
      'Make “color/blue”',
    ])
    const id = made['brand/b']!.id
    expect(await session.write({ ids: ['blue'], choices: { blue: id } })).toMatchObject({ adopted: 1 })
    expect(await plan(sent)).toMatchObject([{ action: 'unchanged', name: 'brand/b' }])
  })

  it('the one that the measured layers are bound to goes first', async () => {
    const made = legacy('Old', { 'brand/a': rgba('#3366ff'), 'brand/b': rgba('#3366ff') })
    const fills = [{ type: 'VARIABLE_ALIAS', id: made['brand/b']!.id }]
    const child = { name: 'Button', width: 10, height: 10, boundVariables: { fills } }
    addPage(file.doc, 'Page', [{ id: '1:1', name: 'Frame', width: 100, height: 100, children: [child] }])
    measured = ['1:1']
    const [line] = await plan({ tokens: [color('blue', '#3366ff')] })
    expect(line).toMatchObject({ action: 'adopt', name: 'brand/b' })
    expect(line?.reason).toContain('is used in your frames')
  })

  it('an alias is resolved in the mode that the layers show of what it points to', async () => {
    const base = legacy('Base', { ink: { Light: rgba('#111111'), Dark: rgba('#eeeeee') } }, ['STROKE_COLOR'])
    legacy('Theme', { tone: { type: 'VARIABLE_ALIAS', id: base['ink']!.id } })
    const collection = await file.figma.variables.getVariableCollectionByIdAsync(
      base['ink']!.variableCollectionId,
    )
    const frame = { id: '1:1', name: 'Frame', width: 10, height: 10 }
    const sent = { tokens: [color('pale', '#eeeeee')] }
    addPage(file.doc, 'Page', [frame])
    measured = ['1:1']
    expect(actionsOf(await plan(sent))).toEqual({ pale: 'create' })
    const node = (await file.figma.getNodeByIdAsync('1:1')) as FrameNode
    const dark = collection!.modes.find(({ name }) => name === 'Dark')
    node.setExplicitVariableModeForCollection(collection!, dark!.modeId)
    expect(await plan(sent)).toMatchObject([{ action: 'adopt', name: 'tone' }])
  })
})

describe('libraries', () => {
  const library = () => {
    const collection = makeCollection(file.doc, 'Core', true)
    const blue = makeVariable(file.doc, 'core/blue', collection, 'COLOR', true)
    file.doc.libraries.push({ name: 'Design system', collection, variables: [blue] })
    return blue
  }

  it('are asked unless the designer says no; their variables are adopted, never written', async () => {
    library()
    const sent = {
      tokens: [color('white', '#ffffff')],
      roles: [role('page', { Light: 'white' })],
      modes: ['Light'],
    }
    const [line] = await plan(sent)
    expect(line).toMatchObject({ action: 'adopt', name: 'core/blue' })
    expect(line?.reason).toContain('“core/blue” of Core')
    const { lines } = await session.plan({ options: { ...defaultOptions, libraries: false } })
    expect(actionsOf(lines)).toMatchObject({ white: 'create' })
    const again = await session.plan({ options: defaultOptions })
    // One variable stands for one token: the role is ours, and points to the library.
    expect(await session.write({ ids: ticked(again.lines) })).toMatchObject({
      failed: [],
      adopted: 1,
      created: 1,
    })
  })

  it('are compared part by part, and what was adopted from them stays so', async () => {
    const collection = makeCollection(file.doc, 'Core', true)
    const variables = Array.from({ length: 2001 }, (_, i) =>
      makeVariable(file.doc, `core/${i}`, collection, i < 2000 ? 'FLOAT' : 'COLOR', true),
    )
    file.doc.libraries.push({ name: 'Design system', collection, variables })
    const options = defaultOptions
    const sent = { tokens: [color('white', '#ffffff')] }
    await send(session, sent)
    const first = await session.plan({ options })
    expect([first.libraries, first.lines[0]?.action]).toEqual([{ read: 2000, total: 2001 }, 'create'])
    const { libraries, lines } = await session.plan({ options, more: true })
    expect([libraries, lines[0]?.action]).toEqual([{ read: 2001, total: 2001 }, 'adopt'])
    await session.write({ ids: ticked(lines) })
    const later = open()
    await send(later, sent)
    const without = { ...defaultOptions, libraries: false }
    expect(actionsOf((await later.plan({ options: without })).lines)).toEqual({ white: 'unchanged' })
  })
})

it('an adopted variable that differs later is the designer’s to change', async () => {
  const made = legacy('Old', { 'brand/blue': rgba('#3366ff') })
  await writeTicked(session, { tokens: [color('blue', '#3366ff')] })
  const lines = await plan({ tokens: [color('blue', '#0000ff')] })
  expect(lines).toMatchObject([{ action: 'update', ticked: false, name: 'brand/blue' }])
  expect(await session.write({ ids: ['blue'] })).toMatchObject({ updated: 1, failed: [] })
  const blue = made['brand/blue']!
  expect(Object.values(blue.valuesByMode)).toEqual([{ r: 0, g: 0, b: 1, a: 1 }])
  expect([blue.scopes, blue.codeSyntax, blue.getSharedPluginDataKeys('tokenpipeline')]).toEqual([
    ['ALL_SCOPES'],
    {},
    [],
  ])
})
