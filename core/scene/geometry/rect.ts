/** Rectangles, their sides, and who is inside whom. Image px. */

/** Exclusive ends. */
export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Parents of `rects` among `surfaces`, by index; -1 for the frame. A surface is never its own parent. */
export function parentsOf(rects: readonly Rect[], surfaces: readonly Rect[]): Int32Array {
  const order = surfaces
    .map((_, i) => i)
    .sort((a, b) => areaOf(surfaces[a] as Rect) - areaOf(surfaces[b] as Rect))
  const parents = new Int32Array(rects.length).fill(-1)
  for (const [i, rect] of rects.entries()) {
    const area = areaOf(rect)
    for (const s of order) {
      const around = surfaces[s] as Rect
      if (areaOf(around) > area && contains(around, rect)) {
        parents[i] = s
        break
      }
    }
  }
  return parents
}

export const areaOf = (r: Rect): number => (r.x1 - r.x0) * (r.y1 - r.y0)
export const contains = (a: Rect, b: Rect): boolean =>
  a.x0 <= b.x0 && a.y0 <= b.y0 && a.x1 >= b.x1 && a.y1 >= b.y1

/** Longer across than down. */
export const isAcross = (rect: Rect): boolean => rect.x1 - rect.x0 > rect.y1 - rect.y0
