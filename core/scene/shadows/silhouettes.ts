/** What casts one shadow together: the header, rows and foot of a card lie edge to edge and are one figure. Device px. */
import type { Rect } from '../geometry/rect.ts'
import type { Seen } from '../page.ts'
import type { RGB } from '../scene.ts'
import type { FoundSurface } from '../boxes/surfaces.ts'
import { TOUCHING_BOXES } from './tune.ts'

export interface Silhouette {
  readonly rect: Rect
  /** Indices of the surfaces it consists of. */
  readonly members: readonly number[]
  /** Top, right, bottom, left: the first pixel outside is half covered by the box. */
  readonly blended: readonly boolean[]
  /** The largest corner. */
  readonly radius: number
  /** Of its largest member. */
  readonly fill: RGB
}

export function silhouettesOf({ surfaces, scale }: Seen<'surfaces'>): Silhouette[] {
  const near = TOUCHING_BOXES * scale
  const home = surfaces.map((_, i) => i)
  const find = (i: number): number => (home[i] === i ? i : find(home[i] as number))
  for (const [from, to, along0, along1] of WAYS) {
    const starts = surfaces.map(({ outer }, i) => ({ at: outer[from], i })).sort((a, b) => a.at - b.at)
    for (const [i, { outer }] of surfaces.entries()) {
      const end = outer[to]
      for (let k = lowest(starts, end - near); (starts[k]?.at ?? Infinity) <= end + near; k++) {
        const j = (starts[k] as { i: number }).i
        const other = (surfaces[j] as FoundSurface).outer
        if (i === j || other[to] <= outer[to]) continue
        const aligned =
          Math.abs(outer[along0] - other[along0]) <= near && Math.abs(outer[along1] - other[along1]) <= near
        if (aligned) home[find(j)] = find(i)
      }
    }
  }
  const groups = new Map<number, number[]>()
  for (const i of surfaces.keys()) {
    const root = find(i)
    groups.set(root, [...(groups.get(root) ?? []), i])
  }
  return [...groups.values()].map((members) => silhouetteOf(members, surfaces))
}

/** Downwards, then to the right: where one ends and the next starts, and what must be aligned. */
const WAYS = [
  ['y0', 'y1', 'x0', 'x1'],
  ['x0', 'x1', 'y0', 'y1'],
] as const

function lowest(sorted: readonly { at: number }[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as { at: number }).at < value) low = middle + 1
    else high = middle
  }
  return low
}

function silhouetteOf(members: readonly number[], surfaces: readonly FoundSurface[]): Silhouette {
  const own = members.map((i) => surfaces[i] as FoundSurface)
  const rect = {
    x0: Math.min(...own.map((s) => s.outer.x0)),
    y0: Math.min(...own.map((s) => s.outer.y0)),
    x1: Math.max(...own.map((s) => s.outer.x1)),
    y1: Math.max(...own.map((s) => s.outer.y1)),
  }
  const at = (s: FoundSurface) => [
    s.outer.y0 - rect.y0,
    rect.x1 - s.outer.x1,
    rect.y1 - s.outer.y1,
    s.outer.x0 - rect.x0,
  ]
  const blended = [0, 1, 2, 3].map((side) =>
    own.some((s) => at(s)[side] === 0 && (s.sides[side]?.blend ?? 0) > 0),
  )
  const largest = own.reduce((a, b) => (b.area > a.area ? b : a))
  const radius = Math.max(0, ...own.flatMap((s) => s.radii.map((r) => r ?? 0)))
  return { rect, members, blended, radius, fill: largest.fill }
}
