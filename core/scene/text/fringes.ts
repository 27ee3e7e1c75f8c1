/**
 * Ink of letters that were drawn in thirds of pixels (ClearType, FreeType's LCD filters): each channel has a coverage of its
 * own, so edges have coloured fringes. The filter moves light between neighbours and loses none: along every crossing of
 * a stroke the three channels cover the same in all. A picture in colours does not (J. Betrisey et al., "Displaced
 * Filtering for Patterned Displays", SID 2000).
 */
import type { Rect } from '../geometry/rect.ts'
import { type Pixels, blue, green, red, rgbOf } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'
import { EVEN_CHANNELS, EVEN_CROSSING, FRINGED_CROSSINGS, OTHER_WAY, TELLING } from './tune.ts'

const CHANNELS = [red, green, blue] as const

/** `null` where the fringes are no rasteriser's. */
export function fringedInk({ keys, width }: Pixels, rect: Rect, behind: RGB): RGB | null {
  const ground = CHANNELS.map((of) => of(behind))
  const sums = [0, 0, 0]
  const low = [0, 0, 0]
  const high = [0, 0, 0]
  for (let y = rect.y0; y < rect.y1; y++) {
    for (let x = rect.x0; x < rect.x1; x++) {
      const key = keys[y * width + x] as number
      if (key === behind) continue
      for (let k = 0; k < 3; k++) {
        const off = ((key >> (16 - 8 * k)) & 255) - (ground[k] as number)
        sums[k] = (sums[k] as number) + off
        if (off < (low[k] as number)) low[k] = off
        if (off > (high[k] as number)) high[k] = off
      }
    }
  }
  const reach = sums.map((sum, k) => (sum < 0 ? low[k] : high[k]) as number)
  const telling = [0, 1, 2].filter((k) => Math.abs(reach[k] as number) >= TELLING)
  if (telling.length < 2) return null
  // Nothing lies on the far side of the ground.
  const stray = telling.some((k) => Math.min(-(low[k] as number), high[k] as number) > OTHER_WAY)
  if (stray) return null
  const cover = telling.map((k) => (sums[k] as number) / (reach[k] as number))
  if (Math.max(...cover) > EVEN_CHANNELS * Math.min(...cover)) return null
  if (!crossesEvenly({ keys, width }, rect, behind, telling, reach)) return null
  return rgbOf(...(ground.map((channel, k) => channel + (reach[k] as number)) as [number, number, number]))
}

/** Whether in most crossings of a stroke the telling channels cover the same. */
function crossesEvenly(
  { keys, width }: Pick<Pixels, 'keys' | 'width'>,
  { x0, y0, x1, y1 }: Rect,
  behind: RGB,
  telling: readonly number[],
  reach: readonly number[],
): boolean {
  let even = 0
  let all = 0
  for (let y = y0; y < y1; y++) {
    let cover = [0, 0, 0]
    let length = 0
    for (let x = x0; x <= x1; x++) {
      const key = x < x1 ? (keys[y * width + x] as number) : behind
      if (key === behind) {
        if (length > 0) {
          const seen = telling.map((k) => cover[k] as number)
          const most = Math.max(...seen)
          all++
          if (most - Math.min(...seen) <= EVEN_CROSSING * Math.max(1, most)) even++
        }
        cover = [0, 0, 0]
        length = 0
        continue
      }
      length++
      for (const k of telling) {
        const off = ((key >> (16 - 8 * k)) & 255) - ((behind >> (16 - 8 * k)) & 255)
        cover[k] = (cover[k] as number) + off / (reach[k] as number)
      }
    }
  }
  return even >= FRINGED_CROSSINGS * all
}
