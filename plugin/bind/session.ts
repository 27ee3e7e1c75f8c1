/** One panel's conversation about what layers are bound to. */
import type { Answer, Asked } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import { bindingsOf } from '../read/bindings.ts'
import { lastMade, remember } from '../write/history.ts'
import { readState } from '../write/read-state.ts'
import { type Control, inSlices } from '../write/slices.ts'
import { type Order, bindAll } from './bind.ts'
import { type Checked, checking } from './check.ts'
import { keep, keptMisses } from './kept.ts'
import { offersOf } from './offers.ts'
import { walk } from './walk.ts'

type Spoken = 'check' | 'bind' | 'keepMisses'
export type BindSession = { readonly [C in Spoken]: (ask: Asked<C>) => Answer<C> | Promise<Answer<C>> }

interface Surroundings {
  readonly exclusively: <T>(task: (control: Control) => Promise<T>) => Promise<T>
  readonly libraries: () => Promise<readonly Variable[]>
}

export function bindSession({ exclusively, libraries }: Surroundings): BindSession {
  let asked: Asked<'check'> | null = null
  /** Line id → what the designer was shown of it. */
  let shown: ReadonlyMap<string, string> = new Map()

  return {
    async check(ask) {
      asked = ask
      const { check, planned } = await checked(ask)
      shown = printsOf(planned)
      return check
    },
    bind: (ask) => exclusively((control) => bind(ask, control)),
    keepMisses({ ids, kept }) {
      keep(ids, kept)
      return {}
    },
  }

  async function checked({ frames, libraries: withLibraries }: Asked<'check'>): Promise<Checked> {
    const elsewhere = withLibraries ? await libraries() : []
    const state = await readState(await bindingsOf(frames), elsewhere)
    return await inSlices(checking(await walk(frames), offersOf(state), keptMisses()))
  }

  async function bind({ ids, choices, savePoint }: Asked<'bind'>, control: Control) {
    if (!asked) throw new Problem('invalid-request', 'Nothing was checked yet.', 'Check the frames first.')
    // Checked anew: the file may have changed since the panel showed it.
    const { planned } = await checked(asked)
    const prints = printsOf(planned)
    const ticked = new Set(ids)
    const review = ids.filter((id) => prints.get(id) === undefined || prints.get(id) !== shown.get(id))
    const orders = planned.flatMap(({ line: { id }, offers, slots }): Order[] => {
      if (!ticked.has(id) || review.includes(id)) return []
      const choice = choices?.[id]
      const target = choice === undefined ? offers[0] : offers.find((offer) => offer.id === choice)
      return target ? [{ line: id, target: target.id, slots }] : []
    })
    if (orders.length === 0) {
      return { bound: 0, failed: [], review, cancelled: false, revertible: lastMade() !== null }
    }
    if (savePoint) await figma.saveVersionHistoryAsync('Before Token Pipeline bound layers')
    figma.commitUndo()
    const { done, failed, changed, cancelled } = await bindAll(orders, control)
    if (done.length > 0) {
      await remember({ at: control.now(), done: [], styles: [], adoptions: [], bindings: done })
    }
    figma.commitUndo()
    return {
      bound: done.length,
      failed: [...failed],
      review: [...review, ...changed],
      cancelled,
      revertible: lastMade() !== null,
    }
  }
}

const printsOf = (planned: Checked['planned']): Map<string, string> =>
  new Map(planned.map(({ line }) => [line.id, JSON.stringify(line)]))
