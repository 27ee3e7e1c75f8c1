/** The one place where device px become CSS px. */
import type { Box } from '../../shared/frame.ts'
import { type Components, rectOf } from './components.ts'
import type { FoundShadow } from './falloff.ts'
import type { FoundGap } from './gaps.ts'
import type { FoundGradient } from './gradients.ts'
import type { Tree } from './items.ts'
import type { FoundLine, FoundMark } from './lines.ts'
import type { Paragraphs } from './paragraphs.ts'
import { type Pixels, isVoid } from './pixels.ts'
import type { Runs } from './runs.ts'
import type { Edge, RGB, Scene, Sides } from './scene.ts'
import { REGION } from './kinds.ts'
import type { Shapes } from './shapes.ts'
import type { Rect, Side } from './sides.ts'
import type { FoundSurface } from './surfaces.ts'

export interface Measured {
  readonly pixels: Pixels
  readonly runs: Runs
  readonly components: Components
  readonly shapes: Shapes
  readonly surfaces: readonly FoundSurface[]
  readonly shadows: readonly FoundShadow[]
  readonly gradients: readonly FoundGradient[]
  readonly lines: readonly FoundLine[]
  readonly marks: readonly FoundMark[]
  readonly paragraphs: Paragraphs
  readonly tree: Tree
  readonly gaps: readonly FoundGap[]
}

export function toCss(m: Measured, scale: number): Scene {
  const { components, tree } = m
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
    rules: tree.ruleComponents.map((c, i) => {
      const of = box(rectOf(components, c))
      const parent = tree.rules[i] as number
      return { box: of, width: Math.min(of.width, of.height), color: components.color[c] as number, parent }
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

function regionsOf({ components, shapes }: Measured): number[] {
  const found: number[] = []
  for (let c = 0; c < components.count; c++) {
    if (shapes.shape[c] === REGION && !isVoid(components.color[c] as number)) found.push(c)
  }
  return found
}

const bytesOf = ({ pixels, runs, components }: Measured): number =>
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
