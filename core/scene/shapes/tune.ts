/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// outline.ts
/** Blended pixels along an arc count as uncovered here; about half a pixel per pixel of radius. */
export const BLENDED_ARC = 0.55
/** An outline may miss by a pixel where edges are blended. */
export const OUTLINE_TOLERANCE = 1.25
/** Share of the straight part of top and bottom that must be there; letters like m and U are open. */
export const CLOSED_ENDS = 0.6

// rules.ts
/** CSS px: longer ones are no stems. */
export const LONGEST_STEM = 64
/** px of a stem's sides that other strokes of its letter touch; a line is free on both sides. */
export const STEM_CONTACT = 2
/** Channel steps: less is rounding. */
export const BESIDE_RULE = 6

// shapes.ts
/** CSS px: the smallest side of a box; below it lie dots of letters and pieces of icons. */
export const SMALLEST_BOX = 5
/** CSS px: the thickest line that is still a rule. */
export const THICKEST_RULE = 10
/** CSS px: dashes and letters are shorter. */
export const SHORTEST_RULE = 16
/** CSS px²: flat areas above this are never letters (a bold 64 px capital M has about 1,300). */
export const LARGE_REGION = 1500
/** Share of outline rows that must be in place. */
export const BOX_FIT = 0.86
/** CSS px: the thickest outline, and the largest share of the shorter side it takes; letters are bolder. */
export const THICKEST_RING = 6
export const RING_SHARE = 0.13
/** A shapeless area that borders on slopes for this much of its outline is part of a picture. */
export const IN_PICTURE = 0.35
/** Share of the image: a flat area larger than this is ground, though only the shadows of cards may touch it. */
export const LARGEST_PART = 0.04

// slopes.ts
/** Channel steps between bands of a gradient; design colours that touch differ by more. */
export const BAND_STEP = 3
/** Channel steps between contours of a shadow. */
export const CONTOUR_STEP = 16
/** Image px: wider flat bands are surfaces, whatever is beside them. */
export const WIDEST_BAND = 48
export const WIDEST_CONTOUR = 3.2
/** Share of the image that a band covers at most; backgrounds that touch only shadows cover more. */
export const LARGEST_BAND = 0.04
