/** Which layers of a frame are to be seen, in paint order. */
import type { FigmaNode, Rect } from './node.ts'

export interface Step<N extends FigmaNode> {
  readonly node: N
  readonly box: Rect
  readonly parent?: string | undefined
  readonly component?: string | undefined
  readonly instance?: string | undefined
}

/** What a component is to the layers in it. */
export interface Belonging {
  /** Key of the component, or of its set: variants are one component. */
  readonly component: string
  readonly instance?: string | undefined
}

interface Pending<N extends FigmaNode> extends Omit<Step<N>, 'box'> {
  /** What ancestors let be seen. */
  readonly clip: Rect | null
}

export interface Walk<N extends FigmaNode> {
  /** The next layer that shows something; `null` at the end. */
  next(): Step<N> | null
  /** Goes on into the layer that was handed out last, which may be a component. Not called: what is in it is left out. */
  enter(children: readonly N[], own: Belonging | null): void
}

/** A stack instead of recursion: component libraries nest deep, and the plugin's stack is small. */
export function walk<N extends FigmaNode>(root: N): Walk<N> {
  const pending: Pending<N>[] = [{ node: root, clip: null }]
  let last: { step: Step<N>; clip: Rect | null } | null = null
  return {
    next() {
      for (let one = pending.pop(); one; one = pending.pop()) {
        const { clip, ...around } = one
        const box = visibleBox(one.node, clip)
        if (!box) continue
        const step = { ...around, box }
        last = { step, clip: one.node.get('clipsContent') === true ? meet(clip, box) : clip }
        return step
      }
      return null
    },
    enter(children, own) {
      if (!last) return
      const { step, clip } = last
      const component = own?.component ?? step.component
      const instance = own?.instance ?? step.instance
      const within: Pending<N>[] = []
      // A mask shows nothing of itself, and what lies over it only inside its box.
      let window = clip
      for (const child of children) {
        if (child.get('isMask') === true && child.get('visible') !== false) {
          const mask = boxOf(child)
          if (mask) window = meet(clip, mask)
        } else within.push({ node: child, parent: step.node.id, component, instance, clip: window })
      }
      pending.push(...within.toReversed())
    },
  }
}

/** Null for what shows nothing: hidden, transparent, or cut off entirely. */
function visibleBox(node: FigmaNode, clip: Rect | null): Rect | null {
  if (node.get('visible') === false || node.type === 'SLICE' || node.get('opacity') === 0) return null
  const box = boxOf(node)
  return box && !(clip && apart(clip, box)) ? box : null
}

export function boxOf(node: FigmaNode): Rect | null {
  const box = node.get('absoluteBoundingBox')
  if (typeof box !== 'object' || box === null) return null
  const { x, y, width, height } = box as Rect
  return [x, y, width, height].every((number) => Number.isFinite(number)) ? { x, y, width, height } : null
}

const apart = (a: Rect, b: Rect) =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height

function meet(a: Rect | null, b: Rect): Rect {
  if (!a) return b
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}
