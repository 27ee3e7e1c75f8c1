/** How round the corners are. */
import type { Layer } from '../../shared/layer.ts'
import type { FigmaNode, Lost } from './node.ts'
import { lengthOf, lengthsOf } from './numbers.ts'

const CORNERS = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius']

export function cornersOf(node: FigmaNode, lost: Lost): Pick<Layer, 'radii'> {
  if (node.get('topLeftRadius') !== undefined) {
    const [a = 0, b = 0, c = 0, d = 0] = (lengthsOf(node, CORNERS, lost) ?? []).map((r) => Math.max(0, r))
    return a + b + c + d > 0 ? { radii: [a, b, c, d] } : {}
  }
  const stated = node.get('cornerRadius')
  if (stated === undefined) return {}
  const radius = lengthOf(stated)
  if (radius === null) lost('cornerRadius')
  return radius !== null && radius > 0 ? { radii: [radius, radius, radius, radius] } : {}
}
