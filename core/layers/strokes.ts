/** Strokes: how thick on each side, and how they are dashed. */
import type { Layer } from '../../shared/layer.ts'
import type { FigmaNode, Lost } from './node.ts'
import { lengthOf, lengthsOf } from './numbers.ts'

const SIDES = ['strokeTopWeight', 'strokeRightWeight', 'strokeBottomWeight', 'strokeLeftWeight']
const caps: Readonly<Record<string, 'round' | 'square'>> = { ROUND: 'round', SQUARE: 'square' }

export function strokesOf(node: FigmaNode, lost: Lost): Pick<Layer, 'strokeWeights' | 'dashes' | 'cap'> {
  const weights = weightsOf(node, lost)
  const stated = node.get('dashPattern')
  const dashes = Array.isArray(stated) ? stated.map(lengthOf).filter((dash) => dash !== null) : []
  const cap = caps[String(node.get('strokeCap'))]
  return {
    ...(weights && { strokeWeights: weights }),
    ...(dashes.length > 0 && { dashes }),
    ...(cap && { cap }),
  }
}

function weightsOf(node: FigmaNode, lost: Lost): Layer['strokeWeights'] {
  if (node.get('strokeTopWeight') !== undefined) {
    const [top = 0, right = 0, bottom = 0, left = 0] = positive(lengthsOf(node, SIDES, lost)) ?? []
    return [top, right, bottom, left]
  }
  const weight = lengthOf(node.get('strokeWeight'))
  if (weight === null) return undefined
  const [all = 0] = positive([weight]) ?? []
  return [all, all, all, all]
}

const positive = (lengths: readonly number[] | null): number[] | null =>
  lengths && lengths.map((length) => Math.max(0, length))
