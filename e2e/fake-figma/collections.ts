/** Variable collections and their modes. */
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
import { strict } from './strict.ts'

/** Ids per collection, for `variableIds` and the limit. */
export const idsIn = new WeakMap<VariableCollection, Set<string>>()
export const forget = (collection: VariableCollection, id: string): void => {
  idsIn.get(collection)?.delete(id)
}

export function makeCollection(doc: Doc, first: string, remote = false): VariableCollection {
  const id = doc.id('VariableCollectionId:')
  const newMode = (name: string) => ({ modeId: doc.id(''), name })
  let name = first
  let hidden = false
  const modes = [newMode('Mode 1')]
  const ids = new Set<string>()
  const modeName = (where: string, text: string) => {
    if (text.trim() === '' || text.length > 40)
      throw new Error(`in ${where}: Mode name must be 1–40 characters`)
    if (modes.some((mode) => mode.name === text)) throw new Error(`in ${where}: duplicate mode name`)
  }
  const collection: VariableCollection = {
    ...pluginData(doc),
    id,
    key: `key-${id}`,
    remote,
    isExtension: false,
    get name() {
      return name
    },
    set name(next) {
      doc.write('set_collection_name')
      name = next
    },
    get hiddenFromPublishing() {
      return hidden
    },
    set hiddenFromPublishing(next) {
      doc.write('set_collection_hidden')
      hidden = next
    },
    get modes() {
      return modes.map((mode) => ({ ...mode }))
    },
    get defaultModeId() {
      return modes[0]?.modeId ?? ''
    },
    get variableIds() {
      return [...ids]
    },
    addMode(text) {
      if (modes.length >= doc.limits.modes) {
        throw new Error(`in addMode: Limited to ${doc.limits.modes} modes only`)
      }
      modeName('addMode', text)
      doc.write('addMode')
      const mode = newMode(text)
      modes.push(mode)
      return mode.modeId
    },
    renameMode(modeId, text) {
      const mode = modes.find((one) => one.modeId === modeId)
      if (!mode) throw new Error('in renameMode: Mode not found')
      if (mode.name !== text) modeName('renameMode', text)
      doc.write('renameMode')
      mode.name = text
    },
    removeMode(modeId) {
      if (modes.length === 1) throw new Error('in removeMode: Cannot remove the only mode')
      doc.write('removeMode')
      modes.splice(
        modes.findIndex((mode) => mode.modeId === modeId),
        1,
      )
    },
    remove() {
      doc.write('remove_collection')
      doc.collections.delete(id)
      for (const variable of doc.variables.values()) {
        if (variable.variableCollectionId !== id) continue
        doc.variables.delete(variable.id)
        doc.zombies.push(variable)
      }
    },
    extend: () => {
      throw new Error('in extend: Cannot create extended collections outside of enterprise plan.')
    },
    getPublishStatusAsync: async () => 'UNPUBLISHED',
  }
  const wrapped = strict('variable collection', collection)
  idsIn.set(wrapped, ids)
  return wrapped
}
