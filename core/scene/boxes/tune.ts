/** The numbers of this chapter: unit and reason of each. `npm run bench -- constants` shows what moves with them. */

// corners.ts
/** Rounded this near to half the shorter side, a corner is a pill's. */
export const PILL_SHARE = 0.87
/** px that blending takes from a circle, and how much longer than high the shortest pill is. */
export const CIRCLE_SLACK = 1
export const SHORTEST_PILL = 1.25
/** Channel steps that tell a box from its background. */
export const FAINTEST_CORNER = 6
/** px: a worse mean distance from the circle is no circle. */
export const WORST_CORNER = 0.6
/** px: beyond this, being off is being off. */
export const FAR_OFF = 3
export const RADIUS_STEP = 0.25
/** Coverage that is more than a trace. */
export const THIN_COVER = 0.2

// sides.ts
/** CSS px: the widest outline that is read as one. */
export const WIDEST_OUTLINE = 5
/** CSS px: no shadow in common use reaches farther in the frame's own scale. */
export const FARTHEST_OUT = 56
/** A shadow is over where nothing changes for this many CSS px. */
export const STILL_OUT = 5
/** CSS px: contours of a shadow are no wider, near the box. */
export const WIDEST_STEP = 8
/** Channel steps: a ramp this low in all has no line at its start that anybody could see. */
export const LOW_RAMP = 16

// surfaces.ts
/** CSS px: smaller boxes must be alike on all sides, or they are the holes of letters. */
export const DOUBTFUL_BOX = 16
/** Radius over the shorter side, as the flat pixels inside the outline show it: half of it for a large circle, less for small ones. */
export const ROUND_SHARE = 0.2
/** CSS px: the straight part of a pill's ends is too short to be read by itself. */
export const SHORT_STRAIGHT = 3
/** Channel steps between two contours of a gradient; a line this faint is nobody's. */
export const CONTOUR_STEP = 3
/** Channel steps: the same ground, more or less in the shadow of the box. */
export const SHADED_GROUND = 12

// thin-ring.ts
/** px: an outline is as thick as it covers pixels in all, which comes to whole ones. */
export const WHOLE_RING = 0.3
/** CSS px: the smallest circle anybody clicks on, and the thickest line that is drawn around it. */
export const SMALLEST_CIRCLE = 12
export const THICKEST_CIRCLE_LINE = 2
/** CSS px without anything beyond the outline: letters have neighbours. */
export const CLEAR_BEYOND_RING = 4
/** Channel steps between a box and a line around it that anybody could see. */
export const FAINTEST_RING = 12
/** Of a px, give or take rounding. */
export const HALF_COVERED = 0.47

// coded-line.ts
/** px on both sides of a line that a codec spreads it over, and channel steps that it moves the outermost of them by. */
export const CODED_REACH = 3
export const CODED_STEP = 24
/** Channel steps from a ground, or from the way between two: what is no nearer to a line than this is none. */
export const NO_LINE = 8
/** CSS px: thicker lines show their colour. */
export const THIN_LINE = 2
/** Channel steps between two sides of one line. */
export const ONE_LINE = 30
