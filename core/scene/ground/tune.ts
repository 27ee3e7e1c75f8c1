/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// coded-blocks.ts
export const BLOCK = 8
/** Blocks around that one may take its colour from: chroma is coded by 16 × 16 px, and boxes have room around text. */
export const BLOCKS_AROUND = 3
/** Whole blocks of one colour that make it a flat colour. */
export const FLAT_BLOCKS = 2
/** Channel steps within a flat block: fine coding keeps the noise of rounding, coarse coding none. */
export const BLOCK_NOISE = 2
/** Colours that so little noise makes at most, and flat colours of a picture that is a design. */
export const MOST_IN_FLAT_BLOCK = 16
export const MOST_FLAT = 400

// flatten.ts
/** Channel steps that compression moves a flat colour by, and the share of a block's contrast that it rings by. */
export const ARTEFACT = 9
export const RINGING = 0.2
/** Share of all pixels that makes a colour common where it fills no block: at 1440 × 1024 about a small icon. */
export const COMMON = 0.0002
/** There are never more colours in a design than this. */
export const MOST_COLORS = 160
/** Colour is coded more coarsely than lightness and runs over edges: a fringe has the lightness of what it covers. */
export const BLEED = 0.5

// outward.ts
/** Where along a side to look, and how many of the places must agree. */
export const PLACES_ALONG_SIDE = 15
export const AGREEING_PLACES = 0.6
/** Channel steps along one side of a shadow. */
export const FADE = 14

// pixels.ts
/** 8-bit luma: on white, the edges of what is lighter can hardly be seen. */
export const LIGHT = 200

// runs.ts
/** Device px: smaller exact-colour components are blends. */
export const SPECK = 6

// chroma.ts
/** Cells of 2 px around one that say how colour goes with lightness: about a line of text. */
export const CHROMA_REACH = 2
/** Squared steps of lightness that coding alone makes. */
export const CHROMA_NOISE = 25
/** And of a colour difference. */
export const OWN_NOISE = 4

// plateaus.ts
/** Channel steps between neighbours on a flat place, and between its pixels. */
export const QUIET = 7
export const ALIKE = 7
/** Pixels of a block of 64 that make a flat place, and blocks that must agree on its colour to so many channel steps. */
export const FEWEST_QUIET = 7
export const PLATEAU_BLOCKS = 3
export const SAME_PLATEAU = 4

// specks.ts
/** Channel steps between two flat colours that coding takes for each other, and neighbours of eight that outvote a pixel. */
export const TWINS = 18
export const MOST_OF_AROUND = 5

// agreed.ts
/** Steps of lightness and colour that coding moves thin things by, and shares of their contrast in each to the ground. */
export const LIGHT_MOVED = 5
export const LIGHT_SHARE_MOVED = 0.04
export const CHROMA_MOVED = 5
export const CHROMA_SHARE_MOVED = 0.25
/** Device px of line that show as much colour as a letter. */
export const LETTER_OF_LINE = 4
