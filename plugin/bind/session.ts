/** One panel's conversation about what layers are bound to. */
import { type Control, breathe, giveWay } from '../pace.ts'
import type { CheckLine } from '../../shared/check.ts'
import type { Answer, Asked } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import type { Bindings } from '../things/types.ts'
import { lastMade } from '../undo/history.ts'
import { recorded } from '../undo/journal.ts'
import { readState } from '../things/state.ts'
import { type Order, type Turn, bindAll } from './bind.ts'
import { type Checked, checking } from './check.ts'
import { keep, keptMisses } from '../file/misses.ts'
import { type Walked, walk } from './walk.ts'

type Spoken = 'check' | 'checkLines' | 'bind' | 'keepMisses'
export type BindSession = { readonly [C in Spoken]: (ask: Asked<C>) => Answer<C> | Promise<Answer<C>> }

interface Surroundings {
  readonly exclusively: <T>(task: (control: Control) => Promise<T>) => Promise<T>
  readonly libraries: () => Promise<readonly Variable[]>
  readonly moveIn: () => Promise<void>
}

export function bindSession({ exclusively, libraries, moveIn }: Surroundings): BindSession {
  let asked: Asked<'check'> | null = null
  /** Line id → what the designer was shown of it. */
  let shown: ReadonlyMap<string, string> = new Map()
  /** Of the check that the panel is getting. */
  let lines: readonly CheckLine[] = []

  return {
    async check(ask) {
      asked = ask
      const { check, planned } = await checked(ask)
      shown = await printsOf(planned)
      ;({ lines } = check)
      await breathe()
      return { ...check, ...partOf(lines, 0) }
    },
    checkLines: ({ from }) => partOf(lines, from),
    bind: (ask) => exclusively((control) => bind(ask, control)),
    async keepMisses({ ids, kept }) {
      await moveIn()
      keep(ids, kept)
      return {}
    },
  }

  async function checked({ frames, libraries: withLibraries }: Asked<'check'>): Promise<Checked> {
    const elsewhere = withLibraries ? await libraries() : []
    const walked = await walk(frames)
    const state = await readState(await boundIn(walked), elsewhere)
    return await checking(walked, state, keptMisses())
  }

  async function bind({ ids, choices, savePoint }: Asked<'bind'>, control: Control) {
    if (!asked) throw new Problem('invalid-request', 'Nothing was checked yet.', 'Check the frames first.')
    // Checked anew: the file may have changed since the panel showed it.
    const { planned } = await checked(asked)
    const prints = await printsOf(planned)
    const ticked = new Set(ids)
    const review = ids.filter((id) => prints.get(id) === undefined || prints.get(id) !== shown.get(id))
    const orders = planned.flatMap(({ line: { id, needs }, offers, slots }): Order[] => {
      if (!ticked.has(id) || review.includes(id)) return []
      // Without the switch the layers would look different: nothing is bound.
      if (needs !== undefined && !ticked.has(needs)) return []
      const choice = choices?.[id]
      const target = choice === undefined ? offers[0] : offers.find((offer) => offer.id === choice)
      const translucent = target?.translucent ?? false
      return target ? [{ line: id, target: target.id, translucent, slots }] : []
    })
    const turns = planned.flatMap(({ line: { id }, switches }): Turn[] =>
      switches.length > 0 && ticked.has(id) && !review.includes(id) ? [{ line: id, switches }] : [],
    )
    if (orders.length + turns.length === 0) {
      return { bound: 0, switched: 0, failed: [], review, cancelled: false, revertible: lastMade() !== null }
    }
    if (savePoint) await figma.saveVersionHistoryAsync('Before Token Pipeline bound layers')
    await moveIn()
    const changed = new Set<string>()
    const { bindings: done, failed } = await recorded((journal) =>
      bindAll(orders, turns, { ...journal, changed }, control),
    )
    return {
      bound: done.filter(({ kind }) => kind !== 'mode').length,
      switched: done.filter(({ kind }) => kind === 'mode').length,
      failed,
      review: [...review, ...changed],
      cancelled: control.cancelled(),
      revertible: lastMade() !== null,
    }
  }
}

/** A line has up to 20 places: all in all about 10 ms to post. */
const PER_MESSAGE = 20

const partOf = (lines: readonly CheckLine[], from: number): Answer<'checkLines'> => {
  const next = from + PER_MESSAGE
  return { lines: lines.slice(from, next), ...(next < lines.length && { next }) }
}

async function printsOf(planned: Checked['planned']): Promise<Map<string, string>> {
  const prints = new Map<string, string>()
  for (const { line } of planned) {
    prints.set(line.id, JSON.stringify(line))
    await giveWay()
  }
  return prints
}

/** What the layers are bound to: the surest sign of what is in use. */
async function boundIn({ found }: Walked): Promise<Bindings> {
  const bound = new Map<string, Map<string, ReadonlySet<VariableScope>>>()
  for (const { bound: id, place, scope } of found) {
    await giveWay()
    if (id === null) continue
    const layers = bound.get(id) ?? new Map<string, ReadonlySet<VariableScope>>()
    bound.set(id, layers.set(place.layer, new Set(scope === null ? [] : [scope])))
  }
  return { bound, shown: new Map() }
}
