/** Figma's colors as W3C values. A document in Display P3 states its colors in that space. */
import { type Value, agreed, hexOf } from '../../shared/dtcg.ts'
import type { Place } from './node.ts'
import { shareOf } from './numbers.ts'

type Color = Value<'color'>
type Profile = Place['profile']

/** Figma keeps float32; four decimals tell all 256 steps of a channel apart. */
const tidy = (channel: number) => Math.round(channel * 1e4) / 1e4

/** `{ r, g, b }`, each 0–1, with an alpha of its own; `null` for what is no color. */
export function colorOf(stated: unknown, alpha: number, profile: Profile): Color | null {
  if (typeof stated !== 'object' || stated === null) return null
  const { r, g, b, a } = stated as Partial<Record<'r' | 'g' | 'b' | 'a', unknown>>
  if (![r, g, b].every((channel) => typeof channel === 'number' && Number.isFinite(channel))) return null
  const components: Color['components'] = [tidy(r as number), tidy(g as number), tidy(b as number)]
  return agreed({
    colorSpace: profile,
    components,
    alpha: Math.round(shareOf(a) * alpha * 1e3) / 1e3,
    hex: hexOf(srgbOf(components)),
  })
}

type Triple = readonly [number, number, number]
/** Linear Display P3 to linear sRGB, both D65 (CSS Color 4, section 10). */
const P3_TO_SRGB: readonly [Triple, Triple, Triple] = [
  [1.2249401762805598, -0.22494017628055996, 0],
  [-0.04205695470968816, 1.0420569547096881, 0],
  [-0.01963755459033443, -0.07863604555063188, 1.0982736001409663],
]

/** Both spaces share sRGB's transfer curve. Out of gamut is cut off, as Figma's own sRGB export does. */
function srgbOf(p3: Triple): Triple {
  const linear = p3.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  const [r, g, b] = P3_TO_SRGB.map((row) => {
    const c = row.reduce((sum, factor, i) => sum + factor * (linear[i] ?? 0), 0)
    return c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055
  })
  return [r ?? 0, g ?? 0, b ?? 0]
}
