/** What was seen in each frame, as places with the parts they play. Pure, and blind to the order of sightings. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Frame } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { FrameReading, Reading } from '../../tokens/reading.ts'
import { dimmedUnder } from './dialog.ts'
import { pageOf } from './page.ts'
import { partsOf } from './parts.ts'
import { type InkNode, type LineNode, type Node, holderOf, treeOf } from './tree.ts'

/** Everything of a frame, by the kind of what was seen. */
export interface Looked {
  readonly frame: Frame
  readonly of: <K extends Kind>(kind: K) => readonly Sighting<K>[]
}

export const readingOf = (frames: readonly Looked[]): Reading => frames.map(read)

function read({ frame, of }: Looked): FrameReading {
  const colors = of('color').filter(({ image }) => image === undefined)
  const using = (...uses: readonly Sighting['use'][]) => colors.filter(({ use }) => uses.includes(use))
  const boxes = treeOf(using('background'), frame.id)
  const roots = boxes.filter(({ parent }) => parent === null)
  const inks = using('text', 'icon').flatMap((seen) => inkOf(seen, frame, roots))
  for (const ink of inks) ink.on?.inks.push(ink)
  const lines = using('stroke').flatMap((seen) => lineOf(seen, frame, roots, boxes))
  for (const line of lines) if (line.around) line.around.outline = line
  for (const { box } of of('shadow')) {
    const caster = box && boxes.findLast((one) => isAt(one, box))
    if (caster) caster.lifted = true
  }
  const page = pageOf(frame, boxes)
  partsOf(frame, boxes, page)
  const beneath = dimmedUnder(frame, boxes, inks)
  if (beneath) for (const one of boxes) if (beneath(one.box)) one.part = 'beneath'
  for (const ink of inks) ink.part = ink.on ? ink.on.part : beneath?.(ink.box) ? 'beneath' : 'page'
  for (const line of lines) line.part = line.around?.part ?? line.on?.part ?? 'page'
  return { frame, boxes, inks, lines, page: beneath ? null : page }
}

function inkOf(seen: Sighting<'color'>, frame: Frame, roots: readonly Node[]): InkNode[] {
  const { box, value, against, facts } = seen
  if (!box || value.alpha < 1) return []
  const glyphs = facts?.['glyphs']
  const letters = seen.use === 'icon' ? 0 : typeof glyphs === 'number' ? glyphs : guessed(seen)
  const on = holderOf(roots, box, against)
  return [
    {
      seen,
      frame: frame.id,
      box,
      color: value,
      ground: against ?? on?.fill ?? null,
      letters,
      on,
      part: 'other',
    },
  ]
}

/** Of a text layer whose letters nobody counted: half an em each. */
const guessed = ({ box, facts }: Sighting): number => {
  const px = facts?.['px']
  return box && typeof px === 'number' && px > 0 ? Math.max(1, Math.round(box.width / (0.5 * px))) : 1
}

function lineOf(
  seen: Sighting<'color'>,
  frame: Frame,
  roots: readonly Node[],
  boxes: readonly Node[],
): LineNode[] {
  const { box, value, facts } = seen
  if (!box || value.alpha < 1) return []
  const length = typeof facts?.['length'] === 'number' ? facts['length'] : Math.max(box.width, box.height)
  const isClosed = length >= MOST_OF * 2 * (box.width + box.height)
  const around = isClosed ? (boxes.findLast((one) => isAt(one, box)) ?? null) : null
  const on = holderOf(roots, box, undefined)
  return [{ seen, frame: frame.id, box, color: value, length, around, on, part: 'other' }]
}

/** Share of the way round that an outline takes. */
const MOST_OF = 0.7
/** CSS px that an outline is away from the fill inside it. */
const RIM = 4

const isAt = ({ box }: Node, { x, y, width, height }: Node['box']): boolean =>
  Math.abs(box.x - x) <= RIM &&
  Math.abs(box.y - y) <= RIM &&
  Math.abs(box.x + box.width - x - width) <= RIM &&
  Math.abs(box.y + box.height - y - height) <= RIM
