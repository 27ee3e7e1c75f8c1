/** A layer on Figma's canvas, as `core/layers` asks for it. */
import type { FigmaNode } from '../../core/layers/node.ts'
import { readableOf } from '../readable.ts'
import { TEXT_FIELDS } from '../../core/layers/text.ts'

export interface CanvasNode extends FigmaNode {
  readonly scene: SceneNode
}

/** Any getter of Figma can throw, that of a removed layer always does. `figma.mixed` is a symbol. */
export const canvasNode = (scene: SceneNode): CanvasNode => ({
  scene,
  id: scene.id,
  name: scene.name,
  type: scene.type,
  get(property) {
    try {
      if (property === 'segments') return segmentsOf(scene)
      // A group has the opacity of its own, and no fills though its type could be asked for them.
      const value: unknown = property in scene ? scene[property as keyof SceneNode] : undefined
      return typeof value === 'symbol' ? undefined : value
    } catch {
      return undefined
    }
  },
})

/** Parts of one style each; what differs from one to the next stands in them. */
const segmentsOf = (scene: SceneNode): unknown =>
  scene.type === 'TEXT' ? scene.getStyledTextSegments([...TEXT_FIELDS]) : undefined

/** In paint order. The parts of a boolean group are not to be seen. */
export function childrenOf(scene: SceneNode): readonly CanvasNode[] {
  if (!('children' in scene) || scene.type === 'BOOLEAN_OPERATION') return []
  return readableOf('layer', scene.children, (child) => (child.removed ? [] : [canvasNode(child)])).flat()
}
