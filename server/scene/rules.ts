/** Which thin straight components are lines somebody drew, and which are blended edges or stems of letters. */
import type { Components } from './components.ts'
import type { Pixels } from './pixels.ts'
import { INK, RULE, SLOPE } from './shapes.ts'
import { type Rect, colorOutside, isBlend } from './sides.ts'

/** CSS px: longer ones are no stems. */
const LONGEST_STEM = 64

/** Reclassifies false rules in `shape`, in place. */
export function sortRules(pixels: Pixels, components: Components, shape: Uint8Array, scale: number): void {
  for (let c = 0; c < components.count; c++) {
    if (shape[c] !== RULE) continue
    const rect: Rect = {
      x0: components.x0[c] as number,
      y0: components.y0[c] as number,
      x1: components.x1[c] as number,
      y1: components.y1[c] as number,
    }
    const across = rect.x1 - rect.x0 > rect.y1 - rect.y0
    const thickness = across ? rect.y1 - rect.y0 : rect.x1 - rect.x0
    const length = across ? rect.x1 - rect.x0 : rect.y1 - rect.y0
    const [one, other] = across ? [0, 2] : [3, 1]
    const near = (side: number, step: number) => colorOutside(pixels, rect, side as number, step, 1)
    const a = near(one as number, 0)
    const b = near(other as number, 0)
    const color = components.color[c] as number
    if (a < 0 || b < 0) {
      if (!touchesFrame(rect, pixels)) shape[c] = SLOPE
    } else if (thickness <= scale && a !== b && isBlend(color, a, b)) shape[c] = SLOPE
    else if (
      length < LONGEST_STEM * scale &&
      (near(one as number, 1) !== a || near(other as number, 1) !== b)
    )
      shape[c] = INK
  }
}

const touchesFrame = ({ x0, y0, x1, y1 }: Rect, { width, height }: Pixels): boolean =>
  x0 === 0 || y0 === 0 || x1 === width || y1 === height
