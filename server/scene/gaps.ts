/** Distances between visible neighbours, and from a surface's edges to its content. Device px. */
import type { Rect } from './sides.ts'

/** Something that takes room. Text brings the box its font would fill, not its ink. */
export interface Item extends Rect {
  /** Index of the surface it lies on; -1 for the frame. */
  readonly parent: number
  /** How exactly its horizontal and vertical ends are known: 0–1. */
  readonly sureX: number
  readonly sureY: number
}

export interface FoundGap extends Rect {
  readonly axis: 'x' | 'y'
  readonly use: 'gap' | 'padding'
  readonly length: number
  readonly sure: number
}

/** Items on one surface beyond which it is a drawing, not a layout. */
const CROWD = 400

export function gapsOf(items: readonly Item[], surfaces: readonly Rect[]): FoundGap[] {
  const children = new Map<number, Item[]>()
  for (const item of items) {
    const list = children.get(item.parent)
    if (list) list.push(item)
    else children.set(item.parent, [item])
  }
  const gaps: FoundGap[] = []
  for (const [parent, list] of children) {
    if (list.length > CROWD) continue
    const around = surfaces[parent]
    if (around) insets(around, list, gaps)
    neighbours(list, 'x', gaps)
    neighbours(list, 'y', gaps)
  }
  return gaps
}

function insets(around: Rect, items: readonly Item[], gaps: FoundGap[]): void {
  const nearest = (length: (item: Item) => number) => items.reduce((a, b) => (length(b) < length(a) ? b : a))
  const left = nearest((i) => i.x0 - around.x0)
  const right = nearest((i) => around.x1 - i.x1)
  const top = nearest((i) => i.y0 - around.y0)
  const bottom = nearest((i) => around.y1 - i.y1)
  const { x0, y0, x1, y1 } = around
  const pad = (rect: Rect, axis: 'x' | 'y', sure: number) => add(gaps, rect, axis, 'padding', sure)
  pad({ x0, x1: left.x0, y0: left.y0, y1: left.y1 }, 'x', left.sureX)
  pad({ x0: right.x1, x1, y0: right.y0, y1: right.y1 }, 'x', right.sureX)
  pad({ x0: top.x0, x1: top.x1, y0, y1: top.y0 }, 'y', top.sureY)
  pad({ x0: bottom.x0, x1: bottom.x1, y0: bottom.y1, y1 }, 'y', bottom.sureY)
}

/** To the nearest item beyond that overlaps across the axis. */
function neighbours(items: readonly Item[], axis: 'x' | 'y', gaps: FoundGap[]): void {
  const x = axis === 'x'
  for (const a of items) {
    let next: Item | undefined
    for (const b of items) {
      if (a === b) continue
      const overlap = x
        ? Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
        : Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)
      if (overlap <= 2) continue
      const apart = x ? b.x0 - a.x1 : b.y0 - a.y1
      if (apart >= 0 && (!next || apart < (x ? next.x0 - a.x1 : next.y0 - a.y1))) next = b
    }
    if (!next) continue
    const sure = x ? a.sureX * next.sureX : a.sureY * next.sureY
    const rect = x
      ? { x0: a.x1, x1: next.x0, y0: Math.max(a.y0, next.y0), y1: Math.min(a.y1, next.y1) }
      : { x0: Math.max(a.x0, next.x0), x1: Math.min(a.x1, next.x1), y0: a.y1, y1: next.y0 }
    add(gaps, rect, axis, 'gap', sure)
  }
}

function add(gaps: FoundGap[], rect: Rect, axis: 'x' | 'y', use: 'gap' | 'padding', sure: number): void {
  const length = axis === 'x' ? rect.x1 - rect.x0 : rect.y1 - rect.y0
  if (length > 0) gaps.push({ ...rect, axis, use, length, sure })
}
