import { beforeEach, describe, expect, it } from 'vitest'
import { makeCollection } from '../../e2e/fake-figma/collections.ts'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { makeVariable } from '../../e2e/fake-figma/variables.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../write/session.ts'
import { bindTicked, filled, open, rgba, saysOf, variable } from './testing.ts'

let fake: Installed
let session: Session
beforeEach(() => {
  fake = installFigma()
  session = open()
})

const page = (...nodes: NodeSpec[]) => addPage(fake.doc, 'Page 1', nodes)
const frame = (...children: NodeSpec[]) => at('f', { children })
const check = (...frames: string[]) => session.check({ frames: frames.length > 0 ? frames : ['f'] })
const writes = () => [...fake.doc.writes.values()].reduce((sum, count) => sum + count, 0)

describe('one layer', () => {
  const radius = (px: number) => at('l', { props: { cornerRadius: px } })
  const row = (props: object) =>
    at('l', { props: { layoutMode: 'HORIZONTAL', ...props }, children: [at('a'), at('b')] })
  const shade = {
    type: 'DROP_SHADOW',
    visible: true,
    color: rgba('#101828'),
    offset: { x: 0, y: 4 },
    radius: 8,
    spread: 0,
    blendMode: 'NORMAL',
  }
  it.each<[string, () => unknown, NodeSpec, [string, string, string | undefined, number][]]>([
    [
      'an exact fill',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6efd'),
      [['bind', '#0d6efd', 'blue', 1]],
    ],
    [
      'a fill close by',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6bfa'),
      [['near', '#0d6bfa', 'blue', 1]],
    ],
    [
      'another color',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#ff0000'),
      [['new', '#ff0000', undefined, 1]],
    ],
    [
      'nothing is said where the file has no such variables',
      () => variable(fake, 'gap', 8),
      filled('l', '#ff0000'),
      [],
    ],
    [
      'a scope that does not allow it',
      () => variable(fake, 'ink', '#0d6efd', ['TEXT_FILL']),
      filled('l', '#0d6efd'),
      [],
    ],
    [
      'a fill that is the same to the eye',
      () => variable(fake, 'ink', '#101828'),
      at('l', { props: { fills: [{ type: 'SOLID', color: { r: 0.0627, g: 0.0941, b: 0.1569 } }] } }),
      [['bind', '#101828', 'ink', 1]],
    ],
    [
      'text',
      () => variable(fake, 'ink', '#111111', ['TEXT_FILL']),
      filled('l', '#111111', { type: 'TEXT' }),
      [['bind', '#111111', 'ink', 1]],
    ],
    [
      'a stroke',
      () => variable(fake, 'line', '#e2e8f0', ['STROKE_COLOR']),
      at('l', { props: { strokes: [solid('#e2e8f0')] } }),
      [['bind', '#e2e8f0', 'line', 1]],
    ],
    [
      'four corners are one',
      () => variable(fake, 'radius/8', 8, ['CORNER_RADIUS']),
      radius(8),
      [['bind', '8', 'radius/8', 1]],
    ],
    [
      'a corner close by',
      () => variable(fake, 'radius/8', 8, ['CORNER_RADIUS']),
      radius(7),
      [['near', '7', 'radius/8', 1]],
    ],
    [
      'gap and padding',
      () => variable(fake, 'space/16', 16, ['GAP']),
      row({ itemSpacing: 16, paddingLeft: 16, paddingRight: 16 }),
      [['bind', '16', 'space/16', 2]],
    ],
    [
      'no gap where space is distributed',
      () => variable(fake, 'space/16', 16, ['GAP']),
      row({ itemSpacing: 16, primaryAxisAlignItems: 'SPACE_BETWEEN' }),
      [],
    ],
    [
      'a name tells radius from spacing',
      () => [variable(fake, 'space/8', 8), variable(fake, 'radius/8', 8)],
      radius(8),
      [['bind', '8', 'radius/8', 1]],
    ],
    [
      'several with this value are a question',
      () => [variable(fake, 'a', '#ffffff'), variable(fake, 'b', '#ffffff')],
      filled('l', '#ffffff'),
      [['question', '#ffffff', undefined, 1]],
    ],
    [
      'the one for this use is no question',
      () => [variable(fake, 'a', '#ffffff', []), variable(fake, 'b', '#ffffff', ['FRAME_FILL'])],
      filled('l', '#ffffff'),
      [['bind', '#ffffff', 'b', 1]],
    ],
    [
      'locked',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6efd', { locked: true }),
      [['left', '#0d6efd', undefined, 1]],
    ],
    [
      'translucent',
      () =>
        variable(fake, 'blue', '#0d6efd').setValueForMode(
          [...fake.doc.collections.values()][0]!.defaultModeId,
          { ...rgba('#0d6efd'), a: 0.5 },
        ),
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'blue', 1]],
    ],
    [
      'translucent over an opaque variable',
      () => variable(fake, 'blue', '#0d6efd'),
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'blue', 1]],
    ],
    [
      'a translucent variable before an opaque one',
      () => [
        variable(fake, 'blue', '#0d6efd'),
        variable(fake, 'haze', '#0d6efd').setValueForMode(
          [...fake.doc.collections.values()][0]!.defaultModeId,
          { ...rgba('#0d6efd'), a: 0.5 },
        ),
      ],
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'haze', 1]],
    ],
    [
      'the color of a shadow beside a blur',
      () => variable(fake, 'shade', '#101828', ['EFFECT_COLOR']),
      at('l', { props: { effects: [shade, { type: 'LAYER_BLUR', visible: true, radius: 4 }] } }),
      [['bind', '#101828', 'shade', 1]],
    ],
    [
      'a shadow’s color that nothing has is no value by itself',
      () => variable(fake, 'shade', '#445566', ['EFFECT_COLOR']),
      at('l', { props: { effects: [shade] } }),
      [],
    ],
    ['hidden', () => variable(fake, 'blue', '#0d6efd'), filled('l', '#0d6efd', { visible: false }), []],
  ])('%s', async (_, variables, layer, expected) => {
    variables()
    page(frame(layer))
    expect(saysOf(await check())).toEqual(expected)
  })
})

it('compares with the value of the mode that a layer shows', async () => {
  const paper = variable(fake, 'paper', { Light: '#ffffff', Dark: '#101010' })
  const [home] = fake.doc.collections.values()
  const dark = home!.modes.find(({ name }) => name === 'Dark')!.modeId
  page(
    filled('light', '#ffffff'),
    filled('dark', '#101010', { resolvedVariableModes: { [home!.id]: dark } }),
    filled('wrong', '#101010'),
  )
  expect(saysOf(await check('light', 'dark', 'wrong'))).toEqual([
    ['bind', '#ffffff', paper.name, 2],
    ['new', '#101010', undefined, 1],
  ])
})

it('a clean file is wholly on its system, and offers nothing', async () => {
  const blue = variable(fake, 'blue', '#0d6efd')
  const alias = { type: 'VARIABLE_ALIAS' as const, id: blue.id }
  page(frame(at('l', { props: { fills: [solid('#0d6efd', { boundVariables: { color: alias } })] } })))
  const { lines, ...counts } = await check()
  expect(lines).toEqual([])
  expect(counts).toMatchObject({ total: 1, onSystem: 1, bound: 1, near: 0, fresh: 0 })
})

it('one drifted layer is found, fixed, and gone', async () => {
  const blue = variable(fake, 'blue', '#0d6efd')
  page(frame(filled('a', '#0d6efd'), filled('b', '#0d6bfa')))
  await bindTicked(session, ['f'])
  const before = await check()
  expect(before).toMatchObject({ total: 2, onSystem: 1, near: 1 })
  expect(before.lines).toMatchObject([{ kind: 'near', ticked: false, target: { id: blue.id } }])
  expect(await session.bind({ ids: before.lines.map(({ id }) => id) })).toMatchObject({
    bound: 1,
    failed: [],
    review: [],
  })
  expect(await check()).toMatchObject({ total: 2, onSystem: 2, near: 0, lines: [] })
})

it('what is kept is not asked about again, by nobody, until it is', async () => {
  variable(fake, 'blue', '#0d6efd')
  page(frame(filled('b', '#0d6bfa')))
  const ids = (await check()).lines.map(({ id }) => id)
  await session.keepMisses({ ids, kept: true })
  session = open()
  expect(await check()).toMatchObject({ near: 0, kept: 1, lines: [] })
  await session.keepMisses({ ids, kept: false })
  expect(await check()).toMatchObject({ near: 1, kept: 0 })
})

it('counts by frame and page', async () => {
  variable(fake, 'blue', '#0d6efd')
  page(frame(filled('a', '#0d6efd'), filled('b', '#ff0000')))
  addPage(fake.doc, 'Page 2', [filled('g', '#0d6efd')])
  expect((await check('f', 'g')).frames).toMatchObject([
    { id: 'f', page: 'Page 1', total: 2, onSystem: 1, fresh: 1 },
    { id: 'g', page: 'Page 2', total: 1, onSystem: 1 },
  ])
})

it('knows variables of libraries', async () => {
  const collection = makeCollection(fake.doc, 'Core', true)
  const blue = makeVariable(fake.doc, 'core/blue', collection, 'COLOR', true)
  Object.defineProperty(blue, 'valuesByMode', { value: { [collection.defaultModeId]: rgba('#0d6efd') } })
  fake.doc.libraries.push({ name: 'Core', collection, variables: [blue] })
  page(frame(filled('l', '#0d6efd')))
  expect((await check()).lines).toEqual([])
  const { lines } = await session.check({ frames: ['f'], libraries: true })
  expect(lines).toMatchObject([
    { kind: 'bind', target: { name: 'core/blue', collection: 'Core', library: true } },
  ])
  page(filled('g', '#0d6bfa'))
  expect(await session.check({ frames: ['g'], libraries: true })).toMatchObject({
    near: 1,
    lines: [{ kind: 'near', target: { name: 'core/blue', library: true } }],
  })
})

it('writes nothing', async () => {
  variable(fake, 'blue', '#0d6efd')
  page(frame(filled('l', '#0d6efd')))
  fake.doc.writes.clear()
  await check()
  expect(writes()).toBe(0)
})
