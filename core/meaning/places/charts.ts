/** Bars of one chart: bare boxes of one colour and one thickness, of different lengths, from one base line. */
import type { Node } from './tree.ts'

/** Fewer bars than this are boxes. */
const FEWEST = 4
/** px: bars of one series are equally thick, give or take rounding. */
const THICKNESS = 2

export function seriesAmong(boxes: readonly Node[]): Set<Node> {
  const found = new Set<Node>()
  const bare = boxes.filter(({ inks, boxes: own }) => inks.length === 0 && own.length === 0)
  const like = Map.groupBy(
    bare,
    ({ fill, parent, frame }) => `${frame} ${parent?.seen.box?.x} ${parent?.seen.box?.y} ${fill.hex}`,
  )
  for (const list of like.values()) {
    if (list.length < FEWEST) continue
    const even = (of: (node: Node) => number) =>
      Math.max(...list.map(of)) - Math.min(...list.map(of)) <= THICKNESS
    const upright = even(({ box }) => box.width) && !even(({ box }) => box.height)
    const lying = even(({ box }) => box.height) && even(({ box }) => box.x) && !even(({ box }) => box.width)
    if (upright || lying) for (const node of list) found.add(node)
  }
  return found
}
