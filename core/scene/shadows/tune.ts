/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// choice.ts
/** How many times more the simplest shadow may leave unexplained than one with further numbers. */
export const SPREAD_PRICE = 1.45
export const OUTLINE_PRICE = 1.6
export const OUTLINE_AND_SPREAD_PRICE = 2.1
export const LAYER_PRICE = 1.7
export const LAYER_AND_SPREAD_PRICE = 2
export const LAYER_AND_SPREADS_PRICE = 2.4
export const A_LOOK = 4
/** Share of the darkness: what one plain layer leaves so much of is no shadow, however many layers it had. */
export const HOPELESS = 0.4
/** What whole CSS px may cost: designs have whole ones. */
export const WHOLE_PX_SLACK = 1.15

// falloff.ts
/** Share of the darkness that may stay unexplained. */
export const WORST_SHADOW = 0.12
/** Share that a shadow of another box may leave, to be this one's too; and how much better its own must be. */
export const SAME_SHADOW = 0.02
export const BETTER_OWN = 0.6
/** It may leave this many times what it leaves where it was found. */
export const AS_WELL = 1.3
/** 8-bit steps: what rounding alone leaves, and a little more. */
export const ROUNDING = 0.3
/** Fewer readings than this that differ from the ground are a line or a speck. */
export const FEWEST_READINGS = 8
/** Different opacities; below one side only. */
export const FEWEST_STEPS = 4
/** CSS px: what is sharper is an outline or an offset copy. */
export const SHARP_BLUR = 0.9
/** Share of the blur: what spreads more is a frame around the box. */
export const WIDE_SPREAD = 0.5
/** Opacity: what is nearly sharp and this dark is an outline too. */
export const DARK_LINE = 0.35
/** CSS px: shadows of neighbours reach this far. */
export const NEAR_CASTER = 32

// fit.ts
/** More readings than this say nothing new; first of all those that show no shadow. */
export const MOST_READINGS = 220
export const OF_REST = 0.3
export const FIT_ROUNDS = 12
/** A round that gains less than this share is the last one. */
export const SETTLED = 4e-3
/** CSS px. No design has blurs of nothing, nor spreads beyond the blur; a ring is a spread of a px or two. */
export const LEAST_BLUR = 0.5
export const MOST_BLUR = 80
export const MOST_OFFSET = 40
export const MOST_SPREAD = 0.7
export const RING_SPREAD = 2

// shades.ts
/** CSS px: no shadow in common use reaches farther in the frame's own scale. */
export const FARTHEST_SHADE = 64
/** A shadow is over where nothing changes for this many CSS px; on dark ground its steps are wide, so one looks on. */
export const STILL_SHADE = 7
export const SURELY_STILL = 16
/** Where the frame cuts it off, less has to do. */
export const STILL_AT_EDGE = 3
/** Channel steps: a farther jump from one pixel to the next is something else; beside the box shadows are steep. */
export const SHADE_JUMP = 10
export const STEEP_BESIDE = 64
/** Channel steps. */
export const FAINTEST_SHADE = 2
export const OFF_SHADE = 5
/** Fewer steps than this tell nothing of the shadow's hue. */
export const TINTED = 10
/** CSS px of lines along a side, and the channel steps that show them. */
export const WIDEST_SKIN = 4
export const SKIN_RISE = 6
/** A line falls to its shadow at once, and the shadow goes on slowly from there. */
export const SKIN_DROP = 4
export const SLOW_AFTER = 2.5

// silhouettes.ts
/** CSS px: neighbours share an outline, or their edges are blended. */
export const TOUCHING_BOXES = 1.5
