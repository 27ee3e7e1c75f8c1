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
