/** Decisions that were taken without a server: kept in the file, told to the server when it is there. */
import type { Curate, Library } from '../../shared/library.ts'
import { asProblem } from '../../shared/problem.ts'
import { idsByKept } from './carry-over.ts'
import { openedFrom } from './kept.ts'
import type { Keeper } from './library.ts'

export interface Told {
  /** The server has them, or will never take them. */
  readonly told: number
  /** Those that it refused: somebody else decided otherwise meanwhile. */
  readonly refused: number
}

/** @throws when the server cannot be reached: then nothing is lost, they stay in the file. */
export async function tellPending(kept: string, keeper: Keeper): Promise<Told> {
  const opened = openedFrom(kept)
  const steps = opened?.unsent ?? []
  if (!opened || steps.length === 0) return { told: 0, refused: 0 }
  const library = await keeper.load()
  // A server that knows nothing yet is given everything once it has measured.
  if (library.revision === 0) return { told: 0, refused: 0 }
  const known = translated(steps, opened.library, library)
  const refused = await keep(known, library.revision, keeper)
  return { told: steps.length, refused: refused + steps.length - known.length }
}

/** All at once; where one is refused, each alone. Answers how many were refused. */
async function keep(steps: readonly Curate[], revision: number, keeper: Keeper): Promise<number> {
  if (steps.length === 0) return 0
  try {
    await keeper.keep(revision, steps)
    return 0
  } catch (error) {
    if (asProblem(error).code === 'unreachable') throw error
    if (steps.length === 1) return 1
  }
  let refused = 0
  for (const step of steps) refused += await keep([step], (await keeper.load()).revision, keeper)
  return refused
}

/** Another server has ids of its own: tokens are found by key, roles by what they are for. */
function translated(steps: readonly Curate[], kept: Library, fresh: Library): Curate[] {
  const ids = idsByKept(kept, fresh)
  const made = new Set(steps.flatMap((step) => (step.do === 'role' ? [step.id] : [])))
  const idOf = (id: string) => ids.get(id) ?? (made.has(id) ? id : undefined)
  return steps.flatMap((step): Curate[] => {
    if (step.do === 'rename-mode' || step.do === 'remove-mode') return [step]
    const id = idOf(step.id)
    if (id === undefined) return []
    if (step.do === 'merge') {
      const into = idOf(step.into)
      return into === undefined ? [] : [{ ...step, id, into }]
    }
    if (step.do !== 'role') return [{ ...step, id }]
    const tokens = Object.entries(step.alias).map(([mode, token]) => [mode, token && ids.get(token)] as const)
    if (tokens.some(([, token]) => token === undefined)) return []
    return [{ ...step, id, alias: Object.fromEntries(tokens) as typeof step.alias }]
  })
}
