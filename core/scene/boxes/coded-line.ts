/**
 * Thin lines in a picture that lost something. A codec spreads a line of a px or two over its neighbours, and colours run over
 * edges where there is no line at all. What it spreads adds up: the sum over a few px across is that of the true step
 * from one ground to the other and of the line between them.
 */
import type { Rect } from '../geometry/rect.ts'
import { placesOutside } from '../ground/outward.ts'
import { type Pixels, between, blue, difference, green, offLine, red, rgbOf } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { CODED_REACH, CODED_STEP, NO_LINE } from './tune.ts'

export interface Thin {
  readonly rect: Rect
  /** Of the rectangle: the line lies right outside it. */
  readonly side: number
  /** Image px from the ends that are left out. */
  readonly inset: number
  readonly width: number
  readonly inside: RGB
  readonly beyond: RGB
}

/** The line's colour; `null` where the step alone explains what is there. */
export function codedLine(
  { coded, width, height }: Pixels & { readonly coded: Int32Array },
  line: Thin,
): RGB | null {
  const pixels = { keys: coded, width, height }
  const { rect, side, inset, inside, beyond } = line
  const sum: [number, number, number] = [0, 0, 0]
  let places = 0
  const rows = Array.from({ length: 2 * CODED_REACH + line.width }, (_, i) => {
    const step = i - CODED_REACH
    return { step, ground: step < 0 ? inside : beyond, keys: placesOutside(pixels, rect, side, step, inset) }
  })
  for (let place = 0; place < (rows[0]?.keys.length ?? 0); place++) {
    const isClear = rows.every(
      ({ step, ground, keys }) =>
        (step >= -1 && step <= line.width) || difference(keys[place] ?? -1, ground) <= CODED_STEP,
    )
    if (!isClear) continue
    places++
    for (const { step, ground, keys } of rows) {
      const key = keys[place] ?? ground
      const isLine = step >= 0 && step < line.width
      sum[0] += red(key) - (isLine ? 0 : red(ground))
      sum[1] += green(key) - (isLine ? 0 : green(ground))
      sum[2] += blue(key) - (isLine ? 0 : blue(ground))
    }
  }
  if (places === 0) return null
  const share = 1 / (places * line.width)
  const color = rgbOf(sum[0] * share, sum[1] * share, sum[2] * share)
  const onWay = between(color, inside, beyond)
  const isStep =
    difference(color, beyond) <= NO_LINE ||
    difference(color, inside) <= NO_LINE ||
    (onWay > 0 && onWay < 1 && offLine(color, inside, beyond) <= NO_LINE)
  return isStep ? null : color
}
