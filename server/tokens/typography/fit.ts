/** The face that a run is set in, as far as heights tell. */
import { CAP, type Face, X } from './face.ts'
import type { Heights } from './heights.ts'
import { bestSize } from './sizes.ts'

const CAP_SPREAD = 0.012
const CAPS = [0.692, 0.7, 0.708, 0.716, 0.724, 0.732]
const X_SPREAD = 0.02
const XS = [0.48, 0.49, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55]
/** How much the usual shape counts, in lines. */
const HABIT = 0.06
/** A line that nothing explains is no text of this face: it counts no more than this. */
const WORST = 8

/** The face that explains all lines best; near the usual one where little is seen. */
export function fitFace(lines: readonly Heights[], isHintedLine: (line: Heights) => boolean): Face {
  const looks = collapse(lines, isHintedLine)
  const total = looks.reduce((sum, { line }) => sum + line.weight, 0)
  let best: Face = { cap: CAP, x: X }
  let least = Number.POSITIVE_INFINITY
  for (const cap of CAPS) {
    for (const x of XS) {
      const face = { cap, x }
      const odd = ((cap - CAP) / CAP_SPREAD) ** 2 / 2 + ((x - X) / X_SPREAD) ** 2 / 2
      const cost = looks.reduce(
        (sum, { line, hinted }) => sum + line.weight * Math.min(WORST, bestSize(line, face, hinted).cost),
        odd * (1 + HABIT * total),
      )
      if (cost < least) {
        least = cost
        best = face
      }
    }
  }
  return best
}

interface Look {
  readonly line: Heights
  readonly hinted: boolean
}

/**
 * Lines that look the same say the same: a page has hundreds of lines and a dozen looks, and a hundred lines of one
 * look prove little more about the face than ten.
 */
function collapse(lines: readonly Heights[], isHintedLine: (line: Heights) => boolean): Look[] {
  const looks = new Map<string, Look>()
  for (const line of lines) {
    const hinted = isHintedLine(line)
    const key =
      [line.tall, line.small ?? 0].map((h) => Math.round(h * line.scale * 4)).join(' ') +
      `${line.scale}${hinted}${line.likeSmall}${Math.round(line.stem * line.scale * 5)}`
    const known = looks.get(key)
    looks.set(key, {
      line: { ...(known?.line ?? line), weight: (known?.line.weight ?? 0) + line.weight },
      hinted,
    })
  }
  return [...looks.values()].map(({ line, hinted }) => ({
    line: { ...line, weight: Math.log1p(line.weight) },
    hinted,
  }))
}
