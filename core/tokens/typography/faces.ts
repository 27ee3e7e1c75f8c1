/**
 * Typefaces of screens, measured on their outlines: heights of H, x, o and l, and the stem of n, in thousandths of an em. A size is read
 * from heights, and faces differ in theirs: capitals are .628 em high in Karla, .745 in Plus Jakarta Sans. Those of
 * Apple and Microsoft could not be drawn; by their tables, SF, Helvetica and Arial are as high as Roboto, give or take
 * .01, and Segoe UI as DM Sans.
 */
import type { Face } from './face.ts'

type Row = readonly [name: string, cap: number, x: number, round: number, ascender: number, stem: number]

const everywhere: readonly Row[] = [
  ['Inter', 728, 546, 553, 728, 88],
  ['Roboto', 711, 528, 538, 750, 90],
  ['Liberation Sans', 688, 528, 538, 725, 88],
  ['Open Sans', 714, 535, 545, 760, 82],
  ['Lato', 717, 507, 514, 737, 89],
  ['Noto Sans', 714, 536, 546, 760, 88],
]

const common: readonly Row[] = [
  ['Poppins', 697, 548, 557, 740, 91],
  ['Montserrat', 700, 525, 530, 742, 71],
  ['Raleway', 710, 521, 530, 730, 68],
  ['Nunito', 712, 493, 495, 712, 81],
  ['Nunito Sans', 705, 486, 495, 705, 81],
  ['Rubik', 700, 520, 530, 710, 96],
  ['Ubuntu', 693, 520, 533, 776, 93],
  ['Work Sans', 660, 500, 510, 730, 80],
  ['DM Sans', 700, 504, 516, 720, 84],
  ['Fira Sans', 689, 527, 539, 750, 92],
  ['Source Sans', 656, 486, 498, 712, 82],
  ['Mulish', 705, 502, 511, 736, 81],
  ['Barlow', 700, 506, 514, 700, 71],
  ['IBM Plex Sans', 698, 516, 528, 740, 80],
  ['Figtree', 700, 500, 512, 700, 80],
  ['Manrope', 720, 540, 555, 735, 74],
  ['Public Sans', 723, 517, 527, 743, 92],
  ['Plus Jakarta Sans', 745, 536, 548, 757, 75],
  ['Karla', 628, 479, 490, 682, 78],
  ['Outfit', 694, 475, 485, 714, 90],
  ['Geist', 710, 530, 542, 710, 86],
]

const others: readonly Row[] = [
  ['Albert Sans', 700, 500, 507, 720, 75],
  ['Be Vietnam Pro', 740, 530, 540, 760, 95],
  ['Cabin', 700, 490, 500, 750, 90],
  ['DejaVu Sans', 729, 547, 560, 760, 90],
  ['Hind', 674, 508, 514, 707, 78],
  ['Instrument Sans', 720, 510, 520, 720, 80],
  ['Lexend', 700, 525, 536, 740, 103],
  ['Onest', 707, 527, 533, 707, 85],
  ['Oxygen', 722, 536, 547, 748, 82],
  ['PT Sans', 700, 500, 512, 700, 80],
  ['Red Hat Text', 700, 488, 496, 737, 73],
  ['Sora', 730, 534, 552, 730, 96],
  ['Space Grotesk', 700, 489, 503, 700, 79],
  ['Urbanist', 700, 502, 514, 750, 70],
]

export const faces: readonly Face[] = [everywhere, common, others].flatMap((rows, rarity) =>
  rows.map(([name, cap, x, round, ascender, stem]) => ({
    name,
    cap: cap / 1000,
    x: x / 1000,
    round: round / 1000,
    ascender: ascender / 1000,
    stem: stem / 1000,
    rarity,
  })),
)
