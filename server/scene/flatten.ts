/** Undoes what lossy compression does to flat areas: colours near a common one become it. In place. */

/** Channel steps that compression moves a flat colour by. */
const ARTEFACT = 9
/** Share of all pixels that makes a colour common: at 1440 × 1024 about a small icon. */
const COMMON = 0.0002
/** There are never more colours in a design than this. */
const MOST = 160

export function flatten(keys: Int32Array): void {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const peaks: number[] = []
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (count < COMMON * keys.length || peaks.length >= MOST) break
    if (peaks.every((peak) => apart(peak, key) > ARTEFACT)) peaks.push(key)
  }
  const nearest = new Map<number, number>()
  for (const key of counts.keys()) {
    let best = key
    let least = ARTEFACT + 1
    for (const peak of peaks) {
      const distance = apart(peak, key)
      if (distance < least) {
        least = distance
        best = peak
      }
    }
    nearest.set(key, best)
  }
  for (let i = 0; i < keys.length; i++) keys[i] = nearest.get(keys[i] as number) as number
}

const apart = (a: number, b: number): number =>
  Math.max(
    Math.abs((a >> 16) - (b >> 16)),
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
    Math.abs((a & 255) - (b & 255)),
  )
