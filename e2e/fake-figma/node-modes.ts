/** Variable modes of layers: set on some, inherited by what is inside them. */
import type { Doc } from './document.ts'

interface Inheriting {
  readonly parent: unknown
}
export interface NodeModes {
  readonly explicitVariableModes: Record<string, string>
  readonly resolvedVariableModes: Record<string, string>
  setExplicitVariableModeForCollection(collection: VariableCollection | string, modeId: string): void
  clearExplicitVariableModeForCollection(collection: VariableCollection | string): void
}

/** `spec` stands for what ancestors outside the model have set. */
export function nodeModes(
  doc: Doc,
  parent: Inheriting['parent'],
  spec: Readonly<Record<string, string>> = {},
): NodeModes {
  const explicit: Record<string, string> = {}
  const idOf = (where: string, collection: VariableCollection | string): string => {
    if (typeof collection === 'string') {
      throw new Error(`in ${where}: Cannot call with documentAccess: dynamic-page. Use a collection instead.`)
    }
    return collection.id
  }
  return {
    get explicitVariableModes() {
      return { ...explicit }
    },
    get resolvedVariableModes() {
      const inherited =
        typeof parent === 'object' && parent !== null && 'resolvedVariableModes' in parent
          ? (parent.resolvedVariableModes as Record<string, string>)
          : {}
      return { ...inherited, ...spec, ...explicit }
    },
    setExplicitVariableModeForCollection(collection, modeId) {
      const where = 'setExplicitVariableModeForCollection'
      const id = idOf(where, collection)
      if (!doc.collections.get(id)?.modes.some((mode) => mode.modeId === modeId))
        throw new Error(`in ${where}: Mode ${modeId} not found`)
      doc.write(where)
      explicit[id] = modeId
    },
    clearExplicitVariableModeForCollection(collection) {
      const where = 'clearExplicitVariableModeForCollection'
      doc.write(where)
      delete explicit[idOf(where, collection)]
    },
  }
}
