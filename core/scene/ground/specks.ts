/** Specks of one flat colour in another that is nearly the same: coding's noise fell on the other side of the border. */
import { type Grid, NONE } from './coded-blocks.ts'
import { difference } from './pixels.ts'
import type { RGB } from '../scene.ts'
import { BLOCK, MOST_OF_AROUND, TWINS } from './tune.ts'

/** In place: each pixel takes the colour of most around it, where that is nearly its own. Twice, for specks of two. */
export function withoutSpecks(keys: Int32Array, grid: Grid): void {
  const { width, height, columns } = grid
  for (let pass = 0; pass < 2; pass++) {
    const before = keys.slice()
    for (let block = 0; block < grid.colors.length; block++) {
      if (grid.colors[block] !== NONE) continue
      const x0 = Math.max(1, (block % columns) * BLOCK)
      const y0 = Math.max(1, Math.floor(block / columns) * BLOCK)
      for (let y = y0; y < Math.min(height - 1, y0 + BLOCK); y++)
        for (let x = x0; x < Math.min(width - 1, x0 + BLOCK); x++) {
          const at = y * width + x
          const most = mostAround(before, width, at)
          const key = before[at] as number
          if (most !== null && most !== key && difference(most, key) <= TWINS) keys[at] = most
        }
    }
  }
}

/** Boyer–Moore over the eight neighbours, then a count. */
function mostAround(keys: Int32Array, width: number, at: number): RGB | null {
  let best = -1
  let lead = 0
  for (let dy = -width; dy <= width; dy += width)
    for (let dx = -1; dx <= 1; dx++) {
      if (dx === 0 && dy === 0) continue
      const key = keys[at + dy + dx] as number
      if (key === best) lead++
      else if (lead === 0) {
        best = key
        lead = 1
      } else lead--
    }
  let votes = 0
  for (let dy = -width; dy <= width; dy += width)
    for (let dx = -1; dx <= 1; dx++) if ((dx !== 0 || dy !== 0) && keys[at + dy + dx] === best) votes++
  return votes >= MOST_OF_AROUND ? best : null
}
