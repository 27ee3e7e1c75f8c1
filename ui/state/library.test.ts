import { describe, expect, it } from 'vitest'
import type { Curate, Library } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { ink, libraryOf, setOf } from '../testing/sample.ts'
import { applySteps } from './curate.ts'
import { createCurating, type Keeper } from './library.ts'

const first = libraryOf(setOf([ink('red', '#cc0000'), ink('blue', '#0000cc')]))
const rename: Curate = { do: 'rename', id: 'id-red', path: ['ink', 'danger'] }

/** A keeper as the server is: it knows a revision, and takes steps for that one only. */
function keeperOf(start: Library): Keeper & { now: Library; refuse: boolean } {
  return {
    now: start,
    refuse: false,
    async load() {
      return this.now
    },
    async keep(revision, steps) {
      if (this.refuse) throw new Problem('name-taken', 'That name is taken.', 'Choose another.')
      if (revision !== this.now.revision) throw new Problem('library-changed', 'It has changed.', 'Load it.')
      this.now = { ...applySteps(this.now, steps), revision: revision + 1 }
      return this.now
    },
  }
}
const pathOf = (library: Library | null) => library?.set.primitives[0]?.path.join('/')

describe('curating', () => {
  it('keeps a step and takes it back', async () => {
    const keeper = keeperOf(first)
    const curating = createCurating()
    curating.open(first, keeper)
    expect(await curating.take('Renamed', [rename])).toBeNull()
    expect(pathOf(keeper.now)).toBe('ink/danger')
    expect((await curating.undo()).done?.what).toBe('Renamed')
    expect(pathOf(keeper.now)).toBe('ink/red')
    expect((await curating.undo()).done).toBeUndefined()
  })

  it('takes a step again that was taken back, until another one is taken', async () => {
    const keeper = keeperOf(first)
    const curating = createCurating()
    curating.open(first, keeper)
    await curating.take('Renamed', [rename], 'Called red again')
    expect((await curating.undo()).done?.undone).toBe('Called red again')
    expect((await curating.redo()).done?.what).toBe('Renamed')
    expect(pathOf(keeper.now)).toBe('ink/danger')
    await curating.undo()
    await curating.take('Excluded', [{ do: 'exclude', id: 'id-blue', excluded: true }])
    expect((await curating.redo()).done).toBeUndefined()
    expect(pathOf(keeper.now)).toBe('ink/red')
  })

  it('shows a step before it is kept', () => {
    const curating = createCurating()
    curating.open(first, { load: async () => first, keep: () => new Promise<Library>(() => {}) })
    void curating.take('Renamed', [rename])
    return Promise.resolve().then(() => expect(pathOf(curating.library.value)).toBe('ink/danger'))
  })

  it('shows the truth again when a step is refused, and it cannot be undone', async () => {
    const keeper = keeperOf(first)
    const curating = createCurating()
    curating.open(first, keeper)
    keeper.refuse = true
    expect((await curating.take('Renamed', [rename]))?.code).toBe('name-taken')
    expect(pathOf(curating.library.value)).toBe('ink/red')
    expect(curating.undoable.value).toEqual([])
  })

  it('repeats a step on a library that somebody else changed', async () => {
    const keeper = keeperOf(first)
    const curating = createCurating()
    curating.open(first, keeper)
    await keeper.keep(1, [{ do: 'exclude', id: 'id-blue', excluded: true }])
    expect(await curating.take('Renamed', [rename])).toBeNull()
    expect(pathOf(keeper.now)).toBe('ink/danger')
    expect(curating.library.value?.curation['id-blue']?.excluded).toBe(true)
  })

  it('sends quick steps one after the other', async () => {
    const keeper = keeperOf(first)
    const curating = createCurating()
    curating.open(first, keeper)
    const exclude = (excluded: boolean) =>
      curating.take('Excluded', [{ do: 'exclude', id: 'id-red', excluded }])
    await Promise.all([exclude(true), exclude(false), exclude(true)])
    expect(keeper.now.revision).toBe(4)
    expect(keeper.now.curation['id-red']?.excluded).toBe(true)
  })

  it('needs no keeper', async () => {
    const curating = createCurating()
    curating.open(first, null)
    await curating.take('Renamed', [rename])
    expect(pathOf(curating.library.value)).toBe('ink/danger')
  })
})
