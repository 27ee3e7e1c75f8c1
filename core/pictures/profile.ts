/**
 * Whether the numbers of a picture in Display P3 are a design's own. A screenshot was converted from sRGB and must be
 * converted back. A document that is itself in Display P3 (Figma calls it the file's colour profile) writes its hex
 * numbers as they are and only tags them: converted, `#0d6efd` would become a colour that nobody chose. The pixels tell:
 * what was converted from sRGB lies within it.
 */
import { converter } from 'culori'

/** X, Y and Z of the red primary: ICC profiles give them for a white of D50. */
const P3_RED = [0.5151, 0.2412, -0.0011]
const NEAR = 0.002
const HEADER = 128
const TAG = 12

/** Whether an ICC profile's red is that of Display P3 (https://www.color.org/icc_specs2.xalter, 7.3 and 10.31). */
export function isDisplayP3(icc: Uint8Array | undefined): boolean {
  if (!icc || icc.byteLength < HEADER + 4) return false
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength)
  const count = Math.min(view.getUint32(HEADER), (icc.byteLength - HEADER - 4) / TAG)
  for (let i = 0; i < count; i++) {
    const at = HEADER + 4 + TAG * i
    if (String.fromCharCode(...icc.subarray(at, at + 4)) !== 'rXYZ') continue
    const from = view.getUint32(at + 4) + 8
    if (from + 12 > icc.byteLength) return false
    return P3_RED.every((value, k) => Math.abs(view.getInt32(from + 4 * k) / 65536 - value) <= NEAR)
  }
  return false
}

/** Share of the picture that one exact colour must have to be a design's: photos have no flat ones. */
const FLAT = 0.0005
/** Of a channel from 0 to 1; a step of 8 bits is .004. What was converted from sRGB is rounded by half of one. */
const OUTSIDE = 0.02

const toSrgb = converter('rgb')

/** Whether some flat colour of these RGBA numbers, read as Display P3, cannot be shown in sRGB. */
export function leavesSrgb(data: Uint8Array): boolean {
  const counts = new Map<number, number>()
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let at = 0; at < data.byteLength; at += 4) {
    const key = view.getUint32(at)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const enough = (FLAT * data.byteLength) / 4
  return [...counts].some(([key, count]) => count >= enough && isOutside(key))
}

function isOutside(key: number): boolean {
  const [r, g, b] = [(key >>> 24) / 255, ((key >>> 16) & 255) / 255, ((key >>> 8) & 255) / 255] as const
  const seen = toSrgb({ mode: 'p3', r, g, b })
  return [seen.r, seen.g, seen.b].some((channel) => channel < -OUTSIDE || channel > 1 + OUTSIDE)
}
