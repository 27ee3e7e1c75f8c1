/** What takes room on the surfaces: boxes, lines of text, marks and rules, each with its parent. Device px. */
import { isAcross, type Rect } from '../geometry/rect.ts'
import { barsAmong } from './charts.ts'
import { rectOf } from '../ground/components.ts'
import { type Block, blocksOf, dropOf } from './blocks.ts'
import type { Item } from './gaps.ts'
import type { FoundLine } from '../text/lines.ts'
import { codedLine } from '../boxes/coded-line.ts'
import { CODED_REACH, THIN_LINE } from '../boxes/tune.ts'
import { colorOutside } from '../ground/outward.ts'
import type { Seen } from '../page.ts'
import type { ItemKind, RGB } from '../scene.ts'
import { RULE } from '../shapes/kinds.ts'
import { isShaded } from '../boxes/sides.ts'
import type { FoundSurface } from '../boxes/surfaces.ts'
import { contains, parentsOf } from '../geometry/rect.ts'
import { COLUMN_SLACK, LARGEST_PICTURE, TOUCHING_LINE } from './tune.ts'

export interface Tree {
  readonly surfaces: Int32Array
  readonly lines: Int32Array
  readonly marks: Int32Array
  readonly rules: Int32Array
  /** The rules themselves. */
  readonly drawn: readonly (Rect & { readonly color: RGB })[]
}

export function itemsOf(
  page: Seen<'components' | 'kinds' | 'surfaces' | 'gradients' | 'lines' | 'marks' | 'paragraphs'>,
): { items: Item[]; tree: Tree } {
  const { components, surfaces, lines, marks, scale } = page
  const gradients = page.gradients.map((g) => g.rect)
  const outers = surfaces.map((s) => s.outer)
  const thin = rulesOutside(page)
  const on = parentsOf(
    thin.map((c) => rectOf(components, c)),
    outers,
  )
  // What shows through between two things that nearly touch has the colour of what they lie on.
  const drawn = thin.flatMap((c, i) => {
    const color = ruleColor(page, c)
    if (color === null || surfaces[on[i] as number]?.fill === components.color[c]) return []
    return [{ ...rectOf(components, c), color }]
  })
  const rules: readonly Rect[] = drawn
  const tree = {
    surfaces: parentsOf(outers, outers),
    lines: parentsOf(lines, outers),
    marks: parentsOf(marks, outers),
    rules: parentsOf(rules, outers),
    drawn,
  }
  const place =
    (kind: ItemKind, parentOf: (i: number) => number, capOf: (i: number) => number = () => 0) =>
    (rect: Rect, i: number) => {
      const { x0, y0, x1, y1 } = rect
      return { x0, y0, x1, y1, kind, cap: capOf(i), parent: parentOf(i) }
    }
  const of = (parents: Int32Array) => (i: number) => parents[i] as number
  const busy = new Set([...tree.surfaces, ...tree.lines, ...tree.marks])
  const bars = barsAmong(surfaces, tree.surfaces, busy)
  const drop = dropOf(
    lines,
    tree.lines,
    surfaces.map((s) => s.inner),
  )
  const blocks = blocksOf(page, drop)
  // What is drawn on a small one is a picture with it: an avatar, an icon of an app.
  const pictures = gradients.filter((r) => Math.max(r.x1 - r.x0, r.y1 - r.y0) <= LARGEST_PICTURE * scale)
  const items: Item[] = [
    ...outers.map(place('box', of(tree.surfaces))).filter((_, i) => !bars.has(i)),
    ...aligned(
      blocks,
      (i) => surfaces[tree.lines[(blocks[i] as Block).line] as number]?.inner.x0 ?? 0,
      scale,
    ).map(
      place(
        'text',
        (i) => tree.lines[(blocks[i] as Block).line] as number,
        (i) => (lines[(blocks[i] as Block).line] as FoundLine).capHeight,
      ),
    ),
    ...marks.map(place('mark', of(tree.marks))),
    ...rules.map(place('rule', of(tree.rules))),
  ].filter((item) => !pictures.some((rect) => contains(rect, item)))
  items.push(...gradients.map(place('box', of(parentsOf(gradients, outers)))))
  return { items, tree }
}

/** Text that begins in one column begins at the same edge: where the ink of the leftmost letter does. */
function aligned(blocks: readonly Block[], edgeOf: (i: number) => number, scale: number): Rect[] {
  const rects: Rect[] = [...blocks]
  const order = blocks
    .map((_, i) => i)
    .sort((a, b) => edgeOf(a) - edgeOf(b) || (rects[a] as Rect).x0 - (rects[b] as Rect).x0)
  let first: number | undefined
  for (const i of order) {
    const rect = rects[i] as Rect
    const start = first === undefined ? undefined : (rects[first] as Rect).x0
    if (
      first === undefined ||
      start === undefined ||
      edgeOf(first) !== edgeOf(i) ||
      rect.x0 - start > COLUMN_SLACK * scale
    )
      first = i
    else rects[i] = { ...rect, x0: start }
  }
  return rects
}

/** Thin lines that are neither a surface's outline nor a contour of its shadow. */
function rulesOutside({ components, kinds, surfaces }: Seen<'components' | 'kinds' | 'surfaces'>): number[] {
  const found: number[] = []
  for (let c = 0; c < components.count; c++) {
    if (kinds[c] !== RULE) continue
    const r = rectOf(components, c)
    const color = components.color[c] as number
    if (!surfaces.some((s) => isOutline(r, s) || isContour(r, color, s))) found.push(c)
  }
  return found
}

/**
 * Along most of a side of a surface, within its outline or right beside it: of a card with a head and a body the outline
 * is one line, and a faint one may pass for the darkest part of a shadow.
 */
const isOutline = (r: Rect, { inner, outer }: FoundSurface): boolean => {
  const across = isAcross(r)
  const [from, to, start, end] = across ? [r.x0, r.x1, outer.x0, outer.x1] : [r.y0, r.y1, outer.y0, outer.y1]
  if (Math.min(to, end) - Math.max(from, start) < 0.5 * Math.min(to - from, end - start)) return false
  return across
    ? (r.y0 >= outer.y0 - TOUCHING_LINE && r.y1 <= inner.y0) ||
        (r.y0 >= inner.y1 && r.y1 <= outer.y1 + TOUCHING_LINE)
    : (r.x0 >= outer.x0 - TOUCHING_LINE && r.x1 <= inner.x0) ||
        (r.x0 >= inner.x1 && r.x1 <= outer.x1 + TOUCHING_LINE)
}

/** Beside a shaded side, as far out as the shadow has this very colour. */
const isContour = (r: Rect, color: RGB, { inner, sides }: FoundSurface): boolean => {
  const across = isAcross(r)
  const within = across ? r.x0 >= inner.x0 && r.x1 <= inner.x1 : r.y0 >= inner.y0 && r.y1 <= inner.y1
  if (!within) return false
  const distances = [inner.y0 - r.y1, r.x0 - inner.x1, r.y0 - inner.y1, inner.x0 - r.x1]
  return sides.some((side, i) => {
    const at = distances[i] as number
    return (i % 2 === 0) === across && at >= side.width && side.profile[at] === color && isShaded(side)
  })
}

/** `null` for a fringe of a codec: nobody drew that. */
function ruleColor({ pixels, components, scale }: Seen<'components'>, c: number): RGB | null {
  const color = components.color[c] as RGB
  const rect = rectOf(components, c)
  const across = isAcross(rect)
  const width = across ? rect.y1 - rect.y0 : rect.x1 - rect.x0
  const { coded } = pixels
  if (!coded || width > THIN_LINE * scale) return color
  const [before, after] = across ? ([0, 2] as const) : ([3, 1] as const)
  const beyond = colorOutside(pixels, rect, before, CODED_REACH, 1)
  const inside = colorOutside(pixels, rect, after, CODED_REACH, 1)
  if (beyond < 0 || inside < 0) return color
  const next = across
    ? { ...rect, y0: rect.y1, y1: rect.y1 + CODED_REACH }
    : { ...rect, x0: rect.x1, x1: rect.x1 + CODED_REACH }
  return codedLine({ ...pixels, coded }, { rect: next, side: before, inset: 1, width, inside, beyond })
}
