/** What is known of the places in which values were seen: the tree of boxes in each frame, and the part that each one plays. */
import type { Value } from '../../shared/dtcg.ts'
import type { Box, Frame } from '../../shared/frame.ts'
import type { Sighting } from '../../shared/token.ts'

type Color = Value<'color'>

/**
 * What a box is, as far as its place and its content tell.
 *
 * - `page`: the ground of the frame, under everything and out to its edges
 * - `bar`: a strip along an edge that holds navigation
 * - `surface`: a box on the page that holds content
 * - `button`: a filled box of control height with its own ink in its middle, by itself
 * - `item`: one of a list of its like (a side item, a page number, a tab)
 * - `field`: a box of control height that looks like the paper it lies on
 * - `tag`: a small filled box with a word or two in it
 * - `alert`: a wide tinted box with a message
 * - `strip`: a band inside of a surface: the head of a table, every other row
 * - `switch`: a small filled box that holds at most a mark or a knob
 * - `series`: bars of one chart
 * - `picture`: part of a photo, an illustration, an avatar
 * - `beneath`: what lies dimmed under a dialog
 */
export const parts = [
  'page',
  'bar',
  'surface',
  'button',
  'item',
  'field',
  'tag',
  'alert',
  'strip',
  'switch',
  'series',
  'picture',
  'beneath',
  'other',
] as const
export type Part = (typeof parts)[number]

/** A filled box. */
export interface PlacedBox {
  readonly seen: Sighting
  readonly frame: string
  readonly box: Box
  readonly fill: Color
  /** Visible, CSS px². */
  readonly area: number
  /** The smallest box around it that it lies on; `null`: the frame. */
  readonly parent: PlacedBox | null
  readonly boxes: readonly PlacedBox[]
  readonly inks: readonly PlacedInk[]
  /** A line runs around it, or along most of it. */
  readonly outline: PlacedLine | null
  /** It casts a shadow. */
  readonly lifted: boolean
  readonly part: Part
}

/** Text or an icon. */
export interface PlacedInk {
  readonly seen: Sighting
  readonly frame: string
  readonly box: Box
  readonly color: Color
  readonly ground: Color | null
  /** Letters; 0 for an icon. */
  readonly letters: number
  readonly on: PlacedBox | null
  /** Part of what it lies on; of the frame's own ground, `page`. */
  readonly part: Part
}

export interface PlacedLine {
  readonly seen: Sighting
  readonly frame: string
  readonly box: Box
  readonly color: Color
  readonly length: number
  /** The box it runs around, where it does. */
  readonly around: PlacedBox | null
  /** Part of what it lies on or runs around. */
  readonly part: Part
}

export interface FrameReading {
  readonly frame: Frame
  readonly boxes: readonly PlacedBox[]
  readonly inks: readonly PlacedInk[]
  readonly lines: readonly PlacedLine[]
  /** The ground; `null` where nothing plainly is. */
  readonly page: Color | null
}

/** All frames of a run, or of one of its modes. */
export type Reading = readonly FrameReading[]
