/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// blocks.ts
/** Capital height per em of common fonts for screens, and the usual line height where none was seen. */
export const CAP = 0.713
export const USUAL_LEADING = 1.5
/** The same where the renderer moved letters to whole pixels, which makes small ones larger. */
export const HINTED_CAP = 0.74
export const WHOLE_CAP = 0.12
/** Space that glyphs keep at their sides, per em, and the px that blending adds to their ink. */
export const BEARING = 0.055
export const BLENDED = 0.7
/** Cap heights closer than this are one size. */
export const SAME_SIZE = 0.06
/** Per cap height: how far below the middle of the capitals the middle of the line is, where nothing tells. */
export const USUAL_DROP = 0.014
/** Farther off, text is not centred in its box; in higher boxes it may stand anywhere. In cap heights. */
export const CENTRED_TEXT = 0.3
export const HIGHEST_BOX = 6
/** So many must agree. */
export const FEWEST_CENTRED = 3

// charts.ts
/** Fewer bars than this are boxes. */
export const FEWEST_BARS = 4
/** px: bars of one series are equally thick, give or take rounding. */
export const BAR_SLACK = 1

// gaps.ts
/** Items on one surface beyond which it is a drawing, not a layout. */
export const CROWD = 400
export const EMPTY_PLACES = 2
/** px at the ends that blending may tint, and channel steps from one px to the next that shadows and gradients stay below. */
export const TINTED_ENDS = 1
export const EMPTY_STEP = 8
/** px: content this near to an edge runs into it, and tells nothing of padding. */
export const RUNS_INTO = 1
/** px: the two sides of centred content differ by no more. */
export const EVEN_SIDES = 3
/** px: the outline two rows of a table share. */
export const SHARED_OUTLINE = 4
/** Line heights: gaps between words are narrower. */
export const WORD_SPACE = 0.4
/** px: how far the middles of two things in one row are apart at most. */
export const CENTRED_IN_ROW = 2

// items.ts
/** CSS px: the longest side of an avatar or icon; banners and buttons are longer. */
export const LARGEST_PICTURE = 64
/** CSS px: letters keep up to this much room at their left, each its own. */
export const COLUMN_SLACK = 1.3
/** px: a line this near to a box is its own. */
export const TOUCHING_LINE = 1
