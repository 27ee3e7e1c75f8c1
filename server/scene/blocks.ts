/** The room text takes in a layout: paragraphs, with the line boxes their font would fill. Device px. */
import type { FoundLine } from './lines.ts'
import type { Rect } from './sides.ts'

/** Capital height per em of common fonts for screens, and the usual line height where none was seen. */
const CAP = 0.713
const LEADING = 1.5
/** The same where the renderer moved letters to whole pixels, which makes small ones larger. */
const HINTED_CAP = 0.74
const WHOLE = 0.12
/** Space that glyphs keep at their sides, per em, less what blending adds to the ink. */
const BEARING = 0.015
/** Cap heights closer than this are one size. */
const SAME_SIZE = 0.06

export interface Block extends Rect {
  /** Index of its first line. */
  readonly line: number
}

/** Lines joined into paragraphs; `next` and `leadings` come from `paragraphs.ts`. */
export function blocksOf(
  lines: readonly FoundLine[],
  next: readonly number[],
  leadings: readonly (number | null)[],
  scale: number,
): Block[] {
  const followers = new Set(next.filter((i) => i >= 0))
  const blocks: Block[] = []
  for (const [first, line] of lines.entries()) {
    if (followers.has(first)) continue
    let block = { ...lineBox(line, leadingFor(line, lines, leadings, scale), scale), line: first }
    for (let i = next[first] ?? -1; i >= 0; i = next[i] ?? -1) {
      const other = lines[i] as FoundLine
      const box = lineBox(other, leadingFor(other, lines, leadings, scale), scale)
      block = { ...block, x0: Math.min(block.x0, box.x0), x1: Math.max(block.x1, box.x1), y1: box.y1 }
    }
    blocks.push(block)
  }
  return blocks
}

/** Its own, that of other paragraphs in this size, or the usual one. */
function leadingFor(
  line: FoundLine,
  lines: readonly FoundLine[],
  leadings: readonly (number | null)[],
  scale: number,
): number {
  const same = leadings.filter((leading, i): leading is number => {
    const other = lines[i] as FoundLine
    return leading !== null && Math.abs(other.capHeight - line.capHeight) <= SAME_SIZE * line.capHeight
  })
  const sorted = same.sort((a, b) => a - b)
  const hinted = scale <= 1 && Math.abs(line.capHeight - Math.round(line.capHeight)) <= WHOLE
  const em = line.capHeight / (hinted ? HINTED_CAP : CAP)
  return sorted[sorted.length >> 1] ?? Math.round((em / scale) * LEADING) * scale
}

/** Browsers and Figma put the capitals in the middle of the line, give or take a px. */
function lineBox(line: FoundLine, leading: number, scale: number): Rect {
  const bearing = (BEARING * line.capHeight) / CAP
  const middle = line.baseline - line.capHeight / 2 + DROP * (line.capHeight / CAP)
  const half = leading / 2
  const snap = (y: number) => Math.round(y / scale) * scale
  return {
    x0: line.x0 - bearing,
    x1: line.x1 + bearing,
    y0: snap(middle - half),
    y1: snap(middle - half) + leading,
  }
}

/** Per em: how far below the middle of the capitals the middle of the line is (ascent + descent are not even). */
const DROP = 0.01
