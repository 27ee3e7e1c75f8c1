/** Taking bindings back: layers show again what they showed, bound to nothing; what was bound anew since stays. */
import { type Control, giveWay } from '../pace.ts'
import { shown } from '../things/values.ts'
import { isStillBound, unbind } from './bind.ts'
import { groupBy } from '../group-by.ts'
import { reachable } from '../readable.ts'
import type { Entry } from '../plan/types.ts'
import type { BindDone } from '../undo/record.ts'

async function modeName({ fields: [id = ''], target }: BindDone): Promise<string | undefined> {
  const name = await reachable(`collection ${id}`, async () => {
    const home = await figma.variables.getVariableCollectionByIdAsync(id)
    return home?.modes.find(({ modeId }) => modeId === target)?.name
  })
  return name ?? undefined
}

function reasonOf({ kind }: BindDone, still: number): string {
  if (kind === 'mode') {
    const frames = still === 1 ? 'frame goes' : 'frames go'
    return still > 0
      ? `${still} ${frames} back to the mode from before.`
      : 'Switched since: it stays as it is.'
  }
  return still > 0
    ? `${still} ${still === 1 ? 'place goes' : 'places go'} back to plain values.`
    : 'Bound anew since: it stays as it is.'
}

const lineId = ({ target }: BindDone) => `bound:${target}`

/** One line for everything that was bound to one variable or style. `names`: of variables and styles, by id. */
export async function planBindingsBack(
  bindings: readonly BindDone[],
  names: ReadonlyMap<string, string>,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const [id, group] of groupBy(bindings, lineId)) {
    let still = 0
    for (const done of group) {
      if (await reachable(`layer ${done.layer}`, () => isStillBound(done))) still++
      await giveWay()
    }
    const [first] = group as [BindDone]
    entries.push({
      id,
      name:
        (first.kind === 'mode' ? await modeName(first) : names.get(first.target)) ?? 'Something that is gone',
      action: still > 0 ? 'revert' : 'skip',
      reason: reasonOf(first, still),
      group: 'Layers',
      changes:
        first.kind === 'mode' || first.before === null ? [] : [{ what: 'value', after: shown(first.before) }],
      ticked: still > 0 ? true : null,
      work: null,
    })
  }
  return entries
}

export interface BindingsBack {
  readonly restored: number
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  /** What could still be taken back. */
  readonly left: readonly BindDone[]
}

export async function bindingsBack(
  bindings: readonly BindDone[],
  ids: ReadonlySet<string>,
  control: Control,
): Promise<BindingsBack> {
  const failed: { name: string; reason: string }[] = []
  const left: BindDone[] = []
  let restored = 0
  for (const done of bindings.toReversed()) {
    if (control.cancelled() || !ids.has(lineId(done))) {
      left.unshift(done)
      continue
    }
    try {
      if (await isStillBound(done)) {
        await unbind(done)
        restored++
      }
    } catch (error) {
      failed.push({ name: done.name, reason: error instanceof Error ? error.message : String(error) })
      left.unshift(done)
    }
    await giveWay()
  }
  return { restored, failed, left }
}
