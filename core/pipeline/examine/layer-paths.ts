/** Where each layer is by the names of what is around it: two frames of one screen have the same ones, whatever they show. */
import type { Layer } from '../../../shared/layer.ts'

/** Of a large frame the first ones tell as much, in a sixth of the room. */
const MOST = 2000

/** Short hashes, each once. The frame's own name, which says what sets it apart, is no part of them. */
export function pathsOf(layers: readonly Layer[]): string[] {
  const paths = new Map<string, string>()
  const taken = new Map<string, number>()
  const found = new Set<string>()
  for (const { id, name, parent } of layers) {
    if (parent === undefined) {
      paths.set(id, '')
      continue
    }
    const path = `${paths.get(parent) ?? ''}/${name}`
    // Siblings of one name: the second row of a list is not the first.
    const before = taken.get(path) ?? 0
    taken.set(path, before + 1)
    const own = before === 0 ? path : `${path} ${before + 1}`
    paths.set(id, own)
    if (found.size < MOST) found.add(hashOf(own))
  }
  return [...found]
}

/** FNV-1a, 32 bits: among 2,000 paths two collide once in two thousand frames, which changes nothing. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
