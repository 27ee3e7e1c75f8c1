/** The ground of a frame: under everything, and out to its edges. */
import type { Value } from '../../../shared/dtcg.ts'
import type { Box, Frame } from '../../../shared/frame.ts'
import { type Node, isGround } from './tree.ts'

/** Shares of the frame: a strip along one edge that is no higher or wider than this is a bar. */
const BAR_HEIGHT = 0.14
const SIDE_WIDTH = 0.3
/** Shares of the frame: a column from top to bottom holds lists, wherever it stands. */
const COLUMN = 0.93
const WIDEST = 0.36
/** Share of an edge that a bar takes. */
const ALONG = 0.6
/** px: what begins this near to an edge touches it. */
const AT_EDGE = 2

export function edgesOf({ x, y, width, height }: Box, frame: Pick<Frame, 'width' | 'height'>) {
  return {
    top: y <= AT_EDGE,
    left: x <= AT_EDGE,
    bottom: y + height >= frame.height - AT_EDGE,
    right: x + width >= frame.width - AT_EDGE,
  }
}

/** Along the top or the bottom, or from the top down one side. */
export function isBar(box: Box, frame: Pick<Frame, 'width' | 'height'>): boolean {
  const at = edgesOf(box, frame)
  const flat = box.height <= Math.max(BAR_HEIGHT * frame.height, 48)
  if (flat && (at.top || at.bottom) && (at.left || at.right)) return true
  if (flat && (at.top || at.bottom) && box.width >= ALONG * frame.width) return true
  if (box.height >= COLUMN * frame.height && box.width <= WIDEST * frame.width) return true
  return (at.left || at.right) && box.width <= SIDE_WIDTH * frame.width && box.height >= ALONG * frame.height
}

/**
 * The colour with the most to be seen of it at the bottom of the frame: what lies on the frame itself, or on its own
 * colour, more where it reaches the edges. Bars count for little, even where they are large.
 */
export function pageOf(
  frame: Pick<Frame, 'width' | 'height'>,
  boxes: readonly Node[],
): Value<'color'> | null {
  const votes = new Map<string, { color: Value<'color'>; score: number }>()
  for (const node of boxes) {
    const { box, fill, area } = node
    if (!isGround(node) || !isLowest(node)) continue
    const at = edgesOf(box, frame)
    const edges = Number(at.top) + Number(at.left) + Number(at.bottom) + Number(at.right)
    const reach = edges === 0 ? INNER : edges === 1 ? 0.7 : 1
    const score = area * reach * (isBar(box, frame) ? BAR : 1)
    const known = votes.get(fill.hex)
    votes.set(fill.hex, { color: fill, score: (known?.score ?? 0) + score })
  }
  const [first] = [...votes.values()].toSorted(
    (a, b) => b.score - a.score || (a.color.hex < b.color.hex ? -1 : 1),
  )
  const least = LEAST * frame.width * frame.height
  return first && first.score >= least ? first.color : null
}

/** Worth of a place that no edge is reached from, and of a bar. */
const INNER = 0.3
const BAR = 0.1
/** Share of the frame. */
const LEAST = 0.08

/** On the frame, or on nothing but its own colour. */
function isLowest({ parent, fill }: Node): boolean {
  for (let at = parent; at; at = at.parent) if (at.fill.hex !== fill.hex) return false
  return true
}
