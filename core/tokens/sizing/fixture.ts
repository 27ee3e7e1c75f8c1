/** What is sized on purpose and what is not: three discs and a centred form, drawn; and layers of every part. */
import type { Layer } from '../../../shared/layer.ts'
import { canvas } from '../../scene/testing/canvas.ts'
import { box, inter, layer, solid } from '../testing/layers.ts'

const ink = 0x264653

/** 800 × 400 px: a form 420 px wide in the middle, three discs of 40 px in it, two cards of equal width below each other. */
export function picture() {
  const drawn = canvas(800, 400, 0xffffff)
  drawn.rect(190, 40, 420, 160, 0xe9c46a)
  for (const x of [230, 290, 350]) drawn.round(x, 80, 40, 40, 20, ink)
  drawn.rect(20, 240, 300, 60, 0xf4a261)
  drawn.rect(20, 320, 300, 60, 0xf4a261)
  return drawn
}

const text = (id: string, parent: string, height = 20): Layer =>
  layer(id, { parent, node: 'TEXT', box: box(10, 10, 80, height), fills: [solid('#111111')], text: inter })
const button = (id: string, height: number): Layer[] => [
  layer(id, { box: box(0, 0, 120, height), fills: [solid('#264653')] }),
  text(`${id} label`, id),
]
const icon = (id: string): Layer[] => [
  layer(id, { box: box(0, 0, 24, 24) }),
  layer(`${id} path`, { parent: id, node: 'VECTOR', box: box(3, 3, 18, 17), fills: [solid('#111111')] }),
]
const avatar = (id: string): Layer =>
  layer(id, { node: 'ELLIPSE', box: box(0, 0, 32, 32), fills: [{ paint: 'image', hash: id }] })

export const layers: readonly Layer[] = [
  ...['a', 'b', 'c'].flatMap((id) => button(id, 40)),
  ...['d', 'e'].flatMap((id) => button(id, 22)),
  ...['f', 'g'].flatMap(icon),
  ...['h', 'i'].map(avatar),
  // Seen once, no decision; a paragraph is as high as its words.
  ...button('once', 52),
  layer('card', { box: box(0, 0, 300, 60), fills: [solid('#ffffff')] }),
  text('paragraph', 'card', 60),
]
