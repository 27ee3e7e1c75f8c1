/** The room text takes in a layout: paragraphs, with the line boxes their font would fill. Device px. */
import type { Rect } from '../geometry/rect.ts'
import type { FoundLine } from '../text/lines.ts'
import type { Seen } from '../page.ts'
import {
  BEARING,
  BLENDED,
  CAP,
  CENTRED_TEXT,
  FEWEST_CENTRED,
  HIGHEST_BOX,
  HINTED_CAP,
  SAME_SIZE,
  USUAL_DROP,
  USUAL_LEADING,
  WHOLE_CAP,
} from './tune.ts'

export interface Block extends Rect {
  /** Index of its first line. */
  readonly line: number
}

/** Lines joined into paragraphs. */
export function blocksOf(page: Seen<'lines' | 'paragraphs'>, drop: number): Block[] {
  const { lines, paragraphs, scale } = page
  const { next } = paragraphs
  const followers = new Set(next.filter((i) => i >= 0))
  const blocks: Block[] = []
  for (const [first, line] of lines.entries()) {
    if (followers.has(first)) continue
    let block = { ...lineBox(line, leadingFor(line, page), drop, scale), line: first }
    for (let i = next[first] ?? -1; i >= 0; i = next[i] ?? -1) {
      const other = lines[i] as FoundLine
      const box = lineBox(other, leadingFor(other, page), drop, scale)
      block = { ...block, x0: Math.min(block.x0, box.x0), x1: Math.max(block.x1, box.x1), y1: box.y1 }
    }
    blocks.push(block)
  }
  return blocks
}

/** Its own, that of other paragraphs in this size, or the usual one. */
function leadingFor(line: FoundLine, { lines, paragraphs, scale }: Seen<'lines' | 'paragraphs'>): number {
  const same = paragraphs.leadings.filter((leading, i): leading is number => {
    const other = lines[i] as FoundLine
    return leading !== null && Math.abs(other.capHeight - line.capHeight) <= SAME_SIZE * line.capHeight
  })
  const sorted = same.sort((a, b) => a - b)
  const hinted = scale <= 1 && Math.abs(line.capHeight - Math.round(line.capHeight)) <= WHOLE_CAP
  const em = line.capHeight / (hinted ? HINTED_CAP : CAP)
  return sorted[sorted.length >> 1] ?? Math.round((em / scale) * USUAL_LEADING) * scale
}

/** Browsers and Figma put the capitals in the middle of the line, give or take a px. */
function lineBox(line: FoundLine, leading: number, drop: number, scale: number): Rect {
  const bearing = Math.max(0, (BEARING * line.capHeight) / CAP - BLENDED)
  const middle = line.baseline - line.capHeight / 2 + drop * line.capHeight
  const half = leading / 2
  const snap = (y: number) => Math.round(y / scale) * scale
  return {
    x0: line.x0 - bearing,
    x1: line.x1 + bearing,
    y0: snap(middle - half),
    y1: snap(middle - half) + leading,
  }
}

/**
 * Per cap height: how far the middle of a line lies below that of its capitals. Fonts differ, and tell in their buttons,
 * fields and cells, where a single line is centred: what lies above it and below it is the same.
 */
export function dropOf(lines: readonly FoundLine[], parents: Int32Array, surfaces: readonly Rect[]): number {
  const alone = new Map<number, FoundLine | null>()
  for (const [i, line] of lines.entries()) {
    const parent = parents[i] as number
    alone.set(parent, alone.has(parent) ? null : line)
  }
  const drops: number[] = []
  for (const [parent, line] of alone) {
    const around = surfaces[parent]
    if (!line || !around || around.y1 - around.y0 > HIGHEST_BOX * line.capHeight) continue
    const drop = ((around.y0 + around.y1) / 2 - line.baseline) / line.capHeight + 0.5
    if (Math.abs(drop) <= CENTRED_TEXT) drops.push(drop)
  }
  return drops.length < FEWEST_CENTRED
    ? USUAL_DROP
    : (drops.sort((a, b) => a - b)[drops.length >> 1] as number)
}
