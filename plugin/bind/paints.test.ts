import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { bindTicked, dropShadow, rgba, saysOf, variable } from './testing.ts'

let fake: Installed
let session: Session
beforeEach(() => {
  fake = installFigma()
  session = open()
})
const page = (...nodes: NodeSpec[]) => addPage(fake.doc, 'Page 1', nodes)
const node = (id: string) => fake.doc.nodes.get(id) as unknown as FrameNode

describe('what is translucent', () => {
  const haze = () => at('f', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } })
  const bindAndTakeBack = async () => {
    expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 1, failed: [] })
    const bound = node('f').fills
    const { lines } = await session.planRevert({})
    await session.revert({ ids: lines.map(({ id }) => id) })
    expect(node('f').fills).toEqual([solid('#0d6efd', { opacity: 0.5 })])
    return bound
  }

  it('takes its opacity from a translucent variable', async () => {
    const blue = variable(fake, 'blue/50', '#0d6efd')
    const [home] = [...fake.doc.collections.values()]
    blue.setValueForMode(home!.defaultModeId, { ...rgba('#0d6efd'), a: 0.5 })
    page(haze())
    expect(await bindAndTakeBack()).toMatchObject([
      { opacity: 1, boundVariables: { color: { id: blue.id } } },
    ])
  })

  it('keeps its own over an opaque one', async () => {
    const blue = variable(fake, 'blue', '#0d6efd')
    page(haze())
    expect(await bindAndTakeBack()).toMatchObject([
      { opacity: 0.5, boundVariables: { color: { id: blue.id } } },
    ])
  })

  it('stays as it was where Figma would not keep its own opacity', async () => {
    variable(fake, 'blue', '#0d6efd')
    page(haze())
    const { variables } = fake.figma
    const bound = variables.setBoundVariableForPaint.bind(variables)
    variables.setBoundVariableForPaint = (paint, field, to) => ({
      ...bound(paint, field, to),
      ...(to && { opacity: 1 }),
    })
    expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 0, failed: [{ name: 'f' }] })
    expect(node('f').fills).toEqual([solid('#0d6efd', { opacity: 0.5 })])
  })
})

it('binds the colors of shadows where no style holds the whole, and takes that back', async () => {
  const shade = variable(fake, 'shade', '#101828', ['EFFECT_COLOR'])
  const shadow = dropShadow('#101828')
  page(at('f', { props: { effects: [shadow, dropShadow('#ff0000')] } }))
  expect(await bindTicked(session, ['f'])).toMatchObject({ bound: 1, failed: [] })
  const effects = () => (fake.doc.nodes.get('f') as unknown as FrameNode).effects
  expect(effects()).toMatchObject([{ boundVariables: { color: { id: shade.id } } }, { color: { r: 1 } }])
  expect(effects()[1]).not.toHaveProperty('boundVariables')
  expect(saysOf(await session.check({ frames: ['f'] }))).toEqual([])
  const { lines } = await session.planRevert({})
  await session.revert({ ids: lines.map(({ id }) => id) })
  expect(effects()[0]).toMatchObject({ color: rgba('#101828'), boundVariables: {} })
})
