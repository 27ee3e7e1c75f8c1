/**
 * Distances between boxes that somebody placed by hand. A distance is a decision where it comes again: two gaps of one
 * length between neighbours in line, or the same room on the left and on the right. 36 of 80 real files have no other
 * spacing.
 */
import type { Box } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import { isDrawn } from '../../layers/drawn.ts'
import type { LayerTree } from '../../layers/tree.ts'
import { px, round } from '../lib/length.ts'
import { stated } from '../lib/stated.ts'
import type { SeenLength } from './facts.ts'
import { strip } from './strip.ts'

/** px: nearer is optical correction, as likely as not; farther is layout. */
const SMALLEST = 4
const LARGEST = 64
/** So much of the smaller of two boxes lies beside the other where they stand in one line. */
const IN_LINE = 0.5
/** More in one place are not laid out by hand, and every pair is looked at. */
const MOST = 400

export function placed(layer: Layer, tree: LayerTree): SeenLength[] {
  // Where variants lie in their set is Figma's doing, or nobody's.
  if (layer.node === 'COMPONENT_SET') return []
  const children = tree.childrenOf(layer).filter(isBox)
  if (children.length === 0 || children.length > MOST) return []
  return [...gapsAlong('y', layer, children), ...gapsAlong('x', layer, children), ...insets(layer, children)]
}

/** Letters have room of their own around them, and drawings no box: neither tells where it was put. */
const isBox = (layer: Layer): boolean =>
  !layer.turned && !layer.text && !isDrawn(layer) && layer.box.width > 0 && layer.box.height > 0

/** By hand people place on whole px. */
const isDecided = (length: number): boolean =>
  length >= SMALLEST && length <= LARGEST && Number.isInteger(length)

type Axis = 'x' | 'y'
const start = (box: Box, axis: Axis): number => box[axis]
const extent = (box: Box, axis: Axis): number => (axis === 'x' ? box.width : box.height)
const end = (box: Box, axis: Axis): number => start(box, axis) + extent(box, axis)

function gapsAlong(axis: Axis, layer: Layer, children: readonly Layer[]): SeenLength[] {
  const across: Axis = axis === 'x' ? 'y' : 'x'
  const inOrder = children.toSorted((a, b) => start(a.box, axis) - start(b.box, axis))
  const gaps = inOrder.flatMap((one, i) => {
    const next = inOrder
      .slice(i + 1)
      .find(({ box }) => start(box, axis) >= end(one.box, axis) && inLine(one.box, box, across))
    const length = next ? round(start(next.box, axis) - end(one.box, axis), 1) : 0
    return next && isDecided(length) ? [{ length, box: strip(one.box, next.box, length, axis) }] : []
  })
  const times = Map.groupBy(gaps, ({ length }) => length)
  return gaps
    .filter(({ length }) => (times.get(length)?.length ?? 0) >= 2)
    .map(({ length, box }) => ({ ...stated(layer), value: px(length), use: 'gap', box, facts: { axis } }))
}

function inLine(a: Box, b: Box, axis: Axis): boolean {
  const both = Math.min(end(a, axis), end(b, axis)) - Math.max(start(a, axis), start(b, axis))
  return both >= IN_LINE * Math.min(extent(a, axis), extent(b, axis))
}

/** Equal room on both sides of several boxes: the padding of a page or a card. One alone may just be centred. */
function insets(layer: Layer, children: readonly Layer[]): SeenLength[] {
  if (children.length < 2) return []
  const { x, y, width, height } = layer.box
  const left = round(Math.min(...children.map(({ box }) => box.x)) - x, 1)
  const right = round(x + width - Math.max(...children.map(({ box }) => end(box, 'x'))), 1)
  if (left !== right || !isDecided(left)) return []
  const sides: Box[] = [
    { x, y, width: left, height },
    { x: x + width - left, y, width: left, height },
  ]
  return sides.map((box) => ({
    ...stated(layer),
    value: px(left),
    use: 'padding',
    box,
    facts: { axis: 'x', width, height },
  }))
}
