/** `$extends`: a group takes over another one's tokens, whole ones, under its own. */
import { aliasPath, pointerPath } from './references.ts'
import { type Json, isObject, isToken } from './tree.ts'

/** `document` with every inherited token in its place. A circle, or a group that is not there, inherits nothing. */
export function inherited(document: Json): Json {
  if (!JSON.stringify(document).includes('"$extends"')) return document
  const groupAt = (path: string): Json | null => {
    const found = path
      .split('.')
      .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document)
    return isObject(found) && !isToken(found) ? found : null
  }
  const full = (group: Json, seen: readonly Json[]): Json => {
    const path = aliasPath(group['$extends']) ?? pointerPath(group['$extends'])
    const parent = path === null || seen.includes(group) ? null : groupAt(path)
    const own = Object.fromEntries(
      Object.entries(group).map(([key, child]) => [
        key,
        isObject(child) && !key.startsWith('$') && !isToken(child) ? full(child, [...seen, group]) : child,
      ]),
    )
    return parent ? over(full(parent, [...seen, group]), own) : own
  }
  return full(document, [])
}

/** Later wins, token by token. */
export function over(below: Json, above: Json): Json {
  const merged: Json = { ...below }
  for (const [name, node] of Object.entries(above)) {
    const known = merged[name]
    const groups =
      isObject(known) && isObject(node) && !isToken(known) && !isToken(node) && !name.startsWith('$')
    Object.defineProperty(merged, name, {
      value: groups ? over(known, node) : node,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return merged
}
