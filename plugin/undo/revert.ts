/** Takes the last write back: what was made goes, what was changed returns, what was edited since stays. */
import { type Control, counting } from '../pace.ts'
import type { PlanChange } from '../../shared/variables.ts'
import type { Done } from '../apply/apply.ts'
import { keepAdopted, keptAdopted } from '../file/adopted.ts'
import { NAMESPACE } from '../file/text.ts'
import { showFile } from '../things/variable/compare.ts'
import type { WriteRecord } from './history.ts'
import { localCollections, localVariables } from '../things/variable/local.ts'
import { setMark } from '../things/variable/mark.ts'
import { planStylesBack, stylesBack } from './revert-styles.ts'
import { type Snapshot, platforms, snapshot, unedited } from '../things/variable/snapshot.ts'
import type { Entry, FileState, FileValue } from '../things/types.ts'
import { isOther, isVariableRef, same } from '../things/values.ts'

export function planRevert(record: WriteRecord, state: FileState): Entry[] {
  const byId = new Map(state.variables.map((variable) => [variable.id, variable]))
  const collections = new Map(state.collections.map(({ id, name }) => [id, name]))
  const nameOfVariable = (id: string) => byId.get(id)?.name ?? 'a variable that is gone'
  const variables = record.done.map((done): Entry => {
    const now = byId.get(done.id)
    const name = now?.name ?? done.after?.name ?? done.before?.name ?? ''
    const base = {
      id: done.id,
      name,
      group: collections.get(done.collection) ?? 'Deleted collections',
      changes: changesOf(done, nameOfVariable),
      work: null,
    }
    const skip = (reason: string): Entry => ({ ...base, action: 'skip', reason, ticked: null })
    const revert = (reason: string): Entry => ({ ...base, action: 'revert', reason, ticked: true })
    if (done.after === null) {
      return collections.has(done.collection)
        ? revert('Comes back; layers that used it have to be bound again.')
        : skip('Its collection was deleted.')
    }
    if (!now) return skip('Deleted since.')
    if (!unedited(now, done.after)) return skip('Edited since: it stays as it is.')
    return revert(
      done.before === null
        ? 'Made by this write: it goes. Layers that use it keep their value.'
        : 'Goes back to what it was.',
    )
  })
  const names = new Map([...state.variables, ...state.styles].map(({ id, name }) => [id, name]))
  const adoptions = record.adoptions.map(({ token, after }): Entry => ({
    id: adoptionId(token),
    name: names.get(after) ?? 'Something that is gone',
    action: 'revert',
    reason: 'Stands for its token no longer. It stays as it is.',
    group: 'Reused',
    changes: [],
    ticked: true,
    work: null,
  }))
  return [...variables, ...planStylesBack(record.styles, state.styles), ...adoptions]
}

const adoptionId = (token: string) => `adopted:${token}`

function changesOf({ before, after }: Done, nameOfVariable: (id: string) => string): PlanChange[] {
  const show = (value: FileValue | undefined) =>
    value === undefined ? undefined : showFile(value, { nameOfVariable })
  const modes = [...new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after?.values ?? {})])]
  const changes: PlanChange[] = modes
    .filter((mode) => !same(before?.values[mode], after?.values[mode]))
    .map((mode) => {
      const [from, to] = [show(after?.values[mode]), show(before?.values[mode])]
      return { what: 'value', ...(from ? { before: from } : {}), ...(to ? { after: to } : {}) }
    })
  if (before && after && before.name !== after.name) {
    changes.unshift({ what: 'name', before: { text: after.name }, after: { text: before.name } })
  }
  return changes
}

export interface Reverted {
  readonly removed: number
  readonly restored: number
  readonly remade: number
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  readonly cancelled: boolean
  /** What could still be taken back later. */
  readonly left: WriteRecord
}

export async function revert(
  record: WriteRecord,
  entries: readonly Entry[],
  ids: ReadonlySet<string>,
  control: Control,
): Promise<Reverted> {
  const local = await localCollections()
  const byId = await localVariables(local)
  const collections = new Map(local.map((one) => [one.id, one]))
  const counts = { removed: 0, restored: 0, remade: 0 }
  const failed: { name: string; reason: string }[] = []
  const left: Done[] = []
  const step = counting(record.done.length + record.styles.length, control)
  let cancelled = false
  // Last things first: what points to others goes before what it points to.
  for (const done of record.done.toReversed()) {
    cancelled ||= control.cancelled()
    if (cancelled || !ids.has(done.id)) {
      left.unshift(done)
      continue
    }
    try {
      undo(done)
    } catch (error) {
      const name = done.after?.name ?? done.before?.name ?? done.id
      failed.push({ name, reason: error instanceof Error ? error.message : String(error) })
      left.unshift(done)
    }
    await step()
  }
  const styles = await stylesBack(cancelled ? [] : record.styles, ids)
  for (const collection of collections.values()) {
    const ours = collection.getSharedPluginData(NAMESPACE, 'role') !== ''
    if (ours && counts.removed > 0 && collection.variableIds.length === 0) collection.remove()
  }
  const adoptionsBack = cancelled ? [] : record.adoptions.filter(({ token }) => ids.has(adoptionId(token)))
  if (adoptionsBack.length > 0) {
    const adopted = keptAdopted()
    for (const { token, before } of adoptionsBack) {
      if (before === null) delete adopted[token]
      else adopted[token] = before
    }
    keepAdopted(adopted)
  }
  // What was not ticked can still be taken back; what was edited since cannot.
  const open = new Set(entries.filter(({ action }) => action === 'revert').map(({ id }) => id))
  const remains = (id: string) => open.has(id) && (cancelled || !ids.has(id))
  return {
    removed: counts.removed + styles.removed,
    restored: counts.restored + styles.restored,
    remade: counts.remade + styles.remade,
    failed: [...failed, ...styles.failed],
    cancelled,
    left: {
      at: record.at,
      done: left.filter(({ id }) => open.has(id)),
      styles: record.styles.filter(({ id }) => remains(id)),
      adoptions: record.adoptions.filter(({ token }) => remains(adoptionId(token))),
      bindings: record.bindings,
    },
  }

  function undo(done: Done): void {
    const variable = byId.get(done.id)
    if (done.before === null) {
      variable?.remove()
      counts.removed++
    } else if (variable) {
      restore(variable, done.before)
      counts.restored++
    } else {
      const collection = collections.get(done.collection)
      if (!collection) throw new Error('Its collection was deleted.')
      restore(figma.variables.createVariable(done.before.name, collection, done.type), done.before)
      counts.remade++
    }
  }
}

function restore(variable: Variable, before: Snapshot): void {
  const now = snapshot(variable)
  if (now.name !== before.name) variable.name = before.name
  for (const [mode, value] of Object.entries(before.values)) {
    if (!same(now.values[mode], value)) variable.setValueForMode(mode, toFigma(value))
  }
  if (now.scopes.join() !== before.scopes.join()) variable.scopes = [...before.scopes]
  for (const platform of platforms) {
    const [is, was] = [now.code[platform], before.code[platform]]
    if (is === was) continue
    if (was === undefined) variable.removeVariableCodeSyntax(platform)
    else variable.setVariableCodeSyntax(platform, was)
  }
  if (now.description !== before.description) variable.description = before.description
  if (now.hidden !== before.hidden) variable.hiddenFromPublishing = before.hidden
  if (before.mark) setMark(variable, before.mark)
  else variable.setSharedPluginData(NAMESPACE, 'token', '')
}

function toFigma(value: FileValue): VariableValue {
  if (isVariableRef(value)) return { type: 'VARIABLE_ALIAS', id: value.variable }
  // As it was given to us.
  return isOther(value) ? (JSON.parse(value.other) as VariableValue) : value
}
