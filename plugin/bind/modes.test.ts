import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { bindTicked, filled, variable } from './testing.ts'

let fake: Installed
let session: Session
let paper: Variable
let ink: Variable
beforeEach(() => {
  fake = installFigma()
  session = open()
  variable(fake, 'gray/900', '#101828', [], 'Primitives')
  paper = variable(fake, 'paper', { Light: '#ffffff', Dark: '#101828' }, ['FRAME_FILL'], 'Semantic')
  ink = variable(fake, 'ink', { Light: '#101828', Dark: '#f5f5f5' }, ['TEXT_FILL'], 'Semantic')
})

const page = (...nodes: NodeSpec[]) => addPage(fake.doc, 'Page 1', nodes)
const text = (id: string, hex: string) => filled(id, hex, { type: 'TEXT' })
const screen = (id: string, ground: string, letters: string, more: Partial<NodeSpec> = {}): NodeSpec =>
  filled(id, ground, { children: [text(`${id}-t`, letters)], ...more })
const light = screen('light', '#ffffff', '#101828')
const dark = screen('dark', '#101828', '#f5f5f5')
const node = (id: string) => fake.doc.nodes.get(id) as unknown as FrameNode
const semantic = () => [...fake.doc.collections.values()].find(({ name }) => name === 'Semantic')!
const darkId = () => semantic().modes.find(({ name }) => name === 'Dark')?.modeId
const check = (...frames: string[]) => session.check({ frames })
const writes = () => [...fake.doc.writes].filter(([name]) => name !== 'commitUndo')

describe('a screen painted in the values of another mode', () => {
  it('switches to it, and is bound to what the light one is bound to', async () => {
    page(light, dark, screen('dark2', '#101828', '#f5f5f5'))
    const { lines } = await check('light', 'dark', 'dark2')
    expect(lines[0]).toMatchObject({
      kind: 'mode',
      value: { text: 'Light' },
      target: { text: 'Dark', collection: 'Semantic' },
      reason: 'dark, dark2 show the values of Dark.',
      ticked: true,
      count: 2,
      places: [{ layer: 'dark' }, { layer: 'dark2' }],
    })
    expect(await bindTicked(session, ['light', 'dark', 'dark2'])).toMatchObject({
      bound: 6,
      switched: 2,
      failed: [],
      review: [],
    })
    for (const id of ['light', 'dark', 'dark2']) {
      expect(JSON.stringify(node(id).fills)).toContain(`"${paper.id}"`)
      expect(JSON.stringify(node(`${id}-t`).fills)).toContain(`"${ink.id}"`)
    }
    expect(node('light').explicitVariableModes).toEqual({})
    expect(node('dark').explicitVariableModes).toEqual({ [semantic().id]: darkId() })
  })

  it('a second time nothing happens, and everything is on the system', async () => {
    page(light, dark)
    await bindTicked(session, ['light', 'dark'])
    fake.doc.writes.clear()
    const { lines, total, bound } = await check('light', 'dark')
    expect({ lines, total, bound }).toEqual({ lines: [], total: 4, bound: 4 })
    expect(await bindTicked(session, ['light', 'dark'])).toMatchObject({ bound: 0, switched: 0 })
    expect(writes()).toEqual([])
  })

  it('goes back to the mode it was set to, or to none', async () => {
    page(dark, screen('set', '#101828', '#f5f5f5'))
    const lightId = semantic().defaultModeId
    node('set').setExplicitVariableModeForCollection(semantic(), lightId)
    await bindTicked(session, ['dark', 'set'])
    const { lines } = await session.planRevert({})
    expect(lines.map(({ name, reason }) => [name, reason])).toContainEqual([
      'Dark',
      '2 frames go back to the mode from before.',
    ])
    expect(await session.revert({ ids: lines.map(({ id }) => id) })).toMatchObject({ failed: [] })
    expect(node('dark').explicitVariableModes).toEqual({})
    expect(node('set').explicitVariableModes).toEqual({ [semantic().id]: lightId })
    expect(JSON.stringify(node('dark').fills)).not.toContain('VARIABLE_ALIAS')
  })

  it('without the switch its layers are not bound to what would look different', async () => {
    page(dark)
    const { lines } = await check('dark')
    const [turn, ...others] = lines
    fake.doc.writes.clear()
    expect(others.map(({ kind, needs }) => [kind, needs])).toEqual([
      ['bind', turn?.id],
      ['bind', turn?.id],
    ])
    expect(await session.bind({ ids: others.map(({ id }) => id) })).toMatchObject({ bound: 0, switched: 0 })
    expect(writes()).toEqual([])
  })
})

it.each<[string, NodeSpec[]]>([
  ['one value alone is chance', [filled('f', '#101828')]],
  [
    'what is bound already would look different',
    [
      screen('f', '#101828', '#f5f5f5', {
        children: [
          text('t', '#f5f5f5'),
          filled('b', '#ffffff', {
            props: {
              fills: [
                solid('#ffffff', { boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'paper' } } }),
              ],
            },
          }),
        ],
      }),
    ],
  ],
  [
    'most of it shows the mode it is in',
    [
      screen('f', '#ffffff', '#101828', {
        children: [text('a', '#101828'), text('b', '#101828'), screen('card', '#101828', '#f5f5f5')],
      }),
    ],
  ],
  ['it is locked', [{ ...dark, id: 'f', locked: true }]],
])('a frame stays in its mode where %s', async (_, nodes) => {
  page(...(JSON.parse(JSON.stringify(nodes).replaceAll('"paper"', `"${paper.id}"`)) as NodeSpec[]))
  const { lines } = await check('f')
  expect(lines.filter(({ kind }) => kind === 'mode')).toEqual([])
})

describe('instances inside', () => {
  const main = (overrides: string[]) => [
    filled('main', '#ffffff', { type: 'COMPONENT', name: 'Card' }),
    { ...light, children: [...(light.children ?? []), at('i1', { type: 'INSTANCE', main: 'main' })] },
    {
      ...dark,
      children: [
        ...(dark.children ?? []),
        filled('i2', '#101828', {
          type: 'INSTANCE',
          main: 'main',
          overrides: [{ id: 'i2', overriddenFields: overrides }],
        }),
      ],
    },
  ]
  it('that would follow make it a question, and nothing is ticked that depends on it', async () => {
    page(...main([]))
    const { lines } = await check('light', 'dark')
    const turn = lines.find(({ kind }) => kind === 'mode')
    expect(turn).toMatchObject({
      ticked: false,
      reason: 'dark shows the values of Dark. Instances of Card would change their look with it.',
    })
    expect(lines.filter(({ needs }) => needs === turn?.id).map(({ ticked }) => ticked)).toEqual([
      false,
      false,
    ])
  })

  it('that override it do not follow', async () => {
    page(...main(['fills']))
    const { lines } = await check('light', 'dark')
    expect(lines.find(({ kind }) => kind === 'mode')).toMatchObject({ ticked: true })
  })
})
