/** The library beside a review: shown at once, kept by the server, every step can be undone. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Curate, Library } from '../../shared/library.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { applySteps, inverse } from './curate.ts'

/** Where steps are kept; answers the library as it is then. */
export interface Keeper {
  load(): Promise<Library>
  keep(revision: number, steps: readonly Curate[]): Promise<Library>
}

interface Done {
  /** In the past tense: "Renamed to blue/500". */
  readonly what: string
  readonly back: readonly Curate[]
}

export interface Curating {
  readonly library: ReadonlySignal<Library | null>
  readonly undoable: ReadonlySignal<readonly Done[]>
  /** Steps that no keeper has heard of. */
  readonly unsent: ReadonlySignal<readonly Curate[]>
  open(library: Library, keeper: Keeper | null, unsent?: readonly Curate[]): void
  /** The first so many have been told. */
  told(count: number): void
  /** Answers the problem when the server refused; then nothing has changed. */
  take(what: string, steps: readonly Curate[]): Promise<Problem | null>
  undo(): Promise<{ done: Done | undefined; problem: Problem | null }>
}

export function createCurating(): Curating {
  const library = signal<Library | null>(null)
  const undoable = signal<readonly Done[]>([])
  const unsent = signal<readonly Curate[]>([])
  let keeper: Keeper | null = null
  /** Steps go out one after the other, each on the revision that the one before made. */
  let queue: Promise<unknown> = Promise.resolve()

  const send = async (steps: readonly Curate[]): Promise<Problem | null> => {
    const before = library.value
    if (!before) return null
    library.value = applySteps(before, steps)
    if (!keeper) {
      unsent.value = [...unsent.value, ...steps]
      return null
    }
    try {
      library.value = await keepOnNewest(keeper, before.revision, steps)
      return null
    } catch (error) {
      library.value = await keeper.load().catch(() => before)
      return asProblem(error)
    }
  }
  const inLine = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return await result
  }

  return {
    library,
    undoable,
    unsent,
    told: (count) => (unsent.value = unsent.value.slice(count)),
    open: (opened, by, waiting = []) => {
      unsent.value = waiting
      library.value = opened
      keeper = by
      undoable.value = []
    },
    take: (what, steps) =>
      inLine(async () => {
        const back = library.value ? inverse(library.value, steps) : []
        const problem = await send(steps)
        if (!problem) undoable.value = [...undoable.value, { what, back }]
        return problem
      }),
    undo: () =>
      inLine(async () => {
        const done = undoable.value.at(-1)
        if (!done) return { done, problem: null }
        const problem = await send(done.back)
        if (!problem) undoable.value = undoable.value.slice(0, -1)
        return { done, problem }
      }),
  }
}

/**
 * A step names tokens by id and says what it wants of them, so it stays right on a library that somebody else changed
 * meanwhile: it is sent once more on the newest revision.
 */
async function keepOnNewest(keeper: Keeper, revision: number, steps: readonly Curate[]): Promise<Library> {
  try {
    return await keeper.keep(revision, steps)
  } catch (error) {
    const newest = await keeper.load()
    if (newest.revision === revision) throw error
    return await keeper.keep(newest.revision, steps)
  }
}
