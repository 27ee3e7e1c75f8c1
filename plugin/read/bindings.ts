/** What the layers of the measured frames are bound to, and in which modes they are: the surest sign of what a value is. */
import { bindingsOf as boundIn } from '../../core/layers/bindings.ts'
import { giveWay } from '../pace.ts'
import { reachable, readable } from '../readable.ts'
import type { Bindings, Modes } from '../things/types.ts'
import { scopesOfField } from '../things/variable/fields.ts'
import { canvasNode } from './node.ts'

/** Frames that are gone are passed over. */
export async function bindingsOf(frames: Iterable<string>): Promise<Bindings> {
  const bound = new Map<string, Map<string, Set<VariableScope>>>()
  const shown = new Map<string, Modes>()
  const shared = sharedModes()
  const pending: { readonly node: BaseNode; readonly modes: Modes }[] = []
  const note = (id: string, layer: string, scopes: readonly VariableScope[]) => {
    const layers = bound.get(id) ?? new Map<string, Set<VariableScope>>()
    bound.set(id, layers.set(layer, new Set([...(layers.get(layer) ?? []), ...scopes])))
  }
  for (const id of frames) {
    await reachable(`frame ${id}`, async () => {
      const node = await figma.getNodeByIdAsync(id)
      if (node && !node.removed) pending.push({ node, modes: shared(node) })
    })
  }
  // A stack instead of recursion: component libraries nest deep, the sandbox's stack is small.
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, modes: inherited } = next
    readable('layer', () => {
      const modes = hasOwnModes(node) ? shared(node) : inherited
      shown.set(node.id, modes)
      for (const [field, id] of Object.entries(boundIn(canvasNode(node as SceneNode)) ?? {}))
        note(id, node.id, scopesOfField(field, node.type))
      if ('children' in node) for (const child of node.children) pending.push({ node: child, modes })
    })
    await giveWay()
  }
  return { bound, shown }
}

/** Most layers are in the modes of what they are in. */
const hasOwnModes = (node: BaseNode): boolean =>
  'explicitVariableModes' in node && Object.keys(node.explicitVariableModes).length > 0

/** Thousands of layers are in the same few modes: equal ones become one object. */
export function sharedModes(): (node: BaseNode) => Modes {
  const known = new Map<string, Modes>()
  return (node) => {
    const modes = ('resolvedVariableModes' in node && node.resolvedVariableModes) || {}
    const key = JSON.stringify(modes)
    const same = known.get(key) ?? modes
    known.set(key, same)
    return same
  }
}
