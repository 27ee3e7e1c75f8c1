import { describe, expect, it } from 'vitest'
import type { Curate, Library } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { ink, libraryOf, setOf, types } from '../testing/sample.ts'
import { applySteps } from './curate.ts'
import { hasUnsent, keptText, openedFrom, withoutUnsent } from './kept.ts'
import type { Keeper } from './library.ts'
import { tellPending } from './pending.ts'
import { createReview } from './review.ts'

const set = setOf([ink('red', '#cc0000'), ink('blue', '#0000cc')])
const witness = { frames: [], places: async () => ({ places: [] }), picture: async () => '' }

/** As a file keeps it after these decisions were taken without a server. */
async function keptAfter(...steps: Curate[]): Promise<string> {
  const review = createReview()
  review.open({ set, types, library: libraryOf(set), knownBefore: new Set(), keeper: null, witness })
  for (const step of steps) await review.curating.take('', [step])
  return keptText(review) ?? ''
}

/** A server's library, which takes steps on tokens that it knows. */
function server(first: Library): Keeper & { now: Library } {
  const keeper = {
    now: first,
    load: async () => keeper.now,
    keep: async (revision: number, steps: readonly Curate[]) => {
      const known = new Set([...keeper.now.set.primitives, ...keeper.now.set.semantics].map(({ id }) => id))
      const unknown = steps.some(({ id, do: what }) => what !== 'role' && !known.has(id))
      const renamed = steps.some((step) => step.do === 'rename' && step.path.includes('taken'))
      if (revision !== keeper.now.revision || unknown || renamed)
        throw new Problem('invalid-request', 'No.', 'Do not.')
      keeper.now = { ...applySteps(keeper.now, steps), revision: revision + 1 }
      return keeper.now
    },
  }
  return keeper
}
const exclude: Curate = { do: 'exclude', id: 'id-red', excluded: true }
const link: Curate = {
  do: 'role',
  id: 'mine',
  type: 'ink',
  role: 'link',
  path: ['ink', 'link'],
  alias: { Light: 'id-blue' },
}
const taken: Curate = { do: 'rename', id: 'id-blue', path: ['ink', 'taken'] }

describe('decisions without a server', () => {
  it('stay in the file, open again, and are told once', async () => {
    const text = await keptAfter(exclude, link)
    expect(hasUnsent(text)).toBe(true)
    expect(openedFrom(text)?.unsent).toEqual([exclude, link])
    const there = server({ ...libraryOf(set), revision: 7 })
    expect(await tellPending(text, there)).toEqual({ told: 2, refused: 0 })
    expect(there.now.curation['id-red']).toEqual({ excluded: true })
    expect(there.now.set.semantics).toMatchObject([{ id: 'mine', alias: { Light: 'ink #0000cc' } }])
    const rest = withoutUnsent(text)
    expect([hasUnsent(rest), openedFrom(rest)?.unsent]).toEqual([false, []])
  })

  it('reach tokens that have other ids on another server', async () => {
    const other = setOf([ink('red', '#cc0000', { id: 'a' }), ink('blue', '#0000cc', { id: 'b' })])
    const there = server({ ...libraryOf(other), revision: 1 })
    expect(await tellPending(await keptAfter(exclude, link), there)).toEqual({ told: 2, refused: 0 })
    expect(there.now.curation['a']).toEqual({ excluded: true })
    expect(there.now.set.semantics).toMatchObject([{ alias: { Light: 'ink #0000cc' } }])
  })

  it('are taken one by one where one is refused', async () => {
    const there = server({ ...libraryOf(set), revision: 1 })
    expect(await tellPending(await keptAfter(taken, exclude), there)).toEqual({ told: 2, refused: 1 })
    expect(there.now.curation['id-red']).toEqual({ excluded: true })
  })

  it('wait for a server that is away, and for one that has not measured yet', async () => {
    const text = await keptAfter(exclude)
    const away = { ...server({ ...libraryOf(set), revision: 1 }) }
    away.keep = async () => {
      throw new Problem('unreachable', 'No answer.', 'Wait.')
    }
    await expect(tellPending(text, away)).rejects.toThrow('No answer.')
    expect(await tellPending(text, server({ ...libraryOf(set), revision: 0 }))).toEqual({
      told: 0,
      refused: 0,
    })
  })
})
