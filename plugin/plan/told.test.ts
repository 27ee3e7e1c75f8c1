import { beforeEach, expect, it } from 'vitest'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, open, role, send, ticked, writeTicked } from '../testing.ts'
import { defaultOptions } from './names.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})
const plan = async (sent: Parameters<typeof send>[1], options = defaultOptions) => {
  await send(session, sent)
  return await session.plan({ options })
}
const code = () => [...file.doc.variables.values()].map((one) => one.codeSyntax['WEB'])

it('the name in code stays after a rename, until somebody says that the code follows', async () => {
  const blue = color('blue', '#3366ff')
  await writeTicked(session, { tokens: [blue] })
  const sent = { tokens: [{ ...blue, path: ['color', 'brand'] }] }
  const { lines } = await plan(sent)
  expect(lines).toMatchObject([{ action: 'rename', ticked: true, changes: [{ what: 'name' }] }])
  expect(await session.write({ ids: ticked(lines) })).toMatchObject({
    renamed: 1,
    publish: { added: 0, renamed: 1 },
  })
  expect(code()).toEqual(['var(--color-blue)'])
  const later = await plan(sent)
  expect(later.lines).toMatchObject([{ action: 'update', ticked: false }])
  expect(later.lines[0]?.reason).toContain('Tick it once the code does')
  await session.write({ ids: ['blue'] })
  expect(code()).toEqual(['var(--color-brand)'])
  expect(actionsOf((await plan(sent)).lines)).toEqual({ blue: 'unchanged' })
})

it.each([
  [{ web: 'css', android: 'android' }, ['var(--color-blue)', 'color_blue', 'DesignTokens.colorBlue']],
  [{ web: 'scss', android: 'compose' }, ['$color-blue', 'DesignTokens.colorBlue', 'DesignTokens.colorBlue']],
] as const)('code is what the chosen exports say: %o', async (names, said) => {
  const { lines } = await plan({ tokens: [color('blue', '#3366ff')] }, { ...defaultOptions, code: names })
  await session.write({ ids: ticked(lines) })
  const [made] = [...file.doc.variables.values()]
  const code = made?.codeSyntax
  expect([code?.WEB, code?.ANDROID, code?.iOS]).toEqual(said)
})

it('a ramp that roles stand for wherever it was seen may leave the library', async () => {
  const ramp = ['50', '500', '900'].map((step, i) => color(`blue-${step}`, `#0000f${i}`))
  const roles = ramp.map(({ id }) => role(`as-${id}`, { Light: id }))
  const sent = { tokens: [...ramp, color('red-500', '#ff0000')], roles, modes: ['Light'] }
  expect((await plan({ ...sent, roles: roles.slice(1) })).covered).toBeUndefined()
  expect((await plan(sent)).covered).toEqual(['color/blue'])
  const { lines, covered } = await plan(sent, { ...defaultOptions, hideCovered: true })
  expect(covered).toBeUndefined()
  expect(await session.write({ ids: ticked(lines) })).toMatchObject({ publish: { added: 4, renamed: 0 } })
  const all = [...file.doc.variables.values()]
  const hidden = all.filter((one) => one.hiddenFromPublishing).map(({ name }) => name)
  expect(hidden).toEqual(['color/blue/50', 'color/blue/500', 'color/blue/900'])
})

it('what was measured on another page is not called gone', async () => {
  for (const [page, id] of [
    ['One', '1:1'],
    ['Two', '2:1'],
  ] as const)
    addPage(file.doc, page, [{ id, name: 'Frame', width: 9, height: 9 }])
  const on = (layer: string, token: ReturnType<typeof color>) => ({ ...token, layers: [layer] })
  const blue = on('1:1', color('blue', '#3366ff'))
  await writeTicked(session, { tokens: [blue, on('1:1', color('ink', '#111111'))] })
  const { lines } = await plan({ tokens: [on('2:1', color('red', '#ff0000'))] })
  expect(actionsOf(lines)).toEqual({ red: 'create' })
  // Where its own page was measured, it is.
  const again = await plan({ tokens: [blue] })
  expect(again.lines.map(({ action }) => action)).toEqual(['unchanged', 'orphan'])
})
