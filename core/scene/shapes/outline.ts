/** Is a component box-shaped? Its left and right outline is compared with that of a rounded rectangle. */
import type { Components } from '../ground/components.ts'
import type { Runs } from '../ground/runs.ts'
import { BLENDED_ARC, CLOSED_ENDS, OUTLINE_TOLERANCE } from './tune.ts'

export interface Outline {
  /** Corner radii that explain the outline: top left, top right, bottom right, bottom left. Device px, rough. */
  readonly radii: readonly [number, number, number, number]
  /** Share of rows whose ends lie where such a rectangle has them. */
  readonly fit: number
  /** Pixels inside the outline, holes included. */
  readonly filled: number
}

/** A quarter of a circle leaves (1 − π/4) r² of its square uncovered. */
const UNCOVERED = 1 - Math.PI / 4

/** Solves `UNCOVERED r² + BLENDED_ARC r = missing`. */
const radiusFrom = (missing: number): number =>
  missing <= 0
    ? 0
    : (-BLENDED_ARC + Math.sqrt(BLENDED_ARC * BLENDED_ARC + 4 * UNCOVERED * missing)) / (2 * UNCOVERED)

export interface Scratch {
  left: Int32Array
  right: Int32Array
}

export function outlineOf(
  c: number,
  components: Components,
  runs: Runs,
  width: number,
  scratch: Scratch,
): Outline {
  const x0 = components.x0[c] as number
  const x1 = components.x1[c] as number
  const height = (components.y1[c] as number) - (components.y0[c] as number)
  const ends = trace(c, components, runs, width, scratch)
  const { left, right } = scratch
  const half = height / 2
  const missing: [number, number, number, number] = [0, 0, 0, 0]
  let filled = 0
  for (let y = 0; y < height; y++) {
    const l = (left[y] as number) - x0
    const r = x1 - (right[y] as number)
    filled += x1 - x0 - l - r
    if (y + 0.5 <= half) {
      missing[0] += l
      missing[1] += r
    } else {
      missing[3] += l
      missing[2] += r
    }
  }
  const most = Math.min(half, (x1 - x0) / 2) + 0.5
  const radii = missing.map((area) => Math.min(most, radiusFrom(area))) as [number, number, number, number]
  const straight = (a: number, b: number) => Math.max(1, x1 - x0 - a - b - 2)
  const closed = Math.min(ends.top / straight(radii[0], radii[1]), ends.bottom / straight(radii[2], radii[3]))
  return { radii, fit: closed < CLOSED_ENDS ? 0 : fitOf(height, x0, x1, radii, scratch), filled }
}

/** Fills `scratch` with the first and last x of each row; returns how many px the first and last row have. */
function trace(
  c: number,
  components: Components,
  runs: Runs,
  width: number,
  { left, right }: Scratch,
): { top: number; bottom: number } {
  const y0 = components.y0[c] as number
  const to = components.from[c + 1] as number
  let y = y0
  const last = (components.y1[c] as number) - 1
  const ends = { top: 0, bottom: 0 }
  left[0] = width
  right[0] = 0
  for (let i = components.from[c] as number; i < to; i++) {
    const run = components.runs[i] as number
    while (run >= (runs.rowStart[y + 1] as number)) {
      y++
      left[y - y0] = width
      right[y - y0] = 0
    }
    const from = runs.start[run] as number
    const end = run + 1 < (runs.rowStart[y + 1] as number) ? (runs.start[run + 1] as number) : width
    if (from < (left[y - y0] as number)) left[y - y0] = from
    right[y - y0] = end
    if (y === y0) ends.top += end - from
    if (y === last) ends.bottom += end - from
  }
  return ends
}

function fitOf(
  height: number,
  x0: number,
  x1: number,
  radii: readonly [number, number, number, number],
  { left, right }: Scratch,
): number {
  let good = 0
  for (let y = 0; y < height; y++) {
    const l = Math.max(indent(radii[0], y), indent(radii[3], height - 1 - y))
    const r = Math.max(indent(radii[1], y), indent(radii[2], height - 1 - y))
    if (Math.abs((left[y] as number) - x0 - l) <= OUTLINE_TOLERANCE) good++
    if (Math.abs(x1 - (right[y] as number) - r) <= OUTLINE_TOLERANCE) good++
  }
  return good / (2 * height)
}

/** How far an arc of `radius` stays away from the side at `depth` rows from its end. */
export function indent(radius: number, depth: number): number {
  const y = radius - depth - 0.5
  return y <= 0 ? 0 : radius - Math.sqrt(Math.max(0, radius * radius - y * y))
}
