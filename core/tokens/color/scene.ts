import type { Edge, RGB, Scene, Surface } from '../../scene/scene.ts'
import { colorOf } from '../lib/rgb.ts'
import type { SeenColor } from './facts.ts'

/** Share of its place that a box fills whose sides are frayed; shapes of pictures fill less. */
const COMPACT = 0.85
/** Height of capitals per em, in most fonts: enough to tell large text, for which contrast rules are milder. */
const CAP = 0.715

/** Image px: thinner stems seldom cover a whole pixel, so the ink itself may not be seen (a fifth of all readings). */
const THICK = 1.2

/** Fills, outlines, rules, text and icons. `facts.exact` marks colours read from flat pixels. */
export function fromScene(scene: Scene): SeenColor[] {
  const frame = scene.width * scene.height
  // Lossy pictures show boxes within a step, but give thin lines and letters some of what is beside them.
  const exact = scene.lossy !== true
  const share = (area: number) => Math.round((area / frame) * 1e6) / 1e6
  const fills = scene.surfaces.map((surface): SeenColor => ({
    value: colorOf(surface.fill),
    use: 'background',
    box: surface.inner,
    weight: 1,
    ...on(surface.behind),
    facts: {
      exact: true,
      boxed: true,
      area: Math.round(surface.area),
      share: share(surface.area),
      parent: surface.parent,
    },
  }))
  const regions = scene.regions.map((region): SeenColor => ({
    value: colorOf(region.fill),
    use: 'background',
    box: region.box,
    weight: 0.8,
    facts: {
      exact,
      // Losses fray the sides of a box, but it still fills its place.
      boxed: !exact && region.area >= COMPACT * region.box.width * region.box.height,
      area: Math.round(region.area),
      share: share(region.area),
    },
  }))
  const rules = scene.rules.map((rule): SeenColor => ({
    value: colorOf(rule.color),
    use: 'stroke',
    box: rule.box,
    weight: 0.7,
    facts: { exact, length: Math.max(rule.box.width, rule.box.height) },
  }))
  const lines = scene.lines.map((line): SeenColor => ({
    value: colorOf(line.ink),
    use: 'text',
    box: line.box,
    weight: line.exact ? 0.8 : 0.4,
    ...on(line.behind),
    facts: {
      exact: exact && line.exact,
      thick: line.stroke * scene.scale >= THICK,
      px: Math.round(line.capHeight / CAP),
      glyphs: line.glyphs,
    },
  }))
  const icons = scene.marks.flatMap((mark): SeenColor[] =>
    mark.ink === null
      ? []
      : [
          {
            value: colorOf(mark.ink),
            use: 'icon',
            box: mark.box,
            weight: 0.3,
            ...on(mark.behind),
            facts: {},
          },
        ],
  )
  return [
    ...fills,
    ...regions,
    ...scene.surfaces.flatMap((surface) => outlines(surface, exact)),
    ...rules,
    ...lines,
    ...icons,
  ]
}

/** Measured against nothing, an ink has no contrast. */
const on = (behind: RGB | null): Pick<SeenColor, 'against'> =>
  behind === null ? {} : { against: colorOf(behind) }

/** CSS px: a line on one side only, this short, is the foot of something else. */
const SHORT = 24

/** One sighting per colour of an outline. */
function outlines(surface: Surface, exact: boolean): SeenColor[] {
  const lengths = new Map<number, number>()
  for (const [i, edge] of surface.edges.entries()) {
    const length = i % 2 === 0 ? surface.box.width : surface.box.height
    if (edge) lengths.set(edge.color, (lengths.get(edge.color) ?? 0) + length)
  }
  const sides = surface.edges.filter((edge) => edge !== null).length
  if (sides === 1 && [...lengths.values()].every((length) => length < SHORT)) return []
  return [...lengths].map(([color, length]) => ({
    value: colorOf(color),
    use: 'stroke',
    box: surface.box,
    weight: 0.9,
    against: colorOf(surface.fill),
    facts: { exact, length: Math.round(length), width: widest(surface.edges) },
  }))
}

const widest = (edges: readonly (Edge | null)[]): number =>
  Math.max(0, ...edges.map((edge) => edge?.width ?? 0))
