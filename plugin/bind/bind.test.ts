import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { bindTicked, filled, saysOf, variable } from './testing.ts'

type Shown = Pick<FrameNode, 'fills' | 'boundVariables' | 'effectStyleId' | 'topLeftRadius'> &
  Pick<TextNode, 'textStyleId'>

let fake: Installed
let session: Session
beforeEach(() => {
  fake = installFigma()
  session = open()
})

const page = (...nodes: NodeSpec[]) => addPage(fake.doc, 'Page 1', nodes)
const node = (id: string) => fake.doc.nodes.get(id) as unknown as Shown
const boundTo = (id: string) => JSON.stringify(node(id).boundVariables)
const button = (id: string, more: Partial<NodeSpec> = {}): NodeSpec =>
  filled(id, '#0d6efd', { type: 'INSTANCE', main: 'main', ...more })
const main = filled('main', '#0d6efd', {
  type: 'COMPONENT',
  name: 'Button',
  children: [filled('main;l', '#ffffff', { type: 'TEXT' })],
})

it('binds just the layers that show the value', async () => {
  const blue = variable(fake, 'blue', '#0d6efd')
  page(at('f', { children: [filled('a', '#0d6efd'), filled('b', '#0d6efd'), filled('c', '#ff0000')] }))
  expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 2, failed: [], review: [] })
  expect(boundTo('a')).toContain(blue.id)
  expect(boundTo('b')).toContain(blue.id)
  expect(boundTo('c')).toBe('{}')
  expect(node('a').fills).toMatchObject([{ type: 'SOLID', boundVariables: { color: { id: blue.id } } }])
})

it('binds each property there is', async () => {
  const blue = variable(fake, 'blue', '#0d6efd', ['STROKE_COLOR'])
  const radius = variable(fake, 'radius/8', 8, ['CORNER_RADIUS'])
  const space = variable(fake, 'space/16', 16, ['GAP'])
  const props = {
    strokes: [solid('#0d6efd')],
    cornerRadius: 8,
    layoutMode: 'VERTICAL',
    itemSpacing: 16,
    paddingTop: 16,
  }
  page(at('f', { props, children: [at('a'), at('b')] }))
  expect(await bindTicked(session, ['f'])).toMatchObject({ failed: [], review: [] })
  const alias = (one: Variable) => ({ type: 'VARIABLE_ALIAS', id: one.id })
  expect(node('f').boundVariables).toEqual({
    strokes: [alias(blue)],
    topLeftRadius: alias(radius),
    topRightRadius: alias(radius),
    bottomRightRadius: alias(radius),
    bottomLeftRadius: alias(radius),
    itemSpacing: alias(space),
    paddingTop: alias(space),
  })
})

it('binds text and shadows to the styles that equal them', async () => {
  const text = fake.figma.createTextStyle()
  await fake.figma.loadFontAsync({ family: 'Inter', style: 'Bold' })
  await fake.figma.loadFontAsync({ family: 'Inter', style: 'Regular' })
  text.fontName = { family: 'Inter', style: 'Bold' }
  text.fontSize = 24
  const effect = fake.figma.createEffectStyle()
  const shadow = {
    type: 'DROP_SHADOW',
    visible: true,
    color: { r: 0, g: 0, b: 0, a: 0.25 },
    offset: { x: 0, y: 4 },
    radius: 8,
    spread: 0,
    blendMode: 'NORMAL',
  }
  effect.effects = [shadow as Effect]
  const style = { fontName: { family: 'Inter', style: 'Bold' }, fontSize: 24 }
  page(
    at('f', {
      props: { effects: [shadow] },
      children: [at('t', { type: 'TEXT', props: style }), at('u', { type: 'TEXT' })],
    }),
  )
  expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 2, failed: [] })
  expect(node('t').textStyleId).toBe(text.id)
  expect(node('u').textStyleId).toBe('')
  expect(node('f').effectStyleId).toBe(effect.id)
})

it('a second time it binds nothing', async () => {
  variable(fake, 'blue', '#0d6efd')
  page(at('f', { children: [filled('a', '#0d6efd')] }))
  await bindTicked(session, ['f'])
  fake.doc.writes.clear()
  expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 0 })
  expect([...fake.doc.writes]).toEqual([])
})

it('what changed since it was shown returns to review', async () => {
  variable(fake, 'blue', '#0d6efd')
  page(at('f', { children: [filled('a', '#0d6efd'), filled('b', '#0d6efd')] }))
  const { lines } = await session.check({ frames: ['f'] })
  node('b').fills = [solid('#ff0000') as SolidPaint]
  const ids = lines.map(({ id }) => id)
  expect(await session.bind({ ids })).toMatchObject({ bound: 0, review: ids })
  expect(boundTo('a')).toBe('{}')
})

it('a question is answered by a choice', async () => {
  variable(fake, 'a', '#ffffff')
  const b = variable(fake, 'b', '#ffffff')
  page(filled('f', '#ffffff'))
  const { lines } = await session.check({ frames: ['f'] })
  const id = lines[0]?.id ?? ''
  expect(await session.bind({ ids: [id], choices: { [id]: b.id } })).toMatchObject({ bound: 1 })
  expect(boundTo('f')).toContain(b.id)
})

describe('instances', () => {
  it('are never bound: their main component is, once, saying who follows', async () => {
    const blue = variable(fake, 'blue', '#0d6efd')
    page(main, at('f', { children: Array.from({ length: 3 }, (_, i) => button(`i${i}`)) }))
    const { lines } = await session.check({ frames: ['f'] })
    expect(lines.find(({ kind }) => kind === 'bind')).toMatchObject({
      count: 1,
      reason: 'On Button. 3 instances of Button follow.',
      places: [{ layer: 'main', instances: 3 }],
    })
    await bindTicked(session, ['f'])
    expect(boundTo('main')).toContain(blue.id)
    for (const id of ['i0', 'i1', 'i2']) expect(boundTo(id)).toBe('{}')
  })

  it('of instances follow too', async () => {
    variable(fake, 'blue', '#0d6efd')
    const card = at('card', { type: 'COMPONENT', name: 'Card', children: [button('in-card')] })
    page(main, card, at('f', { children: [at('c1', { type: 'INSTANCE', main: 'card' })] }))
    await bindTicked(session, ['f'])
    expect(boundTo('main')).not.toBe('{}')
    expect(boundTo('in-card')).toBe('{}')
  })

  it('that override something are left and listed', async () => {
    variable(fake, 'red', '#ff0000')
    page(
      main,
      at('f', {
        children: [
          button('i0', {
            props: { fills: [solid('#ff0000')] },
            overrides: [{ id: 'i0', overriddenFields: ['fills'] }],
          }),
        ],
      }),
    )
    const { lines } = await session.check({ frames: ['f'] })
    expect(lines.filter(({ kind }) => kind === 'left')).toMatchObject([
      { reason: 'Overridden in an instance (Button).', ticked: null, places: [{ layer: 'i0' }] },
    ])
    await session.bind({ ids: lines.map(({ id }) => id) })
    expect(boundTo('i0')).toBe('{}')
  })

  it('of a library are to be changed there', async () => {
    variable(fake, 'blue', '#0d6efd')
    page(
      { ...main, props: { ...main.props, remote: true } },
      at('f', { children: [button('i0'), button('i1')] }),
    )
    const { lines } = await session.check({ frames: ['f'] })
    expect(lines).toMatchObject([{ kind: 'left', reason: 'Change in its library (Button).', count: 1 }])
  })
})

describe('taking it back', () => {
  it('layers are again what they were, bound to nothing', async () => {
    variable(fake, 'blue', '#0d6efd')
    variable(fake, 'radius/8', 8, ['CORNER_RADIUS'])
    page(at('f', { children: [filled('a', '#0d6efd', { props: { cornerRadius: 7 } })] }))
    const { lines } = await session.check({ frames: ['f'] })
    await session.bind({ ids: lines.map(({ id }) => id) })
    expect(node('a').topLeftRadius).toBe(8)
    const plan = await session.planRevert({})
    expect(plan.lines.map(({ action, name, reason }) => [action, name, reason])).toEqual([
      ['revert', 'radius/8', '1 place goes back to plain values.'],
      ['revert', 'blue', '1 place goes back to plain values.'],
    ])
    const result = await session.revert({ ids: plan.lines.map(({ id }) => id) })
    expect(result).toMatchObject({ updated: 2, failed: [], revertible: false })
    expect(boundTo('a')).toBe('{}')
    expect(node('a').topLeftRadius).toBe(7)
    expect(node('a').fills).toMatchObject([{ color: { b: Math.fround(253 / 255) } }])
  })

  it('what was bound anew since stays', async () => {
    variable(fake, 'blue', '#0d6efd')
    const other = variable(fake, 'red', '#ff0000')
    page(filled('f', '#0d6efd'))
    await bindTicked(session, ['f'])
    node('f').fills = [
      solid('#ff0000', { boundVariables: { color: { type: 'VARIABLE_ALIAS', id: other.id } } }) as SolidPaint,
    ]
    expect((await session.planRevert({})).lines).toMatchObject([{ action: 'skip', ticked: null }])
  })

  it('is a write of its own: the variables before it stay', async () => {
    variable(fake, 'blue', '#0d6efd')
    page(filled('f', '#0d6efd'))
    await bindTicked(session, ['f'])
    const { lines } = await session.planRevert({})
    await session.revert({ ids: lines.map(({ id }) => id) })
    expect(saysOf(await session.check({ frames: ['f'] }))).toEqual([['bind', '#0d6efd', 'blue', 1]])
  })
})
