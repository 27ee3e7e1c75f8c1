/** Which thin straight components are lines somebody drew, and which are blended edges or stems of letters. */
import { type Rect, isAcross } from '../geometry/rect.ts'
import { colorOutside, isBlend } from '../ground/outward.ts'
import { rectOf } from '../ground/components.ts'
import { type Pixels, difference } from '../ground/pixels.ts'
import { INK, type Kinds, RULE, SLOPE } from './kinds.ts'
import type { Seen } from '../page.ts'
import { BESIDE_RULE, LONGEST_STEM, STEM_CONTACT } from './tune.ts'

/** The kinds without false rules. */
export function sortedRules(page: Seen<'components'>, before: Kinds): Kinds {
  const { pixels, components, scale } = page
  const kinds = before.slice()
  for (let c = 0; c < components.count; c++) {
    if (before[c] !== RULE) continue
    const rect = rectOf(components, c)
    const across = isAcross(rect)
    const [one, other] = across ? ([0, 2] as const) : ([3, 1] as const)
    const a = colorOutside(pixels, rect, one, 0, 1)
    const b = colorOutside(pixels, rect, other, 0, 1)
    const thickness = across ? rect.y1 - rect.y0 : rect.x1 - rect.x0
    const isShort = Math.max(rect.x1 - rect.x0, rect.y1 - rect.y0) < LONGEST_STEM * scale
    const unclear = a < 0 || b < 0
    if (
      isShort &&
      (unclear ||
        contacts(pixels, rect, one, a) > STEM_CONTACT ||
        contacts(pixels, rect, other, b) > STEM_CONTACT)
    ) {
      kinds[c] = INK
    } else if (unclear) {
      if (!touchesFrame(rect, pixels)) kinds[c] = SLOPE
    } else if (thickness <= scale && a !== b && isBlend(components.color[c] as number, a, b))
      // The blended edge of a letter's stem belongs to the letter.
      kinds[c] = isShort ? INK : SLOPE
  }
  return kinds
}

/** Pixels just outside one long side that are not `beside`. */
function contacts(pixels: Pixels, { x0, y0, x1, y1 }: Rect, side: 0 | 1 | 2 | 3, beside: number): number {
  const across = side % 2 === 0
  const fixed = side === 0 ? y0 - 1 : side === 2 ? y1 : side === 1 ? x1 : x0 - 1
  let other = 0
  for (let along = across ? x0 : y0; along < (across ? x1 : y1); along++) {
    const key = pixels.keys[across ? fixed * pixels.width + along : along * pixels.width + fixed] as number
    if (difference(key, beside) > BESIDE_RULE) other++
  }
  return other
}

const touchesFrame = ({ x0, y0, x1, y1 }: Rect, { width, height }: Pixels): boolean =>
  x0 === 0 || y0 === 0 || x1 === width || y1 === height
