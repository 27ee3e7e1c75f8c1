/** Boxes by size and place: what overlaps a box is found without looking at all of them. */
import type { Box } from '../../../shared/frame.ts'

export interface BoxIndex<T> {
  add(box: Box, item: T): void
  /** Everything at least about as large as `box` (no less than half its longer side) that overlaps it, in order of adding. */
  over(box: Box): T[]
}

interface Entry<T> {
  readonly box: Box
  readonly item: T
  readonly order: number
}

/** A box goes into the level whose cells are as large as it is, so it lies in four of them at most. */
export function boxIndex<T>(): BoxIndex<T> {
  const levels = new Map<number, Map<string, Entry<T>[]>>()
  let added = 0
  return {
    add(box, item) {
      const level = levelOf(box)
      const cells = levels.get(level) ?? new Map<string, Entry<T>[]>()
      levels.set(level, cells)
      const entry = { box, item, order: added++ }
      for (const cell of cellsOf(box, level)) {
        const entries = cells.get(cell)
        if (entries) entries.push(entry)
        else cells.set(cell, [entry])
      }
    },
    over(box) {
      const found = new Set<Entry<T>>()
      const least = levelOf(box) - 1
      for (const [level, cells] of levels) {
        if (level < least) continue
        for (const cell of cellsOf(box, level))
          for (const entry of cells.get(cell) ?? []) if (shared(entry.box, box) > 0) found.add(entry)
      }
      return [...found].sort((a, b) => a.order - b.order).map(({ item }) => item)
    },
  }
}

/** Cells of level n are 2ⁿ px wide; below 4 px nothing is told apart. */
const LOWEST = 2
const levelOf = ({ width, height }: Box): number =>
  Math.max(LOWEST, Math.ceil(Math.log2(Math.max(width, height, 1))))

function cellsOf({ x, y, width, height }: Box, level: number): string[] {
  const size = 2 ** level
  const cells: string[] = []
  for (let row = Math.floor(y / size); row <= Math.floor((y + height) / size); row++)
    for (let column = Math.floor(x / size); column <= Math.floor((x + width) / size); column++)
      cells.push(`${column} ${row}`)
  return cells
}

export const areaOf = ({ width, height }: Box): number => width * height

/** CSS px² that two boxes have in common. */
export function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
