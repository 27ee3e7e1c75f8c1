/** A line through points, straight between them and flat beyond: what was measured as a table. */
export type Knots = readonly (readonly [x: number, y: number])[]

export function along(knots: Knots, x: number): number {
  const after = knots.findIndex(([at]) => at >= x)
  const [last] = knots.slice(-1)
  if (after < 0) return last?.[1] ?? x
  const [x1, y1] = knots[after] as (typeof knots)[number]
  const [x0, y0] = knots[after - 1] ?? [x1, y1]
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}
