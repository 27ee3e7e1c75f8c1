/** One panel's conversation about writing: what was sent, what was shown, what is under way. */
import type { Control } from './pace.ts'
import type { Answer, Asked } from '../shared/messages.ts'
import { Problem } from '../shared/problem.ts'
import type { PlanPart, WriteOptions, WriteResult } from '../shared/variables.ts'
import { type BindSession, bindSession } from './bind/session.ts'
import { bindingsOf } from './read/bindings.ts'
import { pagesOf } from './read/pages.ts'
import { apply } from './apply/apply.ts'
import { recorded } from './undo/journal.ts'
import { lastMade } from './undo/history.ts'
import { keepOptions, keptOptions } from './file/options.ts'
import { choose, chooseAgain, countsOf, nothing, partOf, printsOf, publishOf } from './plan/lines.ts'
import { libraryReader } from './things/variable/libraries.ts'
import { defaultOptions } from './plan/names.ts'
import { type Planned, planning } from './plan/plan.ts'
import { proposeNames } from './plan/propose-names.ts'
import { readState } from './things/state.ts'
import { type UndoSession, undoSession } from './undo/session.ts'
import { splitModes, splitNote, tokenOf } from './plan/split-modes.ts'
import type { FileState } from './things/types.ts'
import { type Request, type Wanted, wanting } from './plan/wanted.ts'
import { modeLimit } from './file/mode-limit.ts'
import { openModes } from './apply/open-modes.ts'
import type { Entry } from './plan/types.ts'

type Spoken = 'tokens' | 'plan' | 'planLines' | 'tick' | 'write' | 'cancel'
export type Session = BindSession &
  UndoSession & { readonly [C in Spoken]: (ask: Asked<C>) => Answer<C> | Promise<Answer<C>> }

interface Surroundings {
  /** Told a few times per second while writing. */
  readonly progress: Control['progress']
  /** Ids of the frames that were measured: what their layers are bound to is reused first. */
  readonly frames: () => Iterable<string>
  /** Told before anything is written: what waited for the first write goes into the file. */
  readonly moveIn: () => Promise<void>
  /** Told after a write, with the time it took in ms. */
  readonly wrote?: (result: WriteResult, took: number) => void
}

export function writeSession({ progress, frames, moveIn, wrote }: Surroundings): Session {
  const libraries = libraryReader()
  let request: Request = { tokens: [], roles: [], modes: [] }
  let options: WriteOptions | null = null
  /** Line id → what the designer was shown of it. */
  let shown: ReadonlyMap<string, string> = new Map()
  /** The plan that the panel is getting. */
  let answered: readonly Entry[] = []
  let ticked: Ticks = { ids: [] }
  let underWay = false
  let stop = false

  return {
    ...undoSession({ exclusively, answer, takeTicks }),
    ...bindSession({ exclusively, moveIn, libraries: () => libraries.read() }),
    tokens({ first, tokens, roles, modes, viewports }) {
      const before: Request = first ? { tokens: [], roles: [], modes: [] } : request
      request = {
        tokens: [...before.tokens, ...tokens],
        roles: [...before.roles, ...(roles ?? [])],
        modes: modes ?? before.modes,
        viewports: viewports ?? before.viewports,
      }
      return {}
    },
    async plan(asked) {
      if (asked.more) await libraries.more()
      const state = await stateFor(asked.options ?? options ?? keptOptions() ?? defaultOptions)
      options = asked.options ?? options ?? keptOptions() ?? proposed(state)
      const { entries, covered } = await planned(options, state)
      shown = await printsOf(entries)
      return {
        ...answer(entries),
        options,
        ...(options.libraries && { libraries: libraries.seen }),
        ...(covered.length > 0 && { covered: [...covered] }),
      }
    },
    planLines: ({ from }) => partOf(answered, from),
    tick({ first, ...more }) {
      ticked = first ? more : together(ticked, more)
      return {}
    },
    write: (asked) => {
      const all = { ...asked, ...takeTicks(asked) }
      return exclusively(async (control) => {
        const began = Date.now()
        const result = await write(all, control)
        wrote?.(result, Date.now() - began)
        return result
      })
    },
    cancel() {
      stop = true
      return {}
    },
  }

  function answer(entries: readonly Entry[]): PlanPart {
    answered = entries
    return partOf(entries, 0)
  }

  function takeTicks(last: Ticks): Ticks {
    const all = together(ticked, last)
    ticked = { ids: [] }
    return all
  }

  function proposed(state: FileState): WriteOptions {
    const groups = new Set(request.tokens.map(({ path }) => path[0] ?? ''))
    return { ...defaultOptions, names: proposeNames(state, groups) }
  }

  async function planned(chosen: WriteOptions, state: FileState): Promise<Planned & Pick<Wanted, 'covered'>> {
    const wanted = await wanting(request, chosen, state.profile)
    const limit = modeLimit(state.collections)
    const { covered } = wanted
    return { ...(await planning(splitModes(wanted, limit, state.collections), state)), covered }
  }

  async function stateFor(chosen: WriteOptions): Promise<FileState> {
    const withFonts = request.tokens.some(({ figma: { as } }) => as === 'text-style')
    return await readState(
      await bindingsOf(frames()),
      chosen.libraries ? await libraries.read() : [],
      withFonts,
      await pagesOf(
        request.tokens.flatMap(({ layers: [first] = [] }) => first ?? []),
        frames(),
      ),
    )
  }

  async function write(asked: Asked<'write'>, control: Control): Promise<WriteResult> {
    if (!options) throw new Problem('invalid-request', 'Nothing was planned yet.', 'Look at the plan first.')
    const chosenOptions = options
    let state = await stateFor(chosenOptions)
    // Planned anew: the file may have changed since the panel showed it.
    let plan = await planned(chosenOptions, state)
    let { chosen, review } = await choose(plan.entries, shown, asked)
    if (chosen.length === 0) return { ...nothing(plan.entries, lastMade() !== null), review }
    if (asked.savePoint) await figma.saveVersionHistoryAsync('Before Token Pipeline wrote tokens')
    await moveIn()
    let limit: number | null = null
    const { finished, failed } = await recorded(async (journal) => {
      const opened = await openModes(chosen, plan)
      ;({ limit } = opened)
      try {
        if (limit !== null) {
          state = await stateFor(chosenOptions)
          plan = await planned(chosenOptions, state)
          chosen = await chooseAgain(plan.entries, chosen, asked, tokenOf)
        }
        await apply(chosen, plan, state.adopted, journal, control)
      } finally {
        opened.tidy()
      }
      keepOptions(chosenOptions)
    })
    return {
      ...nothing(plan.entries, lastMade() !== null),
      ...countsOf(finished),
      publish: publishOf(finished),
      ...(limit !== null && {
        notes: [
          splitNote(
            limit,
            [...plan.collections.values()].map(({ wanted }) => wanted),
          ),
        ],
      }),
      failed,
      review,
      cancelled: control.cancelled(),
    }
  }

  /** One write at a time: two would plan on the same state. */
  async function exclusively<T>(task: (control: Control) => Promise<T>): Promise<T> {
    if (figma.editorType !== 'figma') {
      throw new Problem('invalid-request', 'This file is open for reading only.', 'Open it in design mode.')
    }
    if (underWay) {
      throw new Problem('invalid-request', 'A write is under way already.', 'Wait for it, or stop it.')
    }
    underWay = true
    stop = false
    try {
      return await task({ cancelled: () => stop, progress })
    } finally {
      underWay = false
    }
  }
}

type Ticks = Pick<Asked<'write'>, 'ids' | 'choices'>

const together = (a: Ticks, b: Ticks): Ticks => ({
  ids: [...a.ids, ...b.ids],
  choices: { ...a.choices, ...b.choices },
})
