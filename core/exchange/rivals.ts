/**
 * Files, or sets of one file, that nobody says the order of, as one document: those that say different things of one token
 * are its modes, all others the base. So a reference reaches every file, and no value is lost to another of its name.
 */
import { leavesOf, saidBy } from './leaves.ts'
import type { Json } from './tree.ts'

/** A resolver that names the parts as its sources. */
export function resolverOf(parts: ReadonlyMap<string, Json>): Json {
  const base: string[] = []
  const contexts = new Map<string, string[]>()
  const owners = new Map<string, { readonly name: string; readonly says: string }>()
  let standard: string | undefined
  // The light one is the default, whatever the alphabet says.
  const isDark = (name: string) => Number(/dark|night/i.test(name))
  for (const [name, document] of [...parts].toSorted(([a], [b]) => isDark(a) - isDark(b))) {
    const own = new Map([...leavesOf(document)].map(([path, node]) => [path, saidBy(node)]))
    const rival = [...own].find(([path, says]) => owners.has(path) && owners.get(path)?.says !== says)
    const owner = rival && owners.get(rival[0])?.name
    if (owner === undefined) {
      base.push(name)
      for (const [path, says] of own) if (!owners.has(path)) owners.set(path, { name, says })
      continue
    }
    const mode = apart(name, owner) || name
    contexts.set(mode, [...(contexts.get(mode) ?? []), name])
    standard ??= apart(owner, name) || 'Default'
  }
  const refs = (names: readonly string[]) => names.map((name) => ({ $ref: name }))
  const moving = Object.fromEntries([...contexts].map(([mode, names]) => [mode, refs(names)]))
  return {
    version: '2025.10',
    sets: { base: { sources: refs(base) } },
    ...(standard === undefined
      ? {}
      : { modifiers: { mode: { default: standard, contexts: { [standard]: [], ...moving } } } }),
    resolutionOrder: [
      { $ref: '#/sets/base' },
      ...(standard === undefined ? [] : [{ $ref: '#/modifiers/mode' }]),
    ],
  }
}

/** The words of a file's path that another's does not have: `tokens.dark.json` beside `tokens.json` is `dark`. */
function apart(name: string, other: string): string {
  const words = (path: string) => path.replace(/\.(?:json5?|jsonc|tokens)$/i, '').split(/[/\\.]/)
  const known = new Set(words(other))
  return words(name)
    .filter((word) => !known.has(word))
    .join(' ')
}
