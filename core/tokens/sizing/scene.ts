/** Sizes in pixels: heights of controls and tags, discs, widths of what stands alone in the middle of the frame. */
import type { Box } from '../../../shared/frame.ts'
import type { Scene, Surface, TextLine } from '../../scene/scene.ts'
import { px } from '../lib/length.ts'
import { type Part, WIDEST_CONTROL, fits, heightOf } from './parts.ts'
import type { SeenSize } from './facts.ts'

export function fromScene({ surfaces, lines, width, height }: Scene): SeenSize[] {
  const inside = Map.groupBy(lines, ({ parent }) => parent)
  const siblings = Map.groupBy(surfaces, ({ parent }) => parent)
  return surfaces.flatMap((surface, i) => {
    const { box } = surface
    const beside = (siblings.get(surface.parent) ?? []).filter((other) => other !== surface)
    if (isControl(surface, inside.get(i) ?? [], beside)) return seen(heightOf(box.height), box.height, box)
    if (isRound(surface)) return seen('avatar', box.width, box)
    if (isCentred(surface, beside, width, height)) return seen('container', box.width, box)
    return []
  })
}

const seen = (part: Part, length: number, box: Box): SeenSize[] =>
  fits(part, length) ? [{ value: px(length), use: 'size', box, weight: 0.6, facts: { part } }] : []

/** CSS px a text may stand off the middle: descenders pull its ink down. */
const OFF_CENTRE = 3

/** One line of text in the middle of its height: a button, a field, a tag. The rows of a list touch each other. */
function isControl({ box }: Surface, lines: readonly TextLine[], beside: readonly Surface[]): boolean {
  if (lines.length === 0 || box.width > WIDEST_CONTROL || box.width < box.height) return false
  const middle = box.y + box.height / 2
  const onMiddle = (line: TextLine) =>
    Math.abs(line.baseline - (line.xHeight ?? line.capHeight) / 2 - middle) <= OFF_CENTRE
  return lines.every(onMiddle) && !beside.some(({ box: other }) => isNextRow(box, other))
}

/** CSS px: the line between two rows. */
const JOINT = 2

const isNextRow = (box: Box, other: Box): boolean =>
  Math.abs(box.x - other.x) <= 1 &&
  Math.abs(box.width - other.width) <= 1 &&
  (Math.abs(other.y - box.y - box.height) <= JOINT || Math.abs(box.y - other.y - other.height) <= JOINT)

/** Round and as wide as high. */
const isRound = ({ box, pill }: Surface): boolean => pill && Math.abs(box.width - box.height) <= 0.5

/** As a share of the frame: what fills it is the page. */
const WIDEST = 0.92
/** CSS px: on a phone everything stands in the middle, as wide as the margins leave it. */
const NARROWEST_FRAME = 600

/** With the same room on both sides and nothing there, as dialogs and forms stand: the middle one of three cards has neighbours. */
function isCentred({ box }: Surface, beside: readonly Surface[], width: number, height: number): boolean {
  const right = width - box.x - box.width
  return (
    width >= NARROWEST_FRAME &&
    Math.abs(box.x - right) <= 1 &&
    box.width < WIDEST * width &&
    box.height > height / 8 &&
    !beside.some(({ box: other }) => other.y < box.y + box.height && box.y < other.y + other.height)
  )
}
