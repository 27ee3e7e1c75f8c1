/** Switches a frame to a variable mode, and back to the one it was set to, or to none of its own. */
import { layerOf } from './layer-of.ts'
import type { Switch } from './switches.ts'
import type { BindDone } from '../undo/record.ts'

/** Null when the frame is gone, or in another mode by now. */
export async function setMode({ frame, collection, from, to }: Switch): Promise<BindDone | null> {
  const node = await layerOf(frame)
  const home = await figma.variables.getVariableCollectionByIdAsync(collection.id)
  if (!node || !home) return null
  if ((node.resolvedVariableModes[home.id] ?? home.defaultModeId) !== from) return null
  const before = node.explicitVariableModes[home.id] ?? null
  node.setExplicitVariableModeForCollection(home, to)
  return { layer: node.id, name: node.name, kind: 'mode', fields: [home.id], target: to, before }
}

export const isInMode = (node: SceneNode, { fields: [collection = ''], target }: BindDone): boolean =>
  node.explicitVariableModes[collection] === target

export async function switchBack(node: SceneNode, { fields: [id = ''], before }: BindDone): Promise<void> {
  const home = await figma.variables.getVariableCollectionByIdAsync(id)
  // With its collection the modes are gone, too.
  if (!home) return
  const isThere = home.modes.some(({ modeId }) => modeId === before)
  if (typeof before === 'string' && isThere) node.setExplicitVariableModeForCollection(home, before)
  else node.clearExplicitVariableModeForCollection(home)
}
