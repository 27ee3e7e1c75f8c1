import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, length, many, open, role, send, ticked, whole, writeTicked } from '../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const variables = () => [...file.doc.variables.values()]
const named = (name: string) => variables().find((variable) => variable.name === name)!

describe('taking a write back', () => {
  const sent = {
    tokens: [color('blue', '#0000ff'), color('ink', '#111111'), length('m', 16)],
    roles: [role('page', { Light: 'blue' })],
    modes: ['Light'],
  }
  const revertAll = async (of: Session) => {
    const lines = await whole(of, of.planRevert({}))
    const ids = ticked(lines)
    for (; ids.length > 500;) await of.tick({ first: false, ids: ids.splice(0, 500) })
    return { lines, result: await of.revert({ ids }) }
  }

  it('removes what was made, also after Figma was closed', async () => {
    await writeTicked(session, sent)
    const later = open()
    expect(await later.lastWrite({})).toMatchObject({ write: { things: 4 } })
    const { result } = await revertAll(later)
    expect(result).toMatchObject({ removed: 4, failed: [], revertible: false })
    expect(variables()).toEqual([])
    expect([...file.doc.collections.values()]).toEqual([])
    await expect(later.planRevert({})).rejects.toThrow('There is no write to take back')
  })

  it('takes back more than one message can name', async () => {
    await writeTicked(session, { tokens: many(700) })
    const { lines, result } = await revertAll(open())
    expect(lines).toHaveLength(700)
    expect(result).toMatchObject({ removed: 700, failed: [] })
  })

  it('gives back what was there before, and shows it as a diff', async () => {
    await writeTicked(session, sent)
    const before = named('color/blue').valuesByMode
    await writeTicked(session, { ...sent, tokens: [color('blue', '#00ff00'), ...sent.tokens.slice(1)] })
    const { lines, result } = await revertAll(open())
    expect(lines).toMatchObject([
      {
        action: 'revert',
        changes: [{ what: 'value', before: { text: '#00ff00' }, after: { text: '#0000ff' } }],
      },
    ])
    expect(result).toMatchObject({ updated: 1, removed: 0, revertible: true })
    expect(named('color/blue').valuesByMode).toEqual(before)
    takeWrites(file.doc)
    await writeTicked(open(), sent)
    expect(takeWrites(file.doc)).toEqual({})
  })

  it('leaves alone what was edited since', async () => {
    await writeTicked(session, sent)
    const ink = named('color/ink')
    ink.setValueForMode(Object.keys(ink.valuesByMode)[0]!, { r: 1, g: 0, b: 0, a: 1 })
    const { lines, result } = await revertAll(open())
    expect(actionsOf(lines)[ink.id]).toBe('skip')
    expect(result).toMatchObject({ removed: 3, unchanged: 1 })
    expect(variables().map(({ name }) => name)).toEqual(['color/ink'])
  })

  it('keeps what was not ticked for later, and forgets what cannot go back', async () => {
    await writeTicked(session, sent)
    const [blue] = (await session.planRevert({})).lines
    expect(await session.revert({ ids: [blue!.id] })).toMatchObject({ removed: 1, revertible: true })
    expect(await session.lastWrite({})).toMatchObject({ write: { things: 3 } })
    const ink = named('color/ink')
    ink.name = 'mine'
    expect((await revertAll(open())).result).toMatchObject({ removed: 2, revertible: false })
    expect(variables().map(({ name }) => name)).toEqual(['mine'])
  })

  it('says so when what was kept of it is damaged', async () => {
    await writeTicked(session, sent)
    const key = file.figma.root
      .getSharedPluginDataKeys('tokenpipeline')
      .find((one) => one.startsWith('write-') && one.endsWith('-1.0'))
    file.figma.root.setSharedPluginData('tokenpipeline', key!, '[{"id":7}]')
    await expect(open().planRevert({})).rejects.toThrow('There is no write to take back')
  })

  it('brings back a deleted orphan', async () => {
    await writeTicked(session, sent)
    const rest = { ...sent, tokens: sent.tokens.slice(0, 2) }
    await send(session, rest)
    const { lines } = await session.plan({})
    await session.write({ ids: lines.filter(({ action }) => action === 'orphan').map(({ id }) => id) })
    expect(variables()).toHaveLength(3)
    expect((await revertAll(open())).result).toMatchObject({ created: 1, failed: [] })
    expect(Object.values(named('spacing/m').valuesByMode)).toEqual([16])
    const again = open()
    await send(again, sent)
    expect(new Set((await again.plan({})).lines.map(({ action }) => action))).toEqual(new Set(['unchanged']))
  })

  it('forgets an adoption', async () => {
    const mine = file.figma.variables.createVariableCollection('Mine')
    const size = file.figma.variables.createVariable('size/m', mine, 'FLOAT')
    size.setValueForMode(mine.defaultModeId, 16)
    await writeTicked(session, { tokens: [length('m', 16)] })
    const { lines } = await session.planRevert({})
    expect(lines).toMatchObject([{ action: 'revert', name: 'size/m', ticked: true }])
    await session.revert({ ids: ticked(lines) })
    expect(await session.lastWrite({})).toEqual({ write: null })
    await send(session, { tokens: [length('m', 16)] })
    expect(actionsOf((await session.plan({})).lines)).toEqual({ m: 'adopt' })
  })
})
