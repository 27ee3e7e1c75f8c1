/**
 * One black and not five: a codec moves the colour of each word and line by what its blocks round, so those of a picture that lost
 * something are read together. What lies as near to a flat colour, or to the colour of more text and lines, as coding
 * may have moved it, is that; a colour of its own is what all its places say, each by its weight.
 */
import { blue, green, luma, red, rgbOf } from './ground/pixels.ts'
import type { RGB, Scene } from './scene.ts'
import {
  CHROMA_MOVED,
  CHROMA_SHARE_MOVED,
  LETTER_OF_LINE,
  LIGHT_MOVED,
  LIGHT_SHARE_MOVED,
} from './ground/tune.ts'

interface Reading {
  readonly color: RGB
  readonly against: RGB
  readonly weight: number
}

interface Group {
  color: RGB
  readonly isFlat: boolean
  r: number
  g: number
  b: number
  weight: number
}

/** The same scene, with colours of text and lines that agree. */
export function agreed(scene: Scene): Scene {
  const paper = scene.surfaces.toSorted((a, b) => b.area - a.area)[0]?.fill ?? 0xffffff
  const fillAt = (parent: number) => scene.surfaces[parent]?.fill ?? paper
  const lines = scene.lines.map((line) => ({
    color: line.ink,
    against: line.behind ?? paper,
    weight: line.glyphs * line.stroke * scene.scale,
  }))
  const edges = scene.surfaces.map(({ edges: sides, box, fill, behind }) =>
    sides.map((edge, i) =>
      edge === null
        ? null
        : {
            color: edge.color,
            against: behind ?? fill,
            weight: ((i % 2 === 0 ? box.width : box.height) * edge.width * scene.scale) / LETTER_OF_LINE,
          },
    ),
  )
  const rules = scene.rules.map(({ color, box, width, parent }) => ({
    color,
    against: fillAt(parent),
    weight: (Math.max(box.width, box.height) * width * scene.scale) / LETTER_OF_LINE,
  }))
  const all = [...lines, ...edges.flat().filter((edge) => edge !== null), ...rules]
  const colorOf = sharedColors(all, [...new Set(scene.surfaces.map(({ fill }) => fill))])
  const now = (reading: Reading): RGB => colorOf.get(reading) ?? reading.color
  return {
    ...scene,
    lines: scene.lines.map((line, i) => ({ ...line, ink: now(lines[i] as Reading) })),
    rules: scene.rules.map((rule, i) => ({ ...rule, color: now(rules[i] as Reading) })),
    surfaces: scene.surfaces.map((surface, at) => {
      const side = (i: 0 | 1 | 2 | 3) => {
        const reading = edges[at]?.[i]
        const edge = surface.edges[i]
        return edge && reading ? { ...edge, color: now(reading) } : edge
      }
      return { ...surface, edges: [side(0), side(1), side(2), side(3)] }
    }),
  }
}

/** @param flat Colours of fills: coding leaves these as they are. */
export function sharedColors(readings: readonly Reading[], flat: readonly RGB[]): Map<Reading, RGB> {
  const groups: Group[] = flat.map((color) => ({ color, isFlat: true, r: 0, g: 0, b: 0, weight: 0 }))
  const of = new Map<Reading, Group>()
  for (const reading of readings.toSorted((a, b) => b.weight - a.weight || a.color - b.color)) {
    const { color, weight } = reading
    let group = nearestOf(groups, reading)
    if (!group) groups.push((group = { color, isFlat: false, r: 0, g: 0, b: 0, weight: 0 }))
    of.set(reading, group)
    group.r += weight * red(color)
    group.g += weight * green(color)
    group.b += weight * blue(color)
    group.weight += weight
  }
  for (const group of groups) {
    const { isFlat, r, g, b, weight } = group
    if (!isFlat && weight > 0) group.color = rgbOf(r / weight, g / weight, b / weight)
  }
  return new Map([...of].map(([reading, { color }]) => [reading, color]))
}

function nearestOf(groups: readonly Group[], reading: Reading): Group | null {
  let best: Group | null = null
  let least = 1
  for (const group of groups) {
    const moved = movedBy(reading, group.color)
    if (moved <= least) {
      least = moved
      best = group
    }
  }
  return best
}

/** How far `color` would have been moved from `to`, as a share of what coding may move it by. */
function movedBy({ color, against }: Reading, to: RGB): number {
  const contrast = Math.abs(luma(to) - luma(against))
  const light = Math.abs(luma(color) - luma(to)) / (LIGHT_MOVED + LIGHT_SHARE_MOVED * contrast)
  const chroma = apart(color, to) / (CHROMA_MOVED + CHROMA_SHARE_MOVED * apart(to, against))
  return Math.max(light, chroma)
}

/** Colour without lightness, in the units of Cb and Cr. */
function apart(a: RGB, b: RGB): number {
  const light = luma(a) - luma(b)
  return Math.hypot(0.564 * (blue(a) - blue(b) - light), 0.713 * (red(a) - red(b) - light))
}
