/** A W3C document as it left: colours, roles and what composites point to. */
import { type Meant, meantBy } from './spelled.ts'

export interface Given extends Meant {
  readonly hex: string
  /** As it is spelled in the document. */
  readonly as: string
}
export interface NamedColor {
  /** Without the first group, joined with hyphens. */
  readonly name: string
  readonly hex: string
  readonly alias: boolean
  readonly role: string | undefined
}
/** The colour of a border, shadow or gradient. */
export interface PartColor {
  readonly kind: string
  readonly path: readonly string[]
  readonly hex: string | null
  readonly alias: boolean
}
export interface ReadDocument {
  readonly given: readonly Given[]
  readonly colors: readonly NamedColor[]
  readonly parts: readonly PartColor[]
}

interface Leaf {
  readonly path: readonly string[]
  readonly kind: unknown
  readonly value: unknown
  readonly role: string | undefined
}
type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

export function readDocument(json: unknown): ReadDocument {
  const leaves = leavesOf(json, [])
  const byPath = new Map(leaves.map((leaf) => [leaf.path.join('.'), leaf]))
  const hexOf = (value: unknown, depth = 0): string | null => {
    if (typeof value === 'string') {
      const target = byPath.get(value.slice(1, -1))
      return target && depth < 9 ? hexOf(target.value, depth + 1) : null
    }
    return isObject(value) && typeof value['hex'] === 'string' ? value['hex'].toLowerCase() : null
  }
  const colors = leaves
    .filter(({ kind }) => kind === 'color')
    .flatMap(({ path, value, role }): NamedColor[] => {
      const hex = hexOf(value)
      const name = path.slice(path[0] === 'color' ? 1 : 0).join('-')
      return hex === null ? [] : [{ name, hex, alias: isAlias(value), role }]
    })
  return {
    colors,
    given: colors.flatMap(({ role, hex }): Given[] => {
      const meant = role === undefined ? null : meantBy(role)
      return meant && role !== undefined ? [{ ...meant, hex, as: role }] : []
    }),
    parts: leaves
      .filter(({ kind, value }) => typeof kind === 'string' && composites.has(kind) && !isAlias(value))
      .flatMap(({ kind, path, value }) =>
        [value].flat().flatMap((part): PartColor[] => {
          const color = isObject(part) ? part['color'] : undefined
          if (color === undefined) return []
          return [{ kind: String(kind), path, hex: hexOf(color), alias: isAlias(color) }]
        }),
      ),
  }
}

const composites = new Set(['border', 'shadow', 'gradient'])
const isAlias = (value: unknown): boolean => typeof value === 'string' && value.startsWith('{')

function leavesOf(node: unknown, path: readonly string[]): Leaf[] {
  if (!isObject(node)) return []
  if ('$value' in node)
    return [{ path, kind: node['$type'], value: node['$value'], role: roleOf(node['$extensions']) }]
  return Object.entries(node).flatMap(([name, child]) =>
    name.startsWith('$') ? [] : leavesOf(child, [...path, name]),
  )
}

function roleOf(extensions: unknown): string | undefined {
  if (!isObject(extensions)) return undefined
  const role = Object.values(extensions).find((one) => isObject(one) && typeof one['role'] === 'string')
  return isObject(role) ? String(role['role']) : undefined
}
