/** What the layers of the measured frames are bound to: the surest sign of which variable a value is. */
import { giveWay } from '../pace.ts'
import { reachable, readable } from '../readable.ts'
import { bindingsOf as boundIn } from '../../core/layers/bindings.ts'
import { canvasNode } from './node.ts'
export type Bindings = ReadonlyMap<string, ReadonlySet<string>>

/** Variable or style id → ids of the layers that use it. Frames that are gone are passed over. */
export async function bindingsOf(frames: Iterable<string>): Promise<Bindings> {
  const found = new Map<string, Set<string>>()
  const note = (id: string, layer: string) => {
    const layers = found.get(id)
    if (layers) layers.add(layer)
    else found.set(id, new Set([layer]))
  }
  const pending: BaseNode[] = []
  for (const id of frames) {
    await reachable(`frame ${id}`, async () => {
      const frame = await figma.getNodeByIdAsync(id)
      if (frame && !frame.removed) pending.push(frame)
    })
  }
  // A stack instead of recursion: component libraries nest deep, the sandbox's stack is small.
  for (let node = pending.pop(); node; node = pending.pop()) {
    const at = node
    readable('layer', () => {
      for (const id of Object.values(boundIn(canvasNode(at as SceneNode)) ?? {})) note(id, at.id)
      if ('children' in at) pending.push(...at.children)
    })
    await giveWay()
  }
  return found
}
