/** Tokens where they stand in a document, before anybody reads their values. */
import { type Json, isObject, isToken } from './tree.ts'

/** The same object is met in every mode that it is in. */
const said = new WeakMap<Json, string>()

/** What a token says, as text that can be compared. */
export function saidBy(node: Json): string {
  const known = said.get(node)
  if (known !== undefined) return known
  const text = JSON.stringify(node['$value'] ?? node['$ref'] ?? null)
  said.set(node, text)
  return text
}

/** Tokens of a document by path, whatever their values. */
export function* leavesOf(node: Json, path: readonly string[] = []): Generator<readonly [string, Json]> {
  if (isToken(node)) yield [path.join('.'), node]
  for (const [name, child] of Object.entries(node))
    if (isObject(child) && (name === '$root' || !name.startsWith('$')))
      yield* leavesOf(child, name === '$root' ? path : [...path, name])
}
