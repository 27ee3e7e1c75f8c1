import { beforeEach, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { fileIdentity } from './identity.ts'

const ID = '5f0c1d9e-6f0e-4b43-9f0e-0a4e6a3f1c11'
const LIBRARY = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ id: `t${i}`, name: 'Farbe – hell' })))
const home = { id: '1:1', name: 'Home', width: 375, height: 812 }

let file: Installed
beforeEach(() => {
  file = installFigma()
  addPage(file.doc, 'Page', [home])
})

/** As the panel does it when something was measured. */
async function measured() {
  const identity = fileIdentity()
  await identity.open()
  await identity.nameFile(ID)
  await identity.measured('1:1', 'Home')
  await identity.keepLibrary(LIBRARY)
  return identity
}
/** The file is closed and opened again on this computer. */
async function reopened(storage = file.doc.storage) {
  for (const [key, value] of storage) file.doc.storage.set(key, value)
  const identity = fileIdentity()
  await identity.open()
  return identity
}

it('puts nothing into the file before the first write', async () => {
  const identity = await measured()
  expect(takeWrites(file.doc)).toEqual({})
  expect(identity.now()).toEqual({ id: ID, name: 'Shop redesign' })
  expect(identity.keptLibrary()).toBe(LIBRARY)
})

it('knows the file again on this computer', async () => {
  await measured()
  const again = await reopened()
  expect(again.now().id).toBe(ID)
  expect(again.keptLibrary()).toBe(LIBRARY)
  expect(takeWrites(file.doc)).toEqual({})
})

it.each([
  ['has none of the frames', { ...home, id: '9:9' }],
  ['has another frame under that id', { ...home, name: 'Invoice' }],
])('does not take another file of the same name for it, which %s', async (_, frame) => {
  await measured()
  const { storage } = file.doc
  file = installFigma()
  addPage(file.doc, 'Page', [frame])
  const other = await reopened(storage)
  expect(other.now().id).toBe('')
  expect(other.keptLibrary()).toBeNull()
})

it('moves into the file with the first write, for everybody who opens it', async () => {
  const identity = await measured()
  await identity.moveIn()
  file.doc.storage.clear()
  const colleague = await reopened()
  expect(colleague.now().id).toBe(ID)
  expect(colleague.keptLibrary()).toBe(LIBRARY)
  takeWrites(file.doc)
  await colleague.moveIn()
  await colleague.keepLibrary(LIBRARY)
  expect(takeWrites(file.doc)).toEqual({})
  await colleague.keepLibrary('[]')
  expect((await reopened(new Map())).keptLibrary()).toBe('[]')
})

it('names a file once and for ever', async () => {
  const identity = await measured()
  await identity.moveIn()
  await identity.nameFile('00000000-0000-4000-8000-000000000000')
  expect(identity.now().id).toBe(ID)
})

it('measures on a computer that keeps nothing', async () => {
  file.figma.clientStorage.setAsync = () => Promise.reject(new Error('quota'))
  file.figma.clientStorage.getAsync = () => Promise.reject(new Error('broken'))
  const identity = await measured()
  expect(identity.keptLibrary()).toBe(LIBRARY)
  expect((await reopened()).now().id).toBe('')
})

it('keeps the last eight desks', async () => {
  for (let i = 0; i < 12; i++)
    file.doc.storage.set(`desk:File ${i}`, JSON.stringify({ at: i, id: ID, library: '', frames: {} }))
  await measured()
  const kept = [...file.doc.storage.keys()].filter((key) => key.startsWith('desk:'))
  expect(kept).toHaveLength(8)
  expect(kept).toEqual(expect.arrayContaining(['desk:Shop redesign', 'desk:File 11']))
})
