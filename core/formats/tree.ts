/** A file of nested groups, as it grows entry by entry. */
import type { JSONValue } from '../../shared/json.ts'

export interface Group {
  [key: string]: JSONValue
}

/** Without a prototype: `constructor` is a legal name. */
export const emptyGroup = (): Group => Object.create(null) as Group

/** The group that holds `path`; those on the way are made, each by `make`. */
export const groupAbove = (
  root: Group,
  path: readonly string[],
  make: (name: string, depth: number) => Group = emptyGroup,
): Group =>
  path.slice(0, -1).reduce((parent, name, depth) => (parent[name] ??= make(name, depth)) as Group, root)
