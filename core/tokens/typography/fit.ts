/** The face that a run is set in, as far as heights and stems tell. */
import { CAP, type Face } from './face.ts'
import { faces } from './faces.ts'
import type { Heights } from './heights.ts'
import { bestSize, surpriseOf } from './sizes.ts'

/** A line that nothing explains is no text of this face: it counts no more than this. */
const WORST = 8
/** What it costs to be a rarer face, and more where there is much to explain: measures of one run err alike. */
const RARITY = 3
const HABIT = 0.05
/** em: how far capitals stray from the usual height; only faces that explain alike are told apart by it. */
const CAP_SPREAD = 0.03
/** What each size in use costs, in shares of the evidence: designs have few sizes, and common ones. */
const SIZE_COST = 0.02
const ANY_SIZE = 0.5
/** Evidence that a size is in use. */
const IN_USE = 4

/** The face that explains all lines best. */
export function fitFace(lines: readonly Look[]): Face {
  const looks = collapse(lines)
  const total = looks.reduce((sum, { line }) => sum + line.weight, 0)
  let best = faces[0] as Face
  let least = Number.POSITIVE_INFINITY
  for (const face of faces) {
    const cost = oddnessOf(face, total) + misfitOf(face, looks, total)
    if (cost < least) {
      least = cost
      best = face
    }
  }
  return best
}

const oddnessOf = ({ cap, rarity }: Face, total: number): number =>
  rarity * (RARITY + HABIT * total) + ((cap - CAP) / CAP_SPREAD) ** 2 / 2

function misfitOf(face: Face, looks: readonly Look[], total: number): number {
  const sizes = new Map<number, number>()
  let cost = 0
  for (const { line, hinted } of looks) {
    const best = bestSize(line, face, hinted)
    cost += line.weight * Math.min(WORST, best.cost)
    sizes.set(best.size, (sizes.get(best.size) ?? 0) + line.weight)
  }
  for (const [size, weight] of sizes)
    cost += SIZE_COST * total * Math.min(1, weight / IN_USE) * (surpriseOf(size) + ANY_SIZE)
  return cost
}

interface Look {
  readonly line: Heights
  /** Moved to whole pixels by the renderer. */
  readonly hinted: boolean
}

/** Evidence above which more lines of one look prove little more. */
const ENOUGH = 10

/**
 * Lines that look the same say the same: a page has hundreds of lines and a dozen looks, and a hundred lines of one
 * look prove little more about the face than ten.
 */
function collapse(lines: readonly Look[]): Look[] {
  const looks = new Map<string, Look>()
  for (const { line, hinted } of lines) {
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
    line: { ...line, weight: ENOUGH * Math.log1p(line.weight / ENOUGH) },
    hinted,
  }))
}
