/** How many tokens a picture costs, and how large it may be before the service would scale it down. */

/** A picture is seen in squares of 28 px: the published formula. */
const PATCH = 28
export const imageTokens = (width: number, height: number): number =>
  Math.ceil(width / PATCH) * Math.ceil(height / PATCH)

export interface Tier {
  /** Longest side, px. */
  readonly edge: number
  readonly tokens: number
}
const high: Tier = { edge: 2576, tokens: 4784 }
const standard: Tier = { edge: 1568, tokens: 1568 }

/** Models up to 4.6, and Haiku 4.5, see less. A wrong guess is no harm: the request asks for an error instead of a downscale. */
export const tierOf = (model: string): Tier =>
  /^claude-(?:haiku-4|sonnet-4|opus-4-[0-6])(?:-|$)/.test(model) ? standard : high

export interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** With more pictures in one request, each of them may be 2000 px at most. */
export const MAX_PARTS = 20

/** The fewest equal parts that are shown to the model pixel by pixel; `null` when there would be too many. */
export function partsOf(width: number, height: number, tier: Tier): Part[] | null {
  let best: { columns: number; rows: number } | null = null
  for (let columns = 1; columns <= MAX_PARTS; columns++)
    for (let rows = 1; columns * rows <= MAX_PARTS; rows++) {
      if (best && columns * rows >= best.columns * best.rows) break
      if (fits(Math.ceil(width / columns), Math.ceil(height / rows), tier)) best = { columns, rows }
    }
  return best && split({ x: 0, y: 0, width, height }, best.columns, best.rows)
}

export function split(part: Part, columns: number, rows: number): Part[] {
  const cuts = (from: number, length: number, n: number) =>
    Array.from({ length: n + 1 }, (_, i) => from + Math.round((length * i) / n))
  const [xs, ys] = [cuts(part.x, part.width, columns), cuts(part.y, part.height, rows)]
  return Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const [x, y] = [xs[column] ?? 0, ys[row] ?? 0]
    return { x, y, width: (xs[column + 1] ?? 0) - x, height: (ys[row + 1] ?? 0) - y }
  })
}

const padded = (side: number): number => Math.ceil(side / PATCH) * PATCH
const fits = (width: number, height: number, { edge, tokens }: Tier): boolean =>
  padded(width) <= edge && padded(height) <= edge && imageTokens(width, height) <= tokens
