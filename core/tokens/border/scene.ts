import type { Edge, RGB, Rule, Scene, Surface } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import type { SeenBorder } from './facts.ts'
import { drawnFor } from './whole-lines.ts'

/** CSS px: a line on one side only, this short, is the foot of something else. */
const SHORT = 24

export function fromScene(scene: Scene): SeenBorder[] {
  const thin = thinnest(scene)
  const rules = scene.rules.map((rule) => {
    const ground = scene.surfaces[rule.parent]?.fill
    const color = ground === undefined ? undefined : halved(rule, ground, thin, scene.scale)
    const { width, height } = rule.box
    const edge = color === undefined ? rule : { width: rule.width / 2, color }
    return seen(edge, rule.box, Math.max(width, height), 1, 0.7, scene.scale)
  })
  return [...scene.surfaces.flatMap((surface) => outlines(surface, scene.scale)), ...rules]
}

/** Colours of lines that are one image px thick. */
const thinnest = ({ surfaces, rules, scale }: Scene): RGB[] => [
  ...new Set(
    [...surfaces.flatMap(({ edges }) => edges), ...rules].flatMap((line) =>
      line && line.width * scale === 1 ? [line.color] : [],
    ),
  ),
]

/** Channel steps that rounding makes of one half. */
const ROUNDING = 2

/**
 * A line of one px that lies between two rows of pixels looks like two of half its colour: the colour of such a line that
 * lies on pixels elsewhere, where there is one.
 */
const halved = ({ width, color }: Rule, ground: RGB, thin: readonly RGB[], scale: number): RGB | undefined =>
  width * scale === 2
    ? thin.find((whole) =>
        [16, 8, 0].every((shift) => {
          const of = (rgb: RGB) => (rgb >> shift) & 255
          return Math.abs((of(whole) + of(ground)) / 2 - of(color)) <= ROUNDING
        }),
      )
    : undefined

/** One sighting per width and colour of a surface's outline. */
function outlines(surface: Surface, scale: number): SeenBorder[] {
  const kinds = new Map<string, { edge: Edge; length: number; sides: number }>()
  for (const [i, edge] of surface.edges.entries()) {
    if (!edge) continue
    const length = i % 2 === 0 ? surface.box.width : surface.box.height
    const key = `${edge.width} ${edge.color}`
    const known = kinds.get(key)
    if (known) {
      known.length += length
      known.sides++
    } else kinds.set(key, { edge, length, sides: 1 })
  }
  return [...kinds.values()]
    .filter(({ length, sides }) => sides > 1 || length >= SHORT)
    .map(({ edge, length, sides }) => seen(edge, surface.box, length, sides, sides > 1 ? 0.9 : 0.6, scale))
}

function seen(
  edge: Edge,
  box: SeenBorder['box'],
  length: number,
  sides: number,
  weight: number,
  scale: number,
): SeenBorder {
  const of = (width: number) => ({ color: colorOf(edge.color), width: px(width), style: 'solid' as const })
  const drawn = drawnFor(edge.width, scale)
  return {
    value: of(drawn),
    ...(drawn !== edge.width && { measured: of(edge.width) }),
    use: 'stroke',
    box,
    weight,
    facts: { length: Math.round(length), sides },
  }
}
