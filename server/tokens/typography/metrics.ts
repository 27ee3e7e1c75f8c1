/** From the heights of letters to the size of the font: what is known of fonts for screens. */
import type { Sighting } from '../../../shared/token.ts'
import { fact } from '../lib/evidence.ts'

/** Heights of one line, CSS px, as measured. */
export interface Heights {
  readonly tall: number
  readonly small: number | null
  readonly scale: number
  readonly weight: number
  /** Thickness of stems, CSS px. */
  readonly stem: number
  /** Other lines of the frame have small letters as high and strokes as thick as the tallest here. */
  readonly likeSmall: boolean
}

/** Shape of a typeface, per em. */
export interface Face {
  readonly cap: number
  readonly x: number
}

/** Cap height per em: Arial .716, Helvetica .72, Inter .727, Roboto .711, SF .705, Segoe .70, Plex .698, Poppins .70. */
export const CAP = 0.713
const CAP_SPREAD = 0.012
const CAPS = [0.692, 0.7, 0.708, 0.716, 0.724, 0.732]
/** x-height per em: Nunito .484, Lato .506, Plex .516, Arial .519, Roboto .528, Open Sans .536, Inter .546. */
const X = 0.524
const X_SPREAD = 0.02
const XS = [0.48, 0.49, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55]
/** How much the usual shape counts, in lines. */
const HABIT = 0.06
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
const HINTED_ERROR = 0.38
/** How much rarer a line of only small letters is. */
const ONLY_SMALL = 2.2
const LIKE_SMALL = -1.2

/** What was measured on the lines of one frame. */
export function heightsOf(lines: readonly Sighting<'typography'>[]): Heights[] {
  const small = lines.flatMap((s) => (fact(s, 'x') > 0 ? [{ x: fact(s, 'x'), stem: fact(s, 'stem') }] : []))
  return lines.map((s) => {
    const tall = fact(s, 'cap')
    const scale = fact(s, 'scale') || 1
    const alike = small.filter(
      ({ x, stem }) => Math.abs(x - tall) <= 0.3 / scale && near(stem, fact(s, 'stem')),
    )
    return {
      tall,
      small: fact(s, 'x') || null,
      scale,
      weight: Math.min(4, Math.sqrt(fact(s, 'glyphs'))),
      stem: fact(s, 'stem'),
      likeSmall: alike.length > 0,
    }
  })
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b)

/** True where small letters end on whole pixels: the renderer moved them there. */
export function isHinted(lines: readonly Heights[]): boolean {
  const small = lines.flatMap(({ small: x, scale }) => (x ? [x * scale] : []))
  if (small.length < 4) return lines.every(({ scale }) => scale <= 1)
  const near = small.filter((x) => Math.abs(x - Math.round(x)) < 0.17).length
  return near >= 0.75 * small.length
}

/** How badly `size` explains a line set in `face`; in squared errors, plus how unusual the size is. */
export function costOf(size: number, line: Heights, face: Face, hinted: boolean): number {
  const { tall, small, scale } = line
  const error = (hinted ? HINTED_ERROR : ERROR) + 0.004 * size * scale
  const x = face.x * size * scale
  const shownX = hinted ? hintedX(x) : x
  const cap = face.cap * size * scale
  const square = (seen: number, expected: number) => ((seen * scale - expected) / error) ** 2 / 2
  const capitals = (expected: number) =>
    Math.min(square(tall, expected), square(tall, expected * ASCENDER) + 0.2)
  const asTall = hinted ? Math.min(capitals((cap * shownX) / x), capitals(cap) + 0.2) : capitals(cap)
  const habit = surpriseOf(size) + thinness(line.stem / size)
  if (small !== null) return square(small, shownX) + Math.min(6, asTall) + habit
  return Math.min(asTall, square(tall, shownX) + (line.likeSmall ? LIKE_SMALL : ONLY_SMALL)) + habit
}

/** Regular stems are .083–.095 per em; lighter text is rare, so a size that would make it light is unlikely. */
const LIGHT = 0.08
const LIGHT_SPREAD = 0.006
const MOST_LIGHT = 2

const thinness = (stem: number): number =>
  stem >= LIGHT ? 0 : Math.min(MOST_LIGHT, ((LIGHT - stem) / LIGHT_SPREAD) ** 2 / 2)

/** FreeType's automatic hinter rounds x-heights up from .375; round letters, a little higher, decide. */
const hintedX = (x: number): number => Math.max(1, Math.floor(1.02 * x + 0.625))

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
export function fitFace(lines: readonly Heights[], isHintedLine: (line: Heights) => boolean): Face {
  const distinct = collapse(lines, isHintedLine)
  const total = distinct.reduce((sum, { line }) => sum + line.weight, 0)
  let best: Face = { cap: CAP, x: X }
  let least = Number.POSITIVE_INFINITY
  for (const cap of CAPS) {
    for (const x of XS) {
      const face = { cap, x }
      const odd = ((cap - CAP) / CAP_SPREAD) ** 2 / 2 + ((x - X) / X_SPREAD) ** 2 / 2
      const cost = distinct.reduce(
        (sum, { line, hinted }) => sum + line.weight * Math.min(8, bestSize(line, face, hinted).cost),
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

/** Lines that look the same count together: a page has hundreds of lines and a dozen looks. */
function collapse(
  lines: readonly Heights[],
  isHintedLine: (line: Heights) => boolean,
): { line: Heights; hinted: boolean }[] {
  const looks = new Map<string, { line: Heights; hinted: boolean }>()
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
  return [...looks.values()]
}
