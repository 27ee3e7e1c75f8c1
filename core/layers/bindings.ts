/** What one layer is bound to. */
import type { FigmaNode } from './node.ts'

const STYLE_FIELDS = ['fillStyleId', 'strokeStyleId', 'textStyleId', 'effectStyleId'] as const

/** `fills.0` → variable id, `textStyleId` → style id; null for none. */
export function bindingsOf(node: FigmaNode): Record<string, string> | null {
  const found: Record<string, string> = {}
  collect(node.get('boundVariables'), '', found)
  for (const field of STYLE_FIELDS) {
    const id = node.get(field)
    if (typeof id === 'string' && id !== '') found[field] = id
  }
  return Object.keys(found).length > 0 ? found : null
}

/** Aliases stand alone, in lists (fills) and by name (component properties). */
function collect(value: unknown, path: string, found: Record<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value && value.type === 'VARIABLE_ALIAS' && 'id' in value && typeof value.id === 'string') {
    found[path] = value.id
    return
  }
  for (const [key, inner] of Object.entries(value))
    collect(inner, path === '' ? key : `${path}.${key}`, found)
}
