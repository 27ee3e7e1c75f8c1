/** From the heights of letters to the size of the font. */
import type { Face } from './face.ts'
import type { Heights } from './heights.ts'
import { type Explained, explainHinted } from './hinting.ts'
import { oddness } from './stems.ts'

/** Sizes people use, by how surprising they are; the first five are three quarters of all styles. */
const surprise: readonly (readonly [cost: number, sizes: readonly number[]])[] = [
  [0, [12, 14, 16]],
  [0.3, [20, 24]],
  [0.7, [11, 13, 18, 28, 32]],
  [1.1, [10, 15, 19, 22, 30, 36, 40, 48, 56, 64]],
]
const ODD = 1.7
const bySize = new Map(surprise.flatMap(([cost, sizes]) => sizes.map((size) => [size, cost] as const)))
export const surpriseOf = (size: number): number => bySize.get(size) ?? ODD

/** Image px: error of an unhinted height, and more for large text. */
const ERROR = 0.3
/** How much rarer a line of only small letters is. */
const ONLY_SMALL = 2.2
const LIKE_SMALL = -1.2
/** Beside a known height of small letters, what is tall (an icon, an accent) counts no more than this. */
const WORST_TALL = 6

/** How badly the letters of a line in `face` are explained by `size`; in squared errors. */
function misfit(size: number, line: Heights, face: Face, hinted: boolean): number {
  const { tall, small, onlySmall } = hinted ? explainHinted(size, line, face) : explain(size, line, face)
  if (line.small !== null) return small + Math.min(WORST_TALL, tall)
  return Math.min(tall, onlySmall + (line.likeSmall ? LIKE_SMALL : ONLY_SMALL))
}

/** Letters as they were drawn, moved by no renderer. */
function explain(size: number, { tall, small, scale }: Heights, face: Face): Explained {
  const em = size * scale
  const error = ERROR + 0.004 * em
  const square = (seen: number, expected: number) => ((seen * scale - expected) / error) ** 2 / 2
  const cap = face.cap * em
  const x = face.x * em
  return {
    tall: Math.min(square(tall, cap), square(tall, face.ascender * em) + 0.2),
    small: small === null ? 0 : square(small, x),
    onlySmall: square(tall, x),
  }
}

/** How much likelier a size is that other lines of the run are surely set in. */
const UNUSED = 1

/** The whole-px size that explains a line best; `used` are the sizes the run is known to use. */
export function bestSize(
  line: Heights,
  face: Face,
  hinted: boolean,
  used?: ReadonlySet<number>,
): { size: number; cost: number } {
  const rough = line.tall / face.cap
  const largest = Math.ceil(1.12 * Math.max(line.tall / face.x, rough) + 1)
  let best = Math.max(1, Math.round(rough))
  let least = Number.POSITIVE_INFINITY
  for (let size = Math.max(5, Math.floor(0.85 * rough) - 1); size <= largest; size++) {
    const habit = surpriseOf(size) + (used && !used.has(size) ? UNUSED : 0)
    // Most sizes are out already, before their letters are compared.
    if (habit + LIKE_SMALL >= least) continue
    const odd = habit + oddness(line.stem / (size * face.stem))
    if (odd + LIKE_SMALL >= least) continue
    const cost = odd + misfit(size, line, face, hinted)
    if (cost < least) {
      best = size
      least = cost
    }
  }
  return { size: best, cost: least }
}
