import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { type Session, writeSession } from './session.ts'
import { actionsOf, color, length, role, send, ticked, writeTicked } from './testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})
const open = (progress: (done: number) => void = () => undefined) =>
  writeSession({ progress, frames: () => [] })

const variables = () => [...file.doc.variables.values()]
const named = (name: string) => variables().find((variable) => variable.name === name)!
const hex = (n: number) => `#${n.toString(16).padStart(6, '0')}`
const many = (count: number, shift = 0) =>
  Array.from({ length: count }, (_, i) => color(`c${i}`, hex(i + shift)))
const total = (writes: Record<string, number>) => Object.values(writes).reduce((sum, n) => sum + n, 0)

describe('how much is written', () => {
  it.each([10, 500, 5000])(
    '%i tokens: first, second and changed run',
    async (count) => {
      const roles = [role('page', { Light: 'c0' })]
      const sent = (tokens: ReturnType<typeof many>) => ({ tokens, roles, modes: ['Light'] })
      const tokens = many(count)
      const first = await writeTicked(session, sent(tokens))
      expect(first).toMatchObject({ created: count + 1, failed: [] })
      const writes = takeWrites(file.doc)
      // Per variable: made, marked, valued, scoped, three names in code, marked again.
      expect(writes).toMatchObject({
        createVariable: count + 1,
        setValueForMode: count + 1,
        set_scopes: count + 1,
        setVariableCodeSyntax: 3 * (count + 1),
      })
      const chunks = Math.ceil(JSON.stringify(variables()).length / 30_000)
      expect(total(writes)).toBeLessThan(8 * (count + 1) + 60 + 8 * chunks)

      await writeTicked(open(), sent(tokens))
      expect(takeWrites(file.doc)).toEqual({})

      const changed = [...many(3, count + 7), ...tokens.slice(3)]
      expect(await writeTicked(open(), sent(changed))).toMatchObject({ updated: 3, unchanged: count - 2 })
      // One value and one mark each, and how to take it back.
      expect(takeWrites(file.doc)).toMatchObject({ setValueForMode: 3 })
    },
    60_000,
  )

  it('stays linear', async () => {
    const fastest = async (count: number) => {
      const times: number[] = []
      for (let i = 0; i < 3; i++) {
        file = installFigma()
        const started = Date.now()
        await writeTicked(open(), { tokens: many(count) })
        times.push(Date.now() - started)
      }
      return Math.min(...times)
    }
    const small = Math.max(10, await fastest(500))
    // Ten times the tokens: 10 where it is linear, 100 where something is searched in a loop.
    expect((await fastest(5000)) / small).toBeLessThan(35)
  }, 60_000)

  it('refuses nothing silently at the limit of a collection', async () => {
    file = installFigma({ variablesPerCollection: 5 })
    const result = await writeTicked(open(), { tokens: many(7) })
    expect(result).toMatchObject({ created: 5, cancelled: false })
    expect(result.failed).toEqual([
      { name: 'color/c5', reason: 'in createVariable: Limited to 5 variables only' },
      { name: 'color/c6', reason: 'in createVariable: Limited to 5 variables only' },
    ])
  })
})

it('says before writing that a collection is full', async () => {
  await send(session, { tokens: many(5002) })
  const { lines } = await session.plan({})
  const left = lines.filter(({ action }) => action === 'unsupported')
  expect(left.map(({ name, reason }) => [name, reason])).toEqual([
    ['color/c5000', 'Primitives is full: Figma keeps 5000 variables in a collection.'],
    ['color/c5001', 'Primitives is full: Figma keeps 5000 variables in a collection.'],
  ])
})

describe('stopping', () => {
  /** Stops at the first pause: after about one slice. */
  const stopEarly = async (count: number) => {
    const stopping: Session = open(() => void stopping.cancel({}))
    const slow = { tokens: many(count), roles: [role('page', { Light: 'c0' })], modes: ['Light'] }
    await send(stopping, slow)
    const { lines } = await stopping.plan({})
    const writing = stopping.write({ ids: ticked(lines) })
    setTimeout(() => void stopping.cancel({}), 20)
    return { result: await writing, sent: slow }
  }

  it('leaves a file in order, and a plan that holds the rest', async () => {
    const { result, sent } = await stopEarly(4000)
    expect(result.cancelled).toBe(true)
    expect(variables()).toHaveLength(result.created)
    for (const variable of variables()) expect(variable.scopes).not.toContain('ALL_SCOPES')
    const empty = [...file.doc.collections.values()].filter(({ variableIds }) => variableIds.length === 0)
    expect(empty).toEqual([])
    const rest = await writeTicked(open(), sent)
    expect(rest).toMatchObject({ created: 4001 - result.created, failed: [], cancelled: false })
    takeWrites(file.doc)
    await writeTicked(open(), sent)
    expect(takeWrites(file.doc)).toEqual({})
  }, 60_000)

  it('finishes what a crash left half-made', async () => {
    const tokens = many(2)
    await writeTicked(session, { tokens })
    const c0 = named('color/c0')
    c0.setSharedPluginData('tokenpipeline', 'token', JSON.stringify({ id: 'c0' }))
    c0.scopes = ['ALL_SCOPES']
    await send(session, { tokens })
    expect(actionsOf((await session.plan({})).lines)).toEqual({ c0: 'update', c1: 'unchanged' })
    await session.write({ ids: ['c0'] })
    expect(c0.scopes).toEqual(['FRAME_FILL', 'SHAPE_FILL'])
  })

  it('refuses a second write while one is under way', async () => {
    await send(session, { tokens: many(3000) })
    const { lines } = await session.plan({})
    const writing = session.write({ ids: ticked(lines) })
    await expect(session.write({ ids: ticked(lines) })).rejects.toThrow('A write is under way already.')
    await writing
  })
})

describe('taking a write back', () => {
  const sent = {
    tokens: [color('blue', '#0000ff'), color('ink', '#111111'), length('m', 16)],
    roles: [role('page', { Light: 'blue' })],
    modes: ['Light'],
  }
  const revertAll = async (of: Session) => {
    const { lines } = await of.planRevert({})
    return { lines, result: await of.revert({ ids: ticked(lines) }) }
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

describe('around a write', () => {
  it('commits undo before and after, and adds a save point only on request', async () => {
    await send(session, { tokens: many(2) })
    const { lines } = await session.plan({})
    await session.write({ ids: ticked(lines) })
    expect([file.doc.undoCommits, file.doc.versions]).toEqual([2, []])
    await send(session, { tokens: many(3) })
    const next = await session.plan({})
    await session.write({ ids: ticked(next.lines), savePoint: true })
    expect([file.doc.undoCommits, file.doc.versions]).toEqual([4, ['Before Token Pipeline wrote tokens']])
  })

  it('writes nothing in Dev Mode, and says so', async () => {
    await send(session, { tokens: many(1) })
    const { lines } = await session.plan({})
    file.doc.editorType = 'dev'
    await expect(session.write({ ids: ticked(lines) })).rejects.toThrow('open for reading only')
  })

  it('does not write into variables of collections that were deleted', async () => {
    await writeTicked(session, { tokens: many(2) })
    for (const collection of file.doc.collections.values()) collection.remove()
    expect(file.doc.zombies).toHaveLength(2)
    expect(await writeTicked(open(), { tokens: many(2) })).toMatchObject({ created: 2, failed: [] })
  })
})
