/** The one place where device px become CSS px. */
import type { Rect } from './geometry/rect.ts'
import type { Box } from '../../shared/frame.ts'
import { rectOf } from './ground/components.ts'
import type { Page } from './page.ts'
import { isVoid } from './ground/pixels.ts'
import type { Edge, RGB, Scene, Sides } from './scene.ts'
import { REGION } from './shapes/kinds.ts'
import type { Side } from './boxes/sides.ts'

export function toCss(m: Page): Scene {
  const { components, tree, scale } = m
  const box = ({ x0, y0, x1, y1 }: Rect): Box => ({
    x: x0 / scale,
    y: y0 / scale,
    width: (x1 - x0) / scale,
    height: (y1 - y0) / scale,
  })
  const edge = ({ width, color }: Side): Edge | null => (width > 0 ? { width: width / scale, color } : null)
  const each = <A, B>([a, b, c, d]: Sides<A>, to: (of: A) => B): Sides<B> => [to(a), to(b), to(c), to(d)]
  const css = (length: number | null) => (length === null ? null : length / scale)
  const { leadings } = m.paragraphs
  const shaded = new Set(m.shadows.flatMap((shadow) => shadow.members))
  return {
    width: m.pixels.width / scale,
    height: m.pixels.height / scale,
    scale,
    surfaces: m.surfaces.map((s, i) => ({
      box: box(s.outer),
      inner: box(s.inner),
      fill: s.fill,
      area: s.area / scale ** 2,
      edges: each(s.sides, edge),
      radii: each(s.radii, css),
      pill: s.pill,
      behind: painted(s.behind),
      shadow: shaded.has(i),
      parent: tree.surfaces[i] as number,
    })),
    shadows: m.shadows.map(({ rect, layers, color, fit, whole, step }) => ({
      color,
      fit,
      whole,
      step,
      box: box(rect),
      layers: layers.map(({ x, y, blur, spread, alpha }) => ({
        x: x / scale,
        y: y / scale,
        blur: blur / scale,
        spread: spread / scale,
        alpha,
      })),
    })),
    gradients: m.gradients.map(({ rect, ...gradient }) => ({ box: box(rect), ...gradient })),
    regions: regionsOf(m).map((c) => ({
      box: box(rectOf(components, c)),
      fill: components.color[c] as number,
      area: (components.area[c] as number) / scale ** 2,
    })),
    rules: tree.drawn.map((rule, i) => {
      const of = box(rule)
      const parent = tree.rules[i] as number
      return { box: of, width: Math.min(of.width, of.height), color: rule.color, parent }
    }),
    lines: m.lines.map((line, i) => ({
      box: box(line),
      ink: line.ink,
      exact: line.exact,
      behind: painted(line.behind),
      glyphs: line.glyphs,
      baseline: line.baseline / scale,
      capHeight: line.capHeight / scale,
      xHeight: css(line.xHeight),
      stroke: line.stroke / scale,
      leading: css(leadings[i] ?? null),
      parent: tree.lines[i] as number,
    })),
    marks: m.marks.map((mark, i) => ({
      box: box(mark),
      ink: mark.ink,
      behind: painted(mark.behind),
      parent: tree.marks[i] as number,
    })),
    gaps: m.gaps.map((gap) => ({
      px: gap.length / scale,
      use: gap.use,
      axis: gap.axis,
      box: box(gap),
      between: gap.between,
      cap: gap.cap / scale,
      around: gap.around && box(gap.around),
    })),
    bytesPerPixel: bytesOf(m) / Math.max(1, m.pixels.keys.length),
  }
}

/** What is transparent is no colour. */
const painted = (color: RGB | null): RGB | null => (color === null || isVoid(color) ? null : color)

function regionsOf({ components, kinds }: Page): number[] {
  const found: number[] = []
  for (let c = 0; c < components.count; c++) {
    if (kinds[c] === REGION && !isVoid(components.color[c] as number)) found.push(c)
  }
  return found
}

const bytesOf = ({ pixels, runs, components }: Page): number =>
  [
    pixels.keys,
    runs.rowStart,
    runs.start,
    runs.component,
    components.x0,
    components.y0,
    components.x1,
    components.y1,
    components.area,
    components.color,
    components.from,
    components.runs,
  ].reduce((sum, array) => sum + array.byteLength, 0)
