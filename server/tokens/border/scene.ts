import type { Edge, Scene, Surface } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import { colorOf } from '../lib/rgb.ts'
import type { Seen } from '../type.ts'

type SeenBorder = Seen<'border'>

/** CSS px: a line on one side only, this short, is the foot of something else. */
const SHORT = 24

export const fromScene = (scene: Scene): SeenBorder[] => [
  ...scene.surfaces.flatMap(outlines),
  ...scene.rules.map((rule) =>
    seen(
      { width: rule.width, color: rule.color },
      rule.box,
      Math.max(rule.box.width, rule.box.height),
      1,
      0.7,
    ),
  ),
]

/** One sighting per width and colour of a surface's outline. */
function outlines(surface: Surface): SeenBorder[] {
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
    .map(({ edge, length, sides }) => seen(edge, surface.box, length, sides, sides > 1 ? 0.9 : 0.6))
}

const seen = (
  edge: Edge,
  box: SeenBorder['box'],
  length: number,
  sides: number,
  weight: number,
): SeenBorder => ({
  value: { color: colorOf(edge.color), width: px(edge.width), style: 'solid' },
  use: 'stroke',
  box,
  weight,
  facts: { length: Math.round(length), sides },
})
