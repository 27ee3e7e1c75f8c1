/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// gradient-shape.ts
export const SCATTER_BINS = 64

// gradients.ts
/** CSS px: the shortest side; tracks of sliders and the edges of shadows are thinner. */
export const SHORTEST_SIDE = 14
/** Share of its bounds that a patch must fill: text on a button leaves about half. */
export const FILLED_PATCH = 0.35
/** Share of the box whose pixels must have the ramp's colour: text takes more of a button than of a page's head. */
export const COVERED = 0.62
export const COVERED_IF_LARGE = 0.84
/** CSS px². */
export const LARGE_GRADIENT = 10_000
/** Channel steps: from end to end, and what may be left unexplained. */
export const LEAST_RANGE = 10
export const WORST_RAMP = 2.2
/** Channel steps: of one pixel from the ramp, and of what lies beyond the box. */
export const LIKE_RAMP = 7
export const BEYOND_BOX = 6
export const SAMPLES = 400
/** A radial gradient must leave much less than any line. */
export const RADIAL_GAIN = 0.5
/** Share of a side that is there at its outermost pixel: of a pill's end hardly more. */
export const ROUND_END = 0.08
export const SHARE_GRID = 32

// patches.ts
/** Image px: the side of the squares in which smoothness is judged. */
export const CELL = 4
/** Pixels of a square that no flat area may claim. */
export const SLOPED_PIXELS = 12
/** Channel steps from one pixel to the next. */
export const SMOOTH_STEP = 8

// ramp.ts
/** Channel steps: rounding leaves about .3, compression and dithering up to 1. */
export const ENOUGH_EXPLAINED = 0.6
/** A further stop must leave at most this share of the error. */
export const WORTH_A_STOP = 0.6
/** More would explain anything. */
export const MOST_STOPS = 5
/** Where a stop between the ends may lie. */
export const STOP_PLACES = 40
export const RAMP_BINS = 96
