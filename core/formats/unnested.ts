/**
 * Figma's names may nest (`color/white` beside `color/white/half`), those of a token file may not. What would be inside
 * a token leaves beside it (`color/white-half`), under the same name in CSS.
 */
import { figmaName, outside } from '../../shared/names.ts'
import type { Exportable } from './format.ts'

export function unnested(exportable: Exportable): Exportable {
  const { set, renamed } = exportable
  const all = [...set.primitives, ...set.semantics].map(({ path }) => path)
  const moved = new Map(all.map((path) => [figmaName(path), path]))
  // What has moved may have something inside it in turn. Each move takes a segment away, so there is an end.
  for (let changed = true; changed;) {
    changed = false
    const tokens = new Set([...moved.values()].map(figmaName))
    for (const [name, path] of moved) {
      const now = outside(path, tokens)
      if (now.length === path.length) continue
      moved.set(name, now)
      changed = true
    }
  }
  const beside = (path: readonly string[]): string[] => [...(moved.get(figmaName(path)) ?? path)]
  const put = <T extends { path: string[] }>(token: T): T => ({ ...token, path: beside(token.path) })
  return {
    ...exportable,
    set: { ...set, primitives: set.primitives.map(put), semantics: set.semantics.map(put) },
    renamed: new Map([...renamed].map(([old, present]) => [old, beside(present)])),
  }
}
