/** From the heights of letters to the size of the font: what is known of fonts for screens. */
import type { Sighting } from '../../../shared/token.ts'
import { fact } from '../lib/evidence.ts'

/** Heights of one line, CSS px, as measured. */
export interface Heights {
  readonly tall: number
  readonly small: number | null
  readonly scale: number
  readonly weight: number
}

/** Shape of a typeface, per em. */
export interface Face {
  readonly cap: number
  readonly x: number
}

/** Cap height per em: Arial .716, Helvetica .72, Inter .727, Roboto .711, SF .705, Segoe .70, Plex .698, Poppins .70. */
export const CAP = 0.713
const CAP_SPREAD = 0.012
const CAPS = [0.692, 0.698, 0.704, 0.71, 0.716, 0.722, 0.728, 0.734]
/** Ascenders (b, d, l) stand this much above capitals in the faces that have it so. */
const ASCENDER = 1.05

/** Sizes people use, by how surprising they are; the first five are three quarters of all styles. */
const surprise: readonly (readonly [cost: number, sizes: readonly number[]])[] = [
  [0, [12, 14, 16]],
  [0.3, [20, 24]],
  [0.7, [11, 13, 18, 28, 32]],
  [1.1, [10, 15, 19, 22, 30, 36, 40, 48, 56, 64]],
  [1.7, []],
]
const surpriseOf = (size: number): number => surprise.find(([, sizes]) => sizes.includes(size))?.[0] ?? 1.7

/** Image px: error of an unhinted height; hinted ones are off by up to a half, either way. */
const ERROR = 0.3
const HINTED_ERROR = 0.45
/** How much rarer a line of only small letters is. */
const ONLY_SMALL = 2.2

export const heightsOf = (s: Sighting<'typography'>): Heights => ({
  tall: fact(s, 'cap'),
  small: fact(s, 'x') || null,
  scale: fact(s, 'scale') || 1,
  weight: Math.min(4, Math.sqrt(fact(s, 'glyphs'))),
})

/** True where small letters end on whole pixels: the renderer moved them there. */
export function isHinted(lines: readonly Heights[]): boolean {
  const small = lines.flatMap(({ small: x, scale }) => (x ? [x * scale] : []))
  if (small.length < 4) return lines.every(({ scale }) => scale <= 1)
  const near = small.filter((x) => Math.abs(x - Math.round(x)) < 0.17).length
  return near >= 0.75 * small.length
}

/** How badly `size` explains a line set in `face`; in squared errors, plus how unusual the size is. */
export function costOf(size: number, { tall, small, scale }: Heights, face: Face, hinted: boolean): number {
  const error = (hinted ? HINTED_ERROR : ERROR) + 0.004 * size * scale
  const x = face.x * size * scale
  const shownX = hinted ? hintedX(x) : x
  const cap = face.cap * size * scale * (hinted ? shownX / x : 1)
  const square = (seen: number, expected: number) => ((seen * scale - expected) / error) ** 2 / 2
  const asTall = Math.min(square(tall, cap), square(tall, cap * ASCENDER) + 0.2)
  if (small !== null) return square(small, shownX) + Math.min(6, asTall) + surpriseOf(size)
  return Math.min(asTall, square(tall, shownX) + ONLY_SMALL) + surpriseOf(size)
}

/** FreeType's automatic hinter rounds x-heights up from .375. */
const hintedX = (x: number): number => Math.max(1, Math.floor(x + 0.625))

/** The whole-px size that explains a line best. */
export function bestSize(line: Heights, face: Face, hinted: boolean): { size: number; cost: number } {
  const rough = line.tall / face.cap
  const largest = Math.ceil(1.12 * Math.max(line.tall / face.x, rough) + 1)
  let best = { size: Math.max(1, Math.round(rough)), cost: Number.POSITIVE_INFINITY }
  for (let size = Math.max(5, Math.floor(0.85 * rough) - 1); size <= largest; size++) {
    const cost = costOf(size, line, face, hinted)
    if (cost < best.cost) best = { size, cost }
  }
  return best
}

/** The face that explains all lines best; near the usual one where little is seen. */
export function fitFace(lines: readonly Heights[], hinted: (line: Heights) => boolean): Face {
  const ratios = lines
    .flatMap(({ tall, small, scale }) => (small === null ? [] : [{ ratio: small / tall, px: small * scale }]))
    .sort((a, b) => b.px - a.px)
    .slice(0, Math.max(12, lines.length >> 2))
    .map(({ ratio }) => ratio)
    .sort((a, b) => a - b)
  const ratio = ratios[ratios.length >> 1] ?? 0.745
  let best: Face = { cap: CAP, x: CAP * ratio }
  let least = Number.POSITIVE_INFINITY
  for (const cap of CAPS) {
    for (const bend of [0.97, 1, 1.03]) {
      const face = { cap, x: cap * ratio * bend }
      const odd = ((cap - CAP) / CAP_SPREAD) ** 2 / 2 + (bend === 1 ? 0 : 0.5)
      const cost = lines.reduce(
        (sum, line) => sum + line.weight * Math.min(8, bestSize(line, face, hinted(line)).cost),
        odd,
      )
      if (cost < least) {
        least = cost
        best = face
      }
    }
  }
  return best
}
