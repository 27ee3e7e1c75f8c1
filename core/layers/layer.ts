/**
 * One layer as plain JSON: the table from Figma's properties to ours, for the plugin and for REST documents alike. One
 * value that is none costs that value, and is named in `lost`.
 */
import type { Layer } from '../../shared/layer.ts'
import { bindingsOf } from './bindings.ts'
import { cornersOf } from './corners.ts'
import { effectsOf } from './effects.ts'
import { layoutOf } from './layout.ts'
import type { FigmaNode, Lost, Place, Rect } from './node.ts'
import { lengthOf, round, shareOf } from './numbers.ts'
import { paintsOf } from './paints.ts'
import { strokesOf } from './strokes.ts'
import { textOf } from './text.ts'

export function layerOf(node: FigmaNode, box: Rect, place: Place): Layer {
  const { profile, origin, parent, component, instance } = place
  const gone = new Set<string>()
  const lost: Lost = (property) => void gone.add(property)
  const isTurned = turned(node.get('rotation'))
  // Of a turned layer the box is what is around it; what it states is of itself.
  const size = {
    width: (isTurned && lengthOf(node.get('width'))) || box.width,
    height: (isTurned && lengthOf(node.get('height'))) || box.height,
  }
  const strokes = paintsOf(node.get('strokes'), size, profile, lost)
  const blend = node.get('blendMode') ?? 'PASS_THROUGH'
  const bindings = bindingsOf(node)
  const layer: Layer = {
    id: node.id,
    name: node.name,
    node: node.type,
    box: {
      x: lengthOf(box.x - origin.x) ?? 0,
      y: lengthOf(box.y - origin.y) ?? 0,
      width: Math.max(0, lengthOf(box.width) ?? 0),
      height: Math.max(0, lengthOf(box.height) ?? 0),
    },
    opacity: round(shareOf(node.get('opacity'))),
    fills: paintsOf(node.get('fills'), size, profile, lost),
    strokes,
    ...(parent === undefined ? {} : { parent }),
    ...(strokes.length > 0 && strokesOf(node, lost)),
    ...cornersOf(node, lost),
    ...effectsOf(node.get('effects'), profile, lost),
    ...layoutOf(node, lost),
    ...(node.type === 'TEXT' && textOf(node, size, profile, lost)),
    ...(component === undefined ? {} : { component }),
    ...(instance === undefined ? {} : { instance }),
    ...(node.get('layoutPositioning') === 'ABSOLUTE' && { absolute: true }),
    ...(blend !== 'PASS_THROUGH' && blend !== 'NORMAL' && { blended: true }),
    ...(isTurned && { turned: true }),
    ...(node.get('locked') === true && { locked: true }),
    ...(bindings && { bindings }),
  }
  if (node.type === 'COMPONENT_SET') return bare(layer)
  return gone.size > 0 ? { ...layer, lost: [...gone] } : layer
}

/** A set is where Figma keeps variants: the dashed outline, its corners and its padding are Figma's own. */
const bare = ({ id, name, node, box, opacity, parent, component, instance }: Layer): Layer => ({
  id,
  name,
  node,
  box,
  opacity,
  fills: [],
  strokes: [],
  ...(parent === undefined ? {} : { parent }),
  ...(component === undefined ? {} : { component }),
  ...(instance === undefined ? {} : { instance }),
})

/** Degrees or radians: by less than this nothing is turned that anybody sees. */
const STRAIGHT = 0.001
const turned = (rotation: unknown): boolean => typeof rotation === 'number' && Math.abs(rotation) > STRAIGHT
