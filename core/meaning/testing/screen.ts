/** Screens by hand: what was seen where, in a frame of 1000 × 800 px. */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Box } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import { colorOf } from '../../tokens/lib/rgb.ts'
import type { Looked } from '../places/reading.ts'

const frame = { id: 'f', name: 'f', scale: 1, width: 1000, height: 800 }
export const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
export const seen = (
  use: NonNullable<Sighting['use']>,
  rgb: number,
  at: Box,
  facts: NonNullable<Sighting['facts']> = {},
  on?: number,
): Sighting<'color'> => ({
  value: colorOf(rgb),
  use,
  box: at,
  source: 'pixels',
  frame: 'f',
  weight: 1,
  facts: { boxed: true, ...facts },
  ...(on !== undefined && { against: colorOf(on) }),
})
export const fill = (rgb: number, at: Box, on?: number) =>
  seen('background', rgb, at, { area: 0.9 * at.width * at.height, share: (at.width * at.height) / 8e5 }, on)
export const words = (rgb: number, at: Box, on: number, glyphs = 8) => seen('text', rgb, at, { glyphs }, on)

/** A line all around. */
export const outline = (rgb: number, at: Box) =>
  seen('stroke', rgb, at, { length: 2 * (at.width + at.height) })

export const looked = (sightings: readonly Sighting<'color'>[]): Looked => ({
  frame,
  of: <K extends Kind>(kind: K) => (kind === 'color' ? sightings : []) as Sighting<K>[],
})
