import type { Box } from '../../../shared/frame.ts'

/** Between two neighbours, as long as both of them together and `length` thick; none where they overlap. */
export function strip(a: Box, b: Box, length: number, axis: 'x' | 'y'): Box {
  const thick = Math.max(0, length)
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  if (axis === 'x') {
    const end = Math.max(a.y + a.height, b.y + b.height)
    return { x: Math.min(a.x + a.width, b.x + b.width), y, width: thick, height: end - y }
  }
  const end = Math.max(a.x + a.width, b.x + b.width)
  return { x, y: Math.min(a.y + a.height, b.y + b.height), width: end - x, height: thick }
}
