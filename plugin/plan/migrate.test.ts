import { beforeEach, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import type { WriteOptions } from '../../shared/variables.ts'
import { defaultOptions } from './names.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, length, open, role, send, ticked } from '../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const sent = {
  tokens: [color('blue', '#0000ff'), color('night', '#000011'), length('m', 16)],
  roles: [role('page', { Light: 'blue', Dark: 'night' })],
  modes: ['Light', 'Dark'],
}
const one: WriteOptions = { ...defaultOptions, collections: 'one' }

async function write(options: WriteOptions, of = sent) {
  await send(session, of)
  const { lines } = await session.plan({ options })
  return { lines, result: await session.write({ ids: ticked(lines) }) }
}

const inCollection = (name: string) => {
  const collection = [...file.doc.collections.values()].find((each) => each.name === name)
  return [...file.doc.variables.values()].filter((each) => each.variableCollectionId === collection?.id)
}

it('two collections become one: new variables, the old ones point to them, nothing is deleted', async () => {
  await write(defaultOptions)
  const { lines, result } = await write(one)
  expect(result).toMatchObject({ created: 4, updated: 3, removed: 0, failed: [] })
  expect(lines.filter(({ action }) => action === 'orphan').map(({ name }) => name)).toEqual(['color/page'])
  const [blue] = inCollection('Primitives')
  const [newBlue] = inCollection('Tokens')
  expect(Object.values(blue!.valuesByMode)).toEqual([{ type: 'VARIABLE_ALIAS', id: newBlue!.id }])
  // One collection has the modes of the roles: a primitive is the same in all of them.
  expect(Object.values(newBlue!.valuesByMode)).toEqual([
    { r: 0, g: 0, b: 1, a: 1 },
    { r: 0, g: 0, b: 1, a: 1 },
  ])

  takeWrites(file.doc)
  const again = await write(one)
  expect(again.result).toMatchObject({ created: 0, updated: 0 })
  expect(takeWrites(file.doc)).toEqual({})
  expect(actionsOf(again.lines)).toMatchObject({ blue: 'unchanged', page: 'unchanged', m: 'unchanged' })
})

it('and back: the old collection takes its values again, without a conflict', async () => {
  await write(defaultOptions)
  await write(one)
  const { lines, result } = await write(defaultOptions)
  expect(result).toMatchObject({ created: 0, failed: [] })
  expect(new Set(lines.map(({ action }) => action))).not.toContain('conflict')
  const [blue] = inCollection('Primitives')
  expect(Object.values(blue!.valuesByMode)).toEqual([{ r: 0, g: 0, b: 1, a: 1 }])
})

it('two tokens may swap their names', async () => {
  const named = (a: string, b: string) => ({
    tokens: [color('a', '#010101', { path: ['color', a] }), color('b', '#020202', { path: ['color', b] })],
    roles: [],
    modes: [],
  })
  await write(defaultOptions, named('x', 'y'))
  const [first, second] = file.doc.variables.values()
  expect((await write(defaultOptions, named('y', 'x'))).result).toMatchObject({ renamed: 2, failed: [] })
  expect([first?.name, second?.name]).toEqual(['color/y', 'color/x'])
})

it('names that a style makes equal stay apart', async () => {
  const tokens = [
    color('a', '#010101', { path: ['color', 'blue-gray'] }),
    color('b', '#020202', { path: ['color', 'bluegray'] }),
  ]
  const options = { ...defaultOptions, names: { ...defaultOptions.names, case: 'camel' as const } }
  const { result } = await write(options, { tokens, roles: [], modes: [] })
  expect(result).toMatchObject({ created: 2, failed: [] })
  const steps = ['900', '950'].map((step) =>
    color(step, `#0000${step.slice(0, 2)}`, { path: ['color', 'blue', step] }),
  )
  const ramp = { ...defaultOptions, names: { ...defaultOptions.names, ramp: '100-900' as const } }
  await write(ramp, { tokens: steps, roles: [], modes: [] })
  expect([...file.doc.variables.values()].slice(-2).map(({ name }) => name)).toEqual([
    'color/blue/900',
    'color/blue/900-2',
  ])
})

it.each([
  ['SRGB', '#ff0000', [1, 0, 0]],
  ['LEGACY', '#ff0000', [1, 0, 0]],
  // CSS Color 4: color(srgb 1 0 0) is color(display-p3 0.9175 0.2003 0.1386).
  ['DISPLAY_P3', '#ff0000', [0.9175, 0.2003, 0.1386]],
  ['DISPLAY_P3', '#ffffff', [1, 1, 1]],
  ['DISPLAY_P3', '#000000', [0, 0, 0]],
] as const)('in a %s document %s is the same color', async (profile, hex, rgb) => {
  file.doc.profile = profile
  const just = { tokens: [color('c', hex)], roles: [], modes: [] }
  await write(defaultOptions, just)
  const [variable] = file.doc.variables.values()
  const { r, g, b } = Object.values(variable!.valuesByMode)[0] as RGBA
  for (const [i, channel] of [r, g, b].entries()) expect(channel).toBeCloseTo(rgb[i]!, 3)
  takeWrites(file.doc)
  await write(defaultOptions, just)
  expect(takeWrites(file.doc)).toEqual({})
})
