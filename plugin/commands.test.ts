import { expect, it } from 'vitest'
import { takeWrites } from '../e2e/fake-figma/document.ts'
import { addPage } from '../e2e/fake-figma/pages.ts'
import { installFigma } from '../e2e/fake-figma/testing.ts'
import { fileIdentity } from './file/identity.ts'
import { handlers } from './handlers.ts'
import { offerAgain } from './relaunch.ts'

const ID = '5b3f1d0e-8f0b-4c9e-9a39-6f1f9d1c2a77'
const frame = (id: string) => ({ id, name: id, width: 9, height: 9 })

it('the panel is told what was chosen in the menu', async () => {
  addPage(installFigma().doc, 'Page', [])
  expect(await handlers().hello({})).toMatchObject({ wish: null, canWrite: true })
  expect(await handlers({ do: 'check' }).hello({})).toMatchObject({ wish: { do: 'check' } })
})

it('Dev Mode offers no write, changes nothing, and keeps its project', async () => {
  const { doc } = installFigma()
  doc.editorType = 'dev'
  addPage(doc, 'Page', [frame('1:1')])
  expect(await handlers().hello({})).toMatchObject({ canWrite: false, file: { id: '' } })
  const identity = fileIdentity()
  await identity.open()
  await identity.nameFile(ID)
  await identity.measured('1:1', '1:1')
  expect(await handlers().hello({})).toMatchObject({ file: { id: ID } })
  expect(takeWrites(doc)).toEqual({})
})

it('frames of all pages can be measured at once; loose layers where a page has no frame', async () => {
  const { doc } = installFigma()
  addPage(doc, 'One', [frame('1:1'), { ...frame('1:2'), type: 'RECTANGLE' }])
  addPage(doc, 'Two', [{ ...frame('2:1'), type: 'GROUP' }])
  const { allFrames } = handlers()
  const ids = async (everywhere: boolean) => (await allFrames({ everywhere })).frames.map(({ id }) => id)
  expect(await ids(true)).toEqual(['1:1', '2:1'])
  expect(await ids(false)).toEqual([doc.currentPage?.name === 'One' ? '1:1' : '2:1'])
})

it('frames that were written from offer to be measured again, once', async () => {
  const { doc } = installFigma()
  addPage(doc, 'Page', [frame('1:1')])
  await offerAgain(['1:1', '9:9'])
  await offerAgain(['1:1'])
  expect(takeWrites(doc)).toEqual({ setRelaunchData: 1 })
})
