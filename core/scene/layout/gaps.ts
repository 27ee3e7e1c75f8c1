/** Distances between visible neighbours, and from a surface's edges to its content. Device px. */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, difference } from '../ground/pixels.ts'
import type { Seen } from '../page.ts'
import type { ItemKind } from '../scene.ts'
import {
  CENTRED_IN_ROW,
  CROWD,
  EMPTY_PLACES,
  EMPTY_STEP,
  EVEN_SIDES,
  RUNS_INTO,
  SHARED_OUTLINE,
  TINTED_ENDS,
  WORD_SPACE,
} from './tune.ts'

/** Something that takes room. Text brings the box its font would fill, not its ink. */
export interface Item extends Rect {
  /** Index of the surface it lies on; -1 for the frame. */
  readonly parent: number
  readonly kind: ItemKind
  /** Cap height of text; 0 for everything else. */
  readonly cap: number
}

export interface FoundGap extends Rect {
  readonly axis: 'x' | 'y'
  readonly use: 'gap' | 'padding'
  readonly length: number
  /** What it lies between; padding lies between a box and its content. */
  readonly between: readonly [ItemKind, ItemKind]
  /** Cap height of the (taller) text at its ends; 0 for none. */
  readonly cap: number
  /** The box it is the padding of; `null` for gaps. */
  readonly around: Rect | null
}

export function gapsOf({ pixels, items, surfaces }: Seen<'items' | 'surfaces'>): FoundGap[] {
  const children = new Map<number, Item[]>()
  for (const item of items) {
    const list = children.get(item.parent)
    if (list) list.push(item)
    else children.set(item.parent, [item])
  }
  const gaps: FoundGap[] = []
  for (const [parent, list] of children) {
    if (list.length > CROWD) continue
    const around = surfaces[parent]?.inner
    if (around) insets(around, list, gaps)
    neighbours(list, 'x', gaps)
    neighbours(list, 'y', gaps)
  }
  return gaps.filter((gap) => isEmpty(pixels, gap))
}

/** Where to look along a distance, between the corners of round boxes, and how many of the places must be empty. */
const PLACES = [0.4, 0.5, 0.6] as const

/** Nothing lies between: a picture that is no item of the layout is not room. */
function isEmpty({ keys, width }: Pixels, { x0, y0, x1, y1, axis }: FoundGap): boolean {
  const across = axis === 'x'
  const [from, to, low, high] = across ? [x0, x1, y0, y1] : [y0, y1, x0, x1]
  const key = (along: number, at: number) => keys[across ? at * width + along : along * width + at] as number
  const empty = PLACES.filter((place) => {
    const at = Math.min(high - 1, Math.floor(low + place * (high - low)))
    for (let i = Math.ceil(from) + TINTED_ENDS + 1; i < Math.floor(to) - TINTED_ENDS; i++)
      if (difference(key(i, at), key(i - 1, at)) > EMPTY_STEP) return false
    return true
  })
  return empty.length >= EMPTY_PLACES
}

function insets(around: Rect, all: readonly Item[], gaps: FoundGap[]): void {
  const wide = (i: Item) => i.x0 - around.x0 <= RUNS_INTO && around.x1 - i.x1 <= RUNS_INTO
  const items = all.filter((i) => i.kind !== 'rule' && !wide(i))
  if (items.length === 0) return
  const nearest = (length: (item: Item) => number) => items.reduce((a, b) => (length(b) < length(a) ? b : a))
  const { x0, y0, x1, y1 } = around
  const left = nearest((i) => i.x0 - x0)
  const right = nearest((i) => x1 - i.x1)
  const top = nearest((i) => i.y0 - y0)
  const bottom = nearest((i) => y1 - i.y1)
  const evenX = Math.abs(x1 - right.x1 - (left.x0 - x0)) <= EVEN_SIDES
  const evenY = Math.abs(y1 - bottom.y1 - (top.y0 - y0)) <= EVEN_SIDES
  const pad = (rect: Rect, axis: 'x' | 'y', { kind, cap }: Item) =>
    add(gaps, { ...rect, axis, around, between: ['box', kind], cap })
  // Farther from both ends than the box is high, a single thing is centred in the room there is.
  const floating = evenX && left === right && left.x0 - x0 > y1 - y0
  if (!floating) pad({ x0, x1: left.x0, y0: left.y0, y1: left.y1 }, 'x', left)
  pad({ x0: top.x0, x1: top.x1, y0, y1: top.y0 }, 'y', top)
  // Text starts at its padding and ends where its words do: the far side counts only where it is like the near one.
  if (!floating && (right.kind !== 'text' || evenX))
    pad({ x0: right.x1, x1, y0: right.y0, y1: right.y1 }, 'x', right)
  if (bottom.kind !== 'text' || evenY) pad({ x0: bottom.x0, x1: bottom.x1, y0: bottom.y1, y1 }, 'y', bottom)
}

/** Between items that are each other's nearest along the axis. */
function neighbours(items: readonly Item[], axis: 'x' | 'y', gaps: FoundGap[]): void {
  const x = axis === 'x'
  const beside = (a: Item, b: Item) =>
    (x ? Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) : Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) > 2
  // Neighbours that share an outline overlap by it, and are none the less neighbours.
  const apart = (a: Item, b: Item) => {
    const distance = x ? b.x0 - a.x1 : b.y0 - a.y1
    return distance < 0 && distance >= -SHARED_OUTLINE ? 0 : distance
  }
  const next = items.map((a) => {
    let best: Item | undefined
    for (const b of items) {
      if (a === b || !beside(a, b)) continue
      if (apart(a, b) >= 0 && (!best || apart(a, b) < apart(a, best))) best = b
    }
    return best
  })
  const low = new Set(x ? [] : items.filter((a) => isLow(a, items)))
  for (const [i, a] of items.entries()) {
    const b = next[i]
    if (low.has(a) || (b && low.has(b))) continue
    // Between two lines lies a row, and between two words a space.
    if (a.kind === 'rule' && (b?.kind === 'rule' || b?.kind === 'box')) continue
    if (x && a.kind === 'text' && b?.kind === 'text' && apart(a, b) < WORD_SPACE * (a.y1 - a.y0)) continue
    if (
      !b ||
      items.some((c) => c !== a && c !== b && beside(c, b) && apart(c, b) >= 0 && apart(c, b) < apart(a, b))
    )
      continue
    const rect = x
      ? { x0: a.x1, x1: b.x0, y0: Math.max(a.y0, b.y0), y1: Math.min(a.y1, b.y1) }
      : { x0: Math.max(a.x0, b.x0), x1: Math.min(a.x1, b.x1), y0: a.y1, y1: b.y0 }
    add(gaps, { ...rect, axis, around: null, between: [a.kind, b.kind], cap: Math.max(a.cap, b.cap) })
  }
}

/** Centred in a row beside something higher, or beside lines that together are: the row ends where those end. */
function isLow(a: Item, items: readonly Item[]): boolean {
  const mates = items.filter(
    (b) =>
      b.kind !== 'rule' && (b.x0 >= a.x1 || b.x1 <= a.x0) && Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 2,
  )
  const around = (y0: number, y1: number) =>
    y0 < a.y0 && y1 > a.y1 && Math.abs(y0 + y1 - a.y0 - a.y1) <= 2 * CENTRED_IN_ROW
  if (mates.some((b) => around(b.y0, b.y1))) return true
  return mates.length > 1 && around(Math.min(...mates.map((b) => b.y0)), Math.max(...mates.map((b) => b.y1)))
}

function add(gaps: FoundGap[], gap: Omit<FoundGap, 'length' | 'use'>): void {
  const length = gap.axis === 'x' ? gap.x1 - gap.x0 : gap.y1 - gap.y0
  if (length > 0) gaps.push({ ...gap, use: gap.around ? 'padding' : 'gap', length })
}
