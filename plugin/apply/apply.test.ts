import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { type Session, writeSession } from '../session.ts'
import { actionsOf, many, role, send, ticked, whole, writeTicked } from '../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})
const open = (progress: (done: number) => void = () => undefined) =>
  writeSession({ progress, frames: () => [], moveIn: async () => undefined })

const variables = () => [...file.doc.variables.values()]
const named = (name: string) => variables().find((variable) => variable.name === name)!
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
      // What is kept to take it back: up to three entries for 50 things.
      expect(total(writes)).toBeLessThan(8 * (count + 1) + 60 + 3 * (count / 50))

      await writeTicked(open(), sent(tokens))
      expect(takeWrites(file.doc)).toEqual({})

      const changed = [...many(3, count + 7), ...tokens.slice(3)]
      expect(await writeTicked(open(), sent(changed))).toMatchObject({ updated: 3, unchanged: count - 2 })
      // One value and one mark each, and how to take it back.
      expect(takeWrites(file.doc)).toMatchObject({ setValueForMode: 3 })
    },
    60_000,
  )

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
  const lines = await whole(session, session.plan({}))
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
    const lines = await whole(stopping, stopping.plan({}))
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
    const lines = await whole(session, session.plan({}))
    const writing = session.write({ ids: ticked(lines) })
    await expect(session.write({ ids: ticked(lines) })).rejects.toThrow('A write is under way already.')
    await writing
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

describe('a write that fails half-way', () => {
  /** Figma refuses from the nth call on. */
  const refusing = (where: object, method: string, from: number) => {
    const real = Reflect.get(where, method) as (...all: unknown[]) => unknown
    let calls = 0
    Reflect.set(where, method, (...all: unknown[]) => {
      if (++calls >= from) throw new Error(`in ${method}: Figma had enough`)
      return real.apply(where, all)
    })
  }

  it('says of a role that its primitive failed, and leaves no dead alias', async () => {
    refusing(file.figma.variables, 'createVariable', 3)
    const roles = [role('page', { Light: 'c4' })]
    const result = await writeTicked(session, { tokens: many(5), roles, modes: ['Light'] })
    expect(result.created).toBe(2)
    expect(result.failed.map(({ name }) => name)).toEqual(['color/c2', 'color/c3', 'color/c4', 'color/page'])
    expect(variables().map(({ name }) => name)).toEqual(['color/c0', 'color/c1'])
    expect(result.revertible).toBe(true)
  })

  it('records what was done when everything stops, and it can be taken back', async () => {
    refusing(file.figma, 'getLocalEffectStylesAsync', 3)
    await send(session, { tokens: many(4) })
    const lines = await whole(session, session.plan({}))
    const result = await session.write({ ids: ticked(lines) })
    expect(variables()).toHaveLength(4)
    expect(result).toMatchObject({ created: 4, revertible: true })
    expect(result.failed).toEqual([
      { name: 'The rest', reason: expect.stringContaining('in getLocalEffectStylesAsync: Figma had enough') },
    ])
    Object.assign(file.figma, { getLocalEffectStylesAsync: async () => [] })
    const back = await whole(session, session.planRevert({}))
    expect(await session.revert({ ids: ticked(back) })).toMatchObject({ removed: 4, failed: [] })
    expect(variables()).toEqual([])
    expect(file.doc.collections.size).toBe(0)
  })
})
