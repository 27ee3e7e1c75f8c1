/** JSON as people read and diff it: two spaces, but what is short and flat stays on one line. */
import type { JSONValue } from '../../shared/json.ts'

const WIDTH = 100

export const prettyJson = (value: JSONValue): string => `${spell(value, '')}\n`

function spell(value: JSONValue, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Array.isArray(value)
    ? value.map((item) => ['', item] as const)
    : members(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item] as const)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return open + close
  const pad = Array.isArray(value) ? '' : ' '
  if (isFlat(value)) {
    const line = open + pad + entries.map(([key, item]) => key + spell(item, '')).join(', ') + pad + close
    if (line.length <= WIDTH) return line
  }
  const deeper = `${indent}  `
  return `${open}\n${entries.map(([key, item]) => deeper + key + spell(item, deeper)).join(',\n')}\n${indent}${close}`
}

/** `$` properties first: JavaScript would put names such as `100` before them. */
function members(value: { [key: string]: JSONValue }): [string, JSONValue][] {
  const all = Object.entries(value)
  const meta = all.filter(([key]) => key.startsWith('$'))
  return meta.length === 0 || meta.length === all.length
    ? all
    : [...meta, ...all.filter(([key]) => !key.startsWith('$'))]
}

/** Values; never a token or a group, which stay one property per line. */
function isFlat(value: JSONValue): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isFlat)
  return Object.entries(value).every(
    ([key, item]) => (!key.startsWith('$') || key === '$ref') && isFlat(item),
  )
}
