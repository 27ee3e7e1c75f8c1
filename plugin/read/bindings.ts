/** What the layers of the measured frames are bound to: the surest sign of which variable a value is. */
import { giveWay } from '../pace.ts'
export type Bindings = ReadonlyMap<string, ReadonlySet<string>>

const STYLE_FIELDS = ['fillStyleId', 'strokeStyleId', 'textStyleId', 'effectStyleId'] as const

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
    const frame = await figma.getNodeByIdAsync(id)
    if (frame && !frame.removed) pending.push(frame)
  }
  // A stack instead of recursion: component libraries nest deep, the sandbox's stack is small.
  for (let node = pending.pop(); node; node = pending.pop()) {
    const layer = node.id
    if ('boundVariables' in node) aliasesIn(node.boundVariables, (id) => note(id, layer))
    for (const field of STYLE_FIELDS) {
      // `figma.mixed` is a symbol: several styles in one text.
      const id: unknown = field in node ? node[field as keyof typeof node] : undefined
      if (typeof id === 'string' && id !== '') note(id, layer)
    }
    if ('children' in node) pending.push(...node.children)
    await giveWay()
  }
  return found
}

/** Aliases stand alone, in lists (fills) and by name (component properties). */
function aliasesIn(value: unknown, note: (id: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value && value.type === 'VARIABLE_ALIAS' && 'id' in value && typeof value.id === 'string') {
    note(value.id)
    return
  }
  for (const inner of Object.values(value)) aliasesIn(inner, note)
}
