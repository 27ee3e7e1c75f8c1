/** Bars of a chart stand beside each other and are spaced by the data, not by a design. */
import type { FoundSurface } from '../boxes/surfaces.ts'
import { BAR_SLACK, FEWEST_BARS } from './tune.ts'

/** Indices of surfaces that are bars: bare boxes of one colour and thickness, of different lengths, on one base line. */
export function barsAmong(
  surfaces: readonly FoundSurface[],
  parents: Int32Array,
  busy: ReadonlySet<number>,
): Set<number> {
  const series = new Map<string, number[]>()
  for (const [i, { fill, radii, sides }] of surfaces.entries()) {
    const bare =
      !busy.has(i) && sides.filter((s) => s.width > 0).length < 3 && radii.every((r) => r === null || r < 3)
    if (!bare) continue
    const key = `${parents[i]} ${fill}`
    const list = series.get(key)
    if (list) list.push(i)
    else series.set(key, [i])
  }
  const bars = new Set<number>()
  for (const list of series.values()) {
    if (list.length < FEWEST_BARS) continue
    const rects = list.map((i) => (surfaces[i] as FoundSurface).inner)
    const even = (of: (r: FoundSurface['inner']) => number) =>
      Math.max(...rects.map(of)) - Math.min(...rects.map(of)) <= 2 * BAR_SLACK
    const upright = even((r) => r.x1 - r.x0) && (even((r) => r.y1) || !even((r) => r.y1 - r.y0))
    const lying = even((r) => r.y1 - r.y0) && even((r) => r.x0) && !even((r) => r.x1)
    if (lying || (upright && !even((r) => r.y0))) for (const i of list) bars.add(i)
  }
  return bars
}
