/** Where things are in a JSON text. */
import { type ValueNode, parse } from '@humanwhocodes/momoa'

export interface Place {
  readonly line: number
  readonly column: number
}

/** For a valid JSON text: the place of the key (or array element) that `path` leads to, as far as it leads. */
export function locate(text: string): (path: readonly string[]) => Place {
  const { body } = parse(text)
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

function step(node: ValueNode, key: string): { value: ValueNode; place: Place } | null {
  if (node.type === 'Object') {
    const member = node.members.findLast(
      ({ name }) => (name.type === 'String' ? name.value : name.name) === key,
    )
    return member ? { value: member.value, place: placeOf(member.name.loc.start) } : null
  }
  if (node.type !== 'Array') return null
  const element = node.elements[Number(key)]
  return element ? { value: element.value, place: placeOf(element.loc.start) } : null
}

const placeOf = ({ line, column }: Place): Place => ({ line, column })
