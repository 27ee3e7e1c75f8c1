/** What takes room on the surfaces: boxes, lines of text, marks and rules, each with its parent. Device px. */
import { barsAmong } from './charts.ts'
import { type Components, rectOf } from './components.ts'
import { type Block, blocksOf } from './blocks.ts'
import type { Item } from './gaps.ts'
import type { FoundLine, FoundMark } from './lines.ts'
import type { Paragraphs } from './paragraphs.ts'
import type { ItemKind } from './scene.ts'
import { RULE } from './kinds.ts'
import type { Shapes } from './shapes.ts'
import type { Rect } from './sides.ts'
import type { FoundSurface } from './surfaces.ts'
import { parentsOf } from './tree.ts'

export interface Tree {
  readonly surfaces: Int32Array
  readonly lines: Int32Array
  readonly marks: Int32Array
  readonly rules: Int32Array
  readonly ruleComponents: readonly number[]
}

export function itemsOf(
  components: Components,
  shapes: Shapes,
  surfaces: readonly FoundSurface[],
  lines: readonly FoundLine[],
  marks: readonly FoundMark[],
  paragraphs: Paragraphs,
  scale: number,
): { items: Item[]; tree: Tree } {
  const outers = surfaces.map((s) => s.outer)
  const ruleComponents = rulesOutside(components, shapes, surfaces)
  const rules = ruleComponents.map((c) => rectOf(components, c))
  const tree = {
    surfaces: parentsOf(outers, outers),
    lines: parentsOf(lines, outers),
    marks: parentsOf(marks, outers),
    rules: parentsOf(rules, outers),
    ruleComponents,
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
  const blocks = blocksOf(lines, paragraphs.next, paragraphs.leadings, scale)
  const items: Item[] = [
    ...outers.map(place('box', of(tree.surfaces))).filter((_, i) => !bars.has(i)),
    ...blocks.map(
      place(
        'text',
        (i) => tree.lines[(blocks[i] as Block).line] as number,
        (i) => (lines[(blocks[i] as Block).line] as FoundLine).capHeight,
      ),
    ),
    ...marks.map(place('mark', of(tree.marks))),
    ...rules.map(place('rule', of(tree.rules))),
  ]
  return { items, tree }
}

/** Thin lines that are no surface's outline. */
function rulesOutside(components: Components, shapes: Shapes, surfaces: readonly FoundSurface[]): number[] {
  const found: number[] = []
  for (let c = 0; c < components.count; c++) {
    if (shapes.shape[c] !== RULE) continue
    const r = rectOf(components, c)
    const outline = surfaces.some(
      ({ inner, outer, sides }) =>
        sides.some((s) => s.width > 0) &&
        r.x0 >= outer.x0 &&
        r.y0 >= outer.y0 &&
        r.x1 <= outer.x1 &&
        r.y1 <= outer.y1 &&
        (r.y1 <= inner.y0 || r.y0 >= inner.y1 || r.x1 <= inner.x0 || r.x0 >= inner.x1),
    )
    if (!outline) found.push(c)
  }
  return found
}
