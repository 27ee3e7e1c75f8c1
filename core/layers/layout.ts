/** Auto layout: direction, gaps, padding. */
import type { Layer } from '../../shared/layer.ts'
import type { FigmaNode, Lost } from './node.ts'
import { lengthOf, lengthsOf } from './numbers.ts'

type Layout = NonNullable<Layer['layout']>

const directions: Readonly<Record<string, Layout['direction']>> = {
  HORIZONTAL: 'horizontal',
  VERTICAL: 'vertical',
  GRID: 'grid',
}
const SIDES = ['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft']

export function layoutOf(node: FigmaNode, lost: Lost): Pick<Layer, 'layout'> {
  const direction = directions[String(node.get('layoutMode'))]
  if (!direction) return {}
  const [top = 0, right = 0, bottom = 0, left = 0] = lengthsOf(node, SIDES, lost) ?? []
  const gaps = direction === 'grid' ? gridGaps(node) : gapsOf(node, lost)
  return { layout: { direction, padding: [top, right, bottom, left], ...gaps } }
}

type Gaps = Pick<Layout, 'gap' | 'counterGap'>

function gridGaps(node: FigmaNode): Gaps {
  const gap = lengthOf(node.get('gridColumnGap'))
  const counterGap = lengthOf(node.get('gridRowGap'))
  return { ...(gap !== null && { gap }), ...(counterGap !== null && { counterGap }) }
}

/** Where space is distributed, the stated gap is not what is seen. */
function gapsOf(node: FigmaNode, lost: Lost): Gaps {
  const gap = lengthOf(node.get('itemSpacing'))
  if (gap === null) lost('itemSpacing')
  const wraps = node.get('layoutWrap') === 'WRAP' && node.get('counterAxisAlignContent') !== 'SPACE_BETWEEN'
  // Null: as between the items.
  const counterGap = wraps ? lengthOf(node.get('counterAxisSpacing') ?? node.get('itemSpacing')) : null
  return {
    ...(gap !== null && node.get('primaryAxisAlignItems') !== 'SPACE_BETWEEN' && { gap }),
    ...(counterGap !== null && { counterGap }),
  }
}
