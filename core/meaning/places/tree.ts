/** Which box lies on which. CSS px. */
import type { Value } from '../../../shared/dtcg.ts'
import type { Box } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { Part, PlacedBox, PlacedInk, PlacedLine } from '../../tokens/reading.ts'

type Color = Value<'color'>

/** As they grow together; handed on read-only. */
export interface Node extends PlacedBox {
  parent: Node | null
  readonly boxes: Node[]
  readonly inks: PlacedInk[]
  outline: PlacedLine | null
  lifted: boolean
  part: Part
  /** Straight sides: a box, no patch of colour. */
  readonly boxed: boolean
}
export interface InkNode extends PlacedInk {
  on: Node | null
  part: Part
}
export interface LineNode extends PlacedLine {
  around: Node | null
  readonly on: Node | null
  part: Part
}

/** px: rounding, and outlines that lie half outside. */
const SLACK = 1

export const contains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x + SLACK &&
  outer.y <= inner.y + SLACK &&
  outer.x + outer.width >= inner.x + inner.width - SLACK &&
  outer.y + outer.height >= inner.y + inner.height - SLACK

export const areaOf = ({ width, height }: Box): number => width * height

/**
 * Larger ones first, each under the smallest box around it that has the colour seen behind it; where none has, under the
 * smallest around it. A patch without sides holds only what is seen on its colour.
 */
export function treeOf(fills: readonly Sighting<'color'>[], frame: string): Node[] {
  const nodes = fills
    .flatMap((seen): Node[] => {
      const { box, value, facts } = seen
      if (!box || value.alpha < 1) return []
      const area = typeof facts?.['area'] === 'number' ? facts['area'] : areaOf(box)
      const boxed = seen.source === 'layers' || facts?.['boxed'] === true
      const rest = { boxes: [], inks: [], outline: null, lifted: false, parent: null, part: 'other' as const }
      return [{ seen, frame, box, fill: value, area, boxed, ...rest }]
    })
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box) || Number(b.boxed) - Number(a.boxed))
  const roots: Node[] = []
  for (const node of nodes) {
    const parent = holderOf(roots, node.box, node.seen.against as Color | undefined)
    node.parent = parent
    ;(parent ? parent.boxes : roots).push(node)
  }
  return nodes
}

/** Share of its bounds that a patch fills: less is a line around something, or what shows through between things. */
const PATCH = 0.12
export const isGround = ({ boxed, area, box }: Node): boolean => boxed || area >= PATCH * areaOf(box)

/** The smallest of them around a place, on which `ground` was seen. */
export function holderOf(roots: readonly Node[], box: Box, ground: Color | undefined): Node | null {
  let around: Node | null = null
  let fitting: Node | null = null
  const descend = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!contains(node.box, box)) continue
      const fits = (ground === undefined || node.fill.hex === ground.hex) && isGround(node)
      if (node.boxed && (!around || areaOf(node.box) <= areaOf(around.box))) around = node
      if (fits && (!fitting || areaOf(node.box) <= areaOf(fitting.box))) fitting = node
      descend(node.boxes)
    }
  }
  descend(roots)
  return fitting ?? around
}
