/** A dialog over a scrim: what lies under it shows no colour of the design, only dimmed ones. */
import type { Box, Frame } from '../../../shared/frame.ts'
import { contrast } from '../../tokens/lib/rgb.ts'
import { type InkNode, type Node, areaOf, contains } from './tree.ts'

/** Shares of the frame. */
const SMALLEST = 0.1
const LARGEST = 0.75
/** px from the middle. */
const CENTRED = 0.06
/** What is read under a scrim has at most this share of the contrast that is read on the dialog. */
const DIMMED = 0.62
const ENOUGH = 5

/** Whether a place lies beneath; `null` where nothing does. */
export function dimmedUnder(
  frame: Frame,
  boxes: readonly Node[],
  inks: readonly InkNode[],
): ((box: Box) => boolean) | null {
  const all = frame.width * frame.height
  const dialog = boxes.find((node) => {
    const share = areaOf(node.box) / all
    return node.boxed &&
      share >= SMALLEST &&
      share <= LARGEST &&
      (isCentred(node.box, frame) || isSheet(node.box, frame))
      ? isBrighter(node, inks)
      : false
  })
  return dialog ? (box) => !contains(dialog.box, box) : null
}

const isCentred = ({ x, y, width, height }: Box, frame: Frame): boolean =>
  Math.abs(x + width / 2 - frame.width / 2) <= CENTRED * frame.width &&
  Math.abs(y + height / 2 - frame.height / 2) <= 2 * CENTRED * frame.height
/** From the bottom edge, over the whole width. */
const isSheet = ({ x, y, width, height }: Box, frame: Frame): boolean =>
  x <= 1 && width >= frame.width - 2 && y + height >= frame.height - 2 && y > 0.2 * frame.height

function isBrighter({ box }: Node, inks: readonly InkNode[]): boolean {
  const [inside, outside] = [true, false].map((within) =>
    inks
      .filter((ink) => ink.letters > 0 && ink.ground && contains(box, ink.box) === within)
      .map((ink) => contrast(ink.color, ink.ground as NonNullable<typeof ink.ground>)),
  ) as [number[], number[]]
  if (inside.length < ENOUGH || outside.length < 2 * ENOUGH) return false
  return strongest(outside) <= DIMMED * strongest(inside)
}

/** Of the stronger half the middle one: a bar that lies above the scrim decides nothing. */
const strongest = (contrasts: readonly number[]): number =>
  contrasts.toSorted((a, b) => b - a)[Math.floor(contrasts.length / 4)] ?? 0
