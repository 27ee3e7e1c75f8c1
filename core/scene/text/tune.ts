/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// ink-color.ts
/** Farther than this share of the farthest still counts as full ink. */
export const FULL_INK = 0.93
/** Channel units off the straight line between background and ink that rounding and sub-pixel rendering explain. */
export const BLEND_ERROR = 14
/** Blends nearer to the ink than this could as well be the ink: where it was reached, its own pixels stand out. */
export const NEARLY_INK = 0.8
export const REACHED_SHARE = 0.25
export const ENOUGH_INK = 5
/** Fainter than this, nothing was drawn. */
export const FAINTEST_INK = 6

// letters.ts
/** Letters are at most this much wider than high, and this near to the next, in heights. */
export const WIDEST_LETTER = 1.6
export const NEAR_LETTER = 0.4

// lines.ts
/** CSS px. */
export const TALLEST_LINE = 90
/** Share of pixels off the line between background and ink above which it is a picture. */
export const STRANGE_SHARE = 0.2
/** Ink per area of the box around it: text is neither nearly empty nor nearly full. */
export const DENSEST_TEXT = 0.75
export const SPARSEST_TEXT = 0.03

// metrics.ts
/** Letters at least this high, as a share of the tallest blob, tell about the line; dots and dashes do not. */
export const LETTER_SHARE = 0.35
/** As high as the highest, give or take round tops; a `t` is lower. */
export const HIGH_LETTER = 0.955
/** What is tallest and reaches below the baseline by more is a bracket, a slash or a $, higher than any letter. */
export const FOOT_BELOW = 0.06
/** px: edges this near are the same. */
export const SAME_EDGE = 0.75
/** Width of a letter with its space, as a share of its height: 0.7 beside capitals, 0.95 among small letters. */
export const ADVANCE = 0.85
/** Wider than high by this, a blob is several letters (an m or W is one). */
export const SEVERAL_LETTERS = 1.35
export const SLICE_WIDTH = 0.45
/** Fainter coverage is rounding. */
export const FAINT_ROW = 0.08

// on-gradients.ts
/** CSS px²: avatars and swatches are smaller, and their letters say nothing about the page. */
export const LARGE_GROUND = 4000
/** Channel steps from the ramp that are still its ground. */
export const GROUND_STEP = 8
/** Places on the ramp that are told apart. */
export const RAMP_STEPS = 1024

// paragraphs.ts
/** Lines of one paragraph are at most this many cap heights apart (1.9 em), and at least this many (1 em). */
export const FARTHEST_LINE = 2.6
export const NEAREST_LINE = 1.35
/** Cap heights of two lines of one style differ by less than this share. */
export const ALIKE_LINES = 0.12

// stroke.ts
/** Coverage below this is rounding. */
export const FAINT_COVER = 0.04
/** Wider than high by this, a blob is several letters in a row, and many crossings are two stems. */
export const TOUCHING_LETTERS = 1.6

// words.ts
/** The space between two words is 0.25–0.35 em of visible gap; beside an icon or in a menu there is more. */
export const WORD_GAP = 0.42
/** Lower than this share of its neighbours, a letter is of another size; still lower, it is a dot or dash. */
export const OTHER_SIZE = 0.5
export const DOT_SHARE = 0.3
/** Tallest glyph to em: capitals and ascenders are about this much of the font size. */
export const TALL_GLYPH = 0.74

// fringes.ts
/** Channel steps between ink and ground: less shows no fringe. */
export const TELLING = 24
/** Channel steps that compression and rounding move a channel by, away from the ink. */
export const OTHER_WAY = 14
/** How much more one channel may cover than another: over a whole line, and of a stroke (as a share, of at least a px). */
export const EVEN_CHANNELS = 1.15
export const EVEN_CROSSING = 0.2
/** Share of the crossings that must be even; touching letters and overhangs are not. */
export const FRINGED_CROSSINGS = 0.75
/** Coverage of an outermost column below which it is a fringe. */
export const FRINGE = 0.12

// coded-ink.ts
/** px around a word: chroma is coded in pairs of pixels and smoothed once more. */
export const AROUND_INK = 2
/** Channel steps: what differs by more beside a word is something else. */
export const OFF_GROUND = 60
/** Share of the ink's pixels that ring beyond it. */
export const INK_REACHED = 0.08
/** px: colour is coded for 16 px at a time, so shorter parts of a word have their neighbours' too. */
export const INK_PART = 16
