/**
 * The scale that a picture shows, of which nobody said it: people read text of 11 to 19 px. In 104 pictures of known scale the
 * median letter's size was 11.2–18.2 image px at scale 1, 22.2–41.6 at 2 and 40.5–53.1 at 3: the first two never meet,
 * and between 2 and 3 the thinnest lines tell.
 */
import type { RGBA } from './ground/pixels.ts'
import { scene } from './index.ts'
import type { Scene } from './scene.ts'

/** Letters: fewer are a logo, a headline, a key. */
const ENOUGH = 60
/** Image px of the median letter's font size from which a picture was drawn larger than 1, and from which it may be at 3. */
const LARGE = 21
const LARGER = 36
/** The same for what is at 2 without doubt: from 21 on it may be dense text at 2, plain text at 1.5, or an article at 1. */
const SURELY_LARGE = 23
/** Sides of boxes that tell, and the share of them on multiples of 3: by chance it is a third, at 1 never more than .57 of so many. */
const FEWEST_PLACES = 16
const THIRDS = 0.65
/** Height of capitals per em, in most fonts. */
const CAP = 0.715

/** `null` where it shows none that differs from 1, or too little to tell. */
export const scaleSeen = (image: RGBA): number | null => scaleIn(scene(image, 1))

/** @param seen Measured at scale 1. */
export function scaleIn({
  lines,
  rules,
  surfaces,
}: Pick<Scene, 'lines' | 'rules' | 'surfaces'>): number | null {
  const letters = lines.reduce((sum, { glyphs }) => sum + glyphs, 0)
  if (letters < ENOUGH) return null
  let counted = 0
  const middle = lines
    .toSorted((a, b) => a.capHeight - b.capHeight)
    .find(({ glyphs }) => (counted += glyphs) >= letters / 2)
  const size = (middle?.capHeight ?? 0) / CAP
  if (size < LARGE) return null
  const widths = [
    ...rules.map(({ width }) => width),
    ...surfaces.flatMap(({ edges }) => edges.flatMap((edge) => (edge ? [edge.width] : []))),
  ]
  const ofWidth = (px: number) => widths.filter((width) => Math.round(width) === px).length
  if (size >= LARGER) return ofWidth(3) > ofWidth(2) ? 3 : 2
  if (size >= SURELY_LARGE) return 2
  return onThirds(surfaces) ? 1.5 : ofWidth(2) > ofWidth(1) ? 2 : null
}

/** At 1.5 what is on whole px of 2 lies on multiples of 3. */
function onThirds(surfaces: Scene['surfaces']): boolean {
  const places = surfaces.flatMap(({ box: { x, y, width, height } }) => [x, y, width, height])
  const fit = places.filter((at) => Math.round(at) % 3 === 0).length
  return places.length >= FEWEST_PLACES && fit >= THIRDS * places.length
}
