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
  /** What is so once it is taken back: "Named blue/400 again". */
  readonly undone: string
  readonly steps: readonly Curate[]
  readonly back: readonly Curate[]
}

export interface Curating {
  readonly library: ReadonlySignal<Library | null>
  readonly undoable: ReadonlySignal<readonly Done[]>
  /** What was taken back last stands last; a new step forgets them. */
  readonly redoable: ReadonlySignal<readonly Done[]>
  /** Steps that no keeper has heard of. */
  readonly unsent: ReadonlySignal<readonly Curate[]>
  open(library: Library, keeper: Keeper | null, unsent?: readonly Curate[]): void
  /** The first so many have been told. */
  told(count: number): void
  /** Answers the problem when the server refused; then nothing has changed. */
  take(what: string, steps: readonly Curate[], undone?: string): Promise<Problem | null>
  undo(): Promise<Took>
  redo(): Promise<Took>
}

interface Took {
  readonly done: Done | undefined
  readonly problem: Problem | null
}

export function createCurating(): Curating {
  const library = signal<Library | null>(null)
  const undoable = signal<readonly Done[]>([])
  const redoable = signal<readonly Done[]>([])
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

  /** Takes the last of one list there or back, and puts it on the other. */
  const move = async (from: typeof undoable, to: typeof undoable, way: 'steps' | 'back'): Promise<Took> => {
    const done = from.value.at(-1)
    const problem = done ? await send(done[way]) : null
    if (done && !problem) {
      from.value = from.value.slice(0, -1)
      to.value = [...to.value, done]
    }
    return { done, problem }
  }

  return {
    library,
    undoable,
    redoable,
    unsent,
    told: (count) => (unsent.value = unsent.value.slice(count)),
    open: (opened, by, waiting = []) => {
      unsent.value = waiting
      library.value = opened
      keeper = by
      undoable.value = []
      redoable.value = []
    },
    take: (what, steps, undone = `Taken back: ${what}`) =>
      inLine(async () => {
        const back = library.value ? inverse(library.value, steps) : []
        const problem = await send(steps)
        if (!problem) {
          undoable.value = [...undoable.value, { what, undone, steps, back }]
          redoable.value = []
        }
        return problem
      }),
    undo: () => inLine(() => move(undoable, redoable, 'back')),
    redo: () => inLine(() => move(redoable, undoable, 'steps')),
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
