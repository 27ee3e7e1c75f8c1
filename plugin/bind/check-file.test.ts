import { beforeEach, expect, it } from 'vitest'
import { makeCollection } from '../../e2e/fake-figma/collections.ts'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { makeVariable } from '../../e2e/fake-figma/variables.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { bindTicked, filled, rgba, saysOf, variable } from './testing.ts'

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
