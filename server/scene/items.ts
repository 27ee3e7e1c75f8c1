/** What takes room on the surfaces: boxes, lines of text, marks and rules, each with its parent. Device px. */
import type { Components } from './components.ts'
import type { Item } from './gaps.ts'
import type { FoundLine, FoundMark } from './lines.ts'
import { RULE, type Shapes } from './shapes.ts'
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

/** Capital height per em of common screen fonts, and the line height browsers and Figma give them by default. */
const CAP = 0.715
const LEADING = 1.5
/** Space that glyphs keep at their sides, per em. */
const BEARING = 0.06

export function itemsOf(
  components: Components,
  shapes: Shapes,
  surfaces: readonly FoundSurface[],
  lines: readonly FoundLine[],
  marks: readonly FoundMark[],
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
  const items: Item[] = []
  const add = (rects: readonly Rect[], parents: Int32Array, sureX: number, sureY: number) => {
    for (const [i, { x0, y0, x1, y1 }] of rects.entries()) {
      items.push({ x0, y0, x1, y1, parent: parents[i] as number, sureX, sureY })
    }
  }
  add(outers, tree.surfaces, 1, 1)
  add(
    lines.map((line) => lineBox(line, scale)),
    tree.lines,
    0.7,
    0.4,
  )
  add(marks, tree.marks, 0.4, 0.3)
  add(rules, tree.rules, 0.5, 0.5)
  return { items, tree }
}

/** The room a line of text takes, from its ink. */
function lineBox(line: FoundLine, scale: number): Rect {
  const em = line.capHeight / CAP
  const bearing = BEARING * em
  const middle = line.baseline - line.capHeight / 2
  const half = (Math.round((em / scale) * LEADING) * scale) / 2
  return { x0: line.x0 - bearing, x1: line.x1 + bearing, y0: middle - half, y1: middle + half }
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

export const rectOf = (components: Components, c: number): Rect => ({
  x0: components.x0[c] as number,
  y0: components.y0[c] as number,
  x1: components.x1[c] as number,
  y1: components.y1[c] as number,
})
