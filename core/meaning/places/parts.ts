/** What each box is, from its size, its place and what is on it. CSS px. */
import type { Value } from '../../../shared/dtcg.ts'
import type { Box, Frame } from '../../../shared/frame.ts'
import type { Part, PlacedInk } from '../../tokens/reading.ts'
import { oklchOf } from '../../tokens/lib/rgb.ts'
import { isTinted } from '../../tokens/lib/tint.ts'
import { seriesAmong } from './charts.ts'
import { isBar } from './page.ts'
import { type Node, areaOf, isGround } from './tree.ts'

/** Heights: tags below controls, controls below cards. */
const TAG = 26
const CONTROL = [24, 68] as const
/** A button is at most so much wider than high, but on a phone or in a narrow card it takes the whole width. */
const LONG = 14
/** A box that holds content: at least this wide and high. */
const SURFACE = { width: 96, height: 44 } as const
/** Share of the frame of the smallest surface. */
const SURFACE_SHARE = 0.004
/** Share of the free room by which a label may be off the middle. */
const OFF_CENTRE = 0.16

export function partsOf(frame: Frame, boxes: readonly Node[], page: Value<'color'> | null): void {
  const series = seriesAmong(boxes)
  for (const node of boxes) node.part = series.has(node) ? 'series' : partOf(node, frame, page)
  for (const node of boxes) if (single.has(node.part) && isOneOfMany(node)) node.part = 'item'
  for (const column of columnsOf(boxes)) for (const node of column) node.part = 'tag'
  for (const node of boxes) if (node.part === 'alert' && isRow(node, boxes)) node.part = 'item'
}

function partOf(node: Node, frame: Frame, page: Value<'color'> | null): Part {
  const { box, fill, boxed, area } = node
  if (page && fill.hex === page.hex && isOnGround(node, page))
    return boxed && (node.outline || node.lifted) ? smallOr(node, 'page', frame) : 'page'
  if (isBar(box, frame) && content(node) > 0) return 'bar'
  if (!boxed && area < SOLID * areaOf(box))
    return isGround(node) && isLarge(node, frame) && content(node) > 0 ? 'surface' : 'picture'
  return smallOr(node, 'other', frame)
}

/** px: rows of one list touch, but for the line between them. */
const JOINT = 2
/** The chosen row of a list is tinted as a message is, but has a plain row as its neighbour. */
const isRow = ({ box, fill }: Node, boxes: readonly Node[]): boolean =>
  boxes.some(
    ({ box: other, fill: plain, part }) =>
      plain.hex !== fill.hex &&
      part !== 'alert' &&
      Math.abs(other.x - box.x) <= JOINT &&
      Math.abs(other.width - box.width) <= JOINT &&
      Math.abs(other.height - box.height) <= 0.25 * box.height &&
      Math.min(Math.abs(other.y - box.y - box.height), Math.abs(box.y - other.y - other.height)) <= JOINT,
  )

/** Parts with one row of text on them. */
const single = new Set<Part>(['button', 'field', 'alert', 'strip'])

/** CSS px, and how many: low boxes under one another, one a row, are tags however like buttons they look. */
const LOW = 30
const COLUMN = 3
function columnsOf(boxes: readonly Node[]): Node[][] {
  const low = boxes.filter(({ part, box }) => (part === 'button' || part === 'tag') && box.height <= LOW)
  const by = (edge: (node: Node) => number) =>
    [...Map.groupBy(low, (node) => Math.round(edge(node) / 2)).values()].filter(
      (list) => list.length >= COLUMN,
    )
  return [...by(({ box }) => box.x), ...by(({ box }) => box.x + box.width)]
}

/** Lies on nothing but the page's own colour. */
function isOnGround({ parent }: Node, page: Value<'color'>): boolean {
  for (let at = parent; at; at = at.parent) if (at.fill.hex !== page.hex) return false
  return true
}

const content = ({ inks, boxes }: Node): number => inks.length + boxes.length
/** Share of its bounds that a patch fills which is a box whose sides are not plain. */
const SOLID = 0.7
/** Share of a box that is seen of it where nothing is on it; what is on it need not have been read. */
const BARE = 0.93
const holdsSomething = ({ area, box }: Node): boolean => area < BARE * areaOf(box)

const isLarge = ({ box }: Node, frame: Frame): boolean =>
  box.width >= SURFACE.width &&
  box.height >= SURFACE.height &&
  areaOf(box) >= SURFACE_SHARE * frame.width * frame.height

function smallOr(node: Node, otherwise: Part, frame: Frame): Part {
  const { box, inks, boxes, parent, fill } = node
  const words = inks.filter(({ letters }) => letters > 0)
  const letters = words.reduce((sum, ink) => sum + ink.letters, 0)
  const { c } = oklchOf(fill)
  const rows = rowsOf(words)
  const isHigh = box.height >= CONTROL[0] && box.height <= CONTROL[1]
  const isShort = box.width <= LONG * box.height
  // A label that could not be read is still a label.
  if (
    c >= VIVID &&
    content(node) === 0 &&
    isHigh &&
    isShort &&
    box.width >= 1.8 * box.height &&
    holdsSomething(node)
  )
    return 'button'
  if (words.length === 0 && c >= VIVID && isRoundish(box) && (inks.length > 0 || holdsSomething(node)))
    return 'button'
  if (words.length === 0 && boxes.length <= 1 && box.height <= 40 && box.width <= 72 && box.height >= 8)
    return 'switch'
  if (rows === 1 && boxes.length <= 1) {
    const centred = isCentred(node, inks)
    const isTag = box.height < CONTROL[0] || (box.height <= TAG && c < VIVID)
    if (isTag && box.height >= 12 && box.height <= TAG && centred) return 'tag'
    if (isHigh && isShort) {
      if (centred) return letters <= LABEL || c < VIVID ? 'button' : 'alert'
      if (c >= VIVID) return letters <= LABEL && box.width <= LONG_FIELD * box.height ? 'button' : 'alert'
      if (isTinted(fill)) return 'alert'
      return node.outline || box.width <= LONG_FIELD * box.height ? 'field' : 'strip'
    }
  }
  if (isTinted(fill) && rows >= 1 && rows <= 4 && box.height <= 130 && box.width >= 160 && boxes.length <= 2)
    return 'alert'
  if (isCode(inks)) return 'picture'
  if (isLarge(node, frame) && content(node) > 0) {
    if (rows <= 1 && words.length <= 1 && boxes.length === 0 && node.outline && box.height <= 140)
      return 'field'
    if (box.height <= STRIP && rows <= 1 && box.width > 5 * box.height) return 'strip'
    if (parent && isStrip(box, parent.box)) return 'strip'
    return 'surface'
  }
  if (parent && isStrip(box, parent.box)) return 'strip'
  return otherwise
}

/** CSS px: a button with nothing but an icon; smaller ones are checks, logos and the tiles of icons. */
const ROUND = [40, 80] as const
const isRoundish = ({ width, height }: Box): boolean =>
  height >= ROUND[0] && height <= ROUND[1] && Math.abs(width - height) <= 4

/** Letters of a label; a message has more. */
const LABEL = 24
/** Neither a field without a line around it nor a button is this many times wider than high. */
const LONG_FIELD = 10
/** OKLCH chroma of a fill that is there to be seen. */
const VIVID = 0.09
/** CSS px: the head of a table or a card, one row of a list. */
const STRIP = 72

/** Full width of what it lies in. */
const isStrip = (box: Box, around: Box): boolean => box.width >= 0.94 * around.width && box.height <= STRIP

/** Hues of 60° in which ink is found; words of code have more of them than any text. */
const HUES = 3
function isCode(inks: readonly PlacedInk[]): boolean {
  const hued = inks.map(({ color }) => oklchOf(color)).filter(({ c }) => c >= 0.06)
  return hued.length >= 6 && new Set(hued.map(({ h }) => Math.round(h / 60) % 6)).size >= HUES
}

/** px: lines whose middles are this near are one row. */
const ROW = 6
function rowsOf(inks: readonly PlacedInk[]): number {
  const middles = inks.map(({ box }) => box.y + box.height / 2).toSorted((a, b) => a - b)
  return middles.filter((y, i) => i === 0 || y - (middles[i - 1] as number) > ROW).length
}

/** All that is on it, taken together, stands in its middle. */
function isCentred({ box }: Node, inks: readonly PlacedInk[]): boolean {
  if (inks.length === 0) return false
  const left = Math.min(...inks.map((ink) => ink.box.x)) - box.x
  const right = box.x + box.width - Math.max(...inks.map((ink) => ink.box.x + ink.box.width))
  const room = left + right
  return room <= 0 || Math.abs(left - right) <= Math.max(3, OFF_CENTRE * box.width, 0.25 * room)
}

/** One of a row or column of its like, of which it alone is filled: tabs, pages, side items. */
function isOneOfMany(node: Node): boolean {
  const label = node.inks.find(({ letters }) => letters > 0) ?? node.inks[0]
  if (!label || !node.parent) return false
  const others = node.parent.inks.filter(({ letters }) => letters > 0 || label.letters === 0)
  const { box } = node
  const below = others.filter(
    (ink) => Math.abs(ink.box.x - label.box.x) <= 2 && Math.abs(ink.box.y - label.box.y) <= 5 * box.height,
  )
  const middle = label.box.y + label.box.height / 2
  const beside = others.filter((ink) => Math.abs(ink.box.y + ink.box.height / 2 - middle) <= 4)
  const chips = node.parent.boxes.filter(
    (one) =>
      one !== node &&
      Math.abs(one.box.y - box.y) <= 2 &&
      Math.abs(one.box.height - box.height) <= 2 &&
      one.inks.length > 0,
  )
  const rest = new Set(chips.map(({ fill, outline }) => `${fill.hex} ${outline?.color.hex}`))
  if (
    rest.size === 1 &&
    chained(
      box,
      chips.map((one) => one.box),
      1.2 * box.height,
    ) >= 2
  )
    return true
  const alike = node.parent.boxes.filter(
    (one) =>
      one !== node &&
      Math.abs(one.box.y - box.y) <= 2 &&
      Math.abs(one.box.height - box.height) <= 3 &&
      Math.abs(one.box.width - box.width) <= 0.3 * box.width &&
      box.width <= 1.6 * box.height,
  )
  return (
    below.length >= 3 ||
    chained(
      label.box,
      beside.map((ink) => ink.box),
      3 * box.height,
    ) >= 2 ||
    alike.length >= 2
  )
}

/** How many follow one another from this one, none farther from the next than `most`. */
function chained(from: Box, others: readonly Box[], most: number): number {
  const row = [from, ...others].toSorted((a, b) => a.x - b.x)
  const at = row.indexOf(from)
  const near = (i: number) => {
    const [left, right] = [row[i], row[i + 1]]
    return left !== undefined && right !== undefined && right.x - left.x - left.width <= most
  }
  let count = 0
  for (let i = at; near(i); i++) count++
  for (let i = at - 1; i >= 0 && near(i); i--) count++
  return count
}
