/** Where things are in a JSON text. */
import { type ObjectNode, type ValueNode, parse } from '@humanwhocodes/momoa'

export interface Place {
  readonly line: number
  readonly column: number
}

/** The tree of a JSON or JSON5 text, with places. */
export const treeOf = (text: string): ValueNode =>
  parse(text, { mode: 'json5', allowTrailingCommas: true }).body

/** The place of the key (or array element) that `path` leads to in `body`, as far as it leads. */
export function locate(body: ValueNode): (path: readonly string[]) => Place {
  const members = new WeakMap<ObjectNode, Map<string, ObjectNode['members'][number]>>()
  const membersOf = (node: ObjectNode) => {
    const known = members.get(node)
    if (known) return known
    const made = new Map(node.members.map((member) => [keyOf(member), member]))
    members.set(node, made)
    return made
  }
  const step = (node: ValueNode, key: string): { value: ValueNode; place: Place } | null => {
    if (node.type === 'Object') {
      const member = membersOf(node).get(key)
      return member ? { value: member.value, place: placeOf(member.name.loc.start) } : null
    }
    if (node.type !== 'Array') return null
    const element = node.elements[Number(key)]
    return element ? { value: element.value, place: placeOf(element.loc.start) } : null
  }
  return (path) => {
    let node: ValueNode = body
    let place: Place = { line: body.loc.start.line, column: body.loc.start.column }
    for (const key of path) {
      const next = step(node, key)
      if (!next) break
      node = next.value
      place = next.place
    }
    return place
  }
}

export const keyOf = ({ name }: ObjectNode['members'][number]): string =>
  name.type === 'String' ? name.value : name.name

const placeOf = ({ line, column }: Place): Place => ({ line, column })
