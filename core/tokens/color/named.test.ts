import { describe, expect, it } from 'vitest'
import type { Layer } from '../../../shared/layer.ts'
import { box, inter, layer, solid } from '../testing/layers.ts'
import { fromLayers } from './layers.ts'

const frame = layer('frame', { box: box(0, 0, 400, 800), fills: [solid('#ffffff')] })
const label = (parent: string, hex: string, name = 'Label'): Layer =>
  layer(`${parent} label`, {
    name,
    parent,
    node: 'TEXT',
    box: box(30, 30, 60, 16),
    fills: [solid(hex)],
    text: inter,
  })
const part = (name: string, hex: string, size = box(20, 20, 120, 40)): Layer =>
  layer(name, { name, parent: 'frame', box: size, fills: [solid(hex)] })
const line = (name: string, hex: string, width = 300): Layer =>
  layer(name, {
    name,
    parent: 'frame',
    node: 'LINE',
    box: box(20, 100, width, 0),
    strokes: [solid(hex)],
    strokeWeights: [1, 1, 1, 1],
  })

/** Hex → role that names say. */
const said = (...layers: readonly Layer[]) =>
  Object.fromEntries(
    fromLayers([frame, ...layers]).map(({ value, facts }) => [value.hex, facts?.named] as const),
  )

describe('names', () => {
  it.each<[string, Layer[], string, string | undefined]>([
    [
      'a button and its label',
      [part('Button / Primary', '#2563eb'), label('Button / Primary', '#ffffff')],
      '#2563eb',
      'bg/brand',
    ],
    [
      'a label on a button',
      [part('Button / Primary', '#2563eb'), label('Button / Primary', '#fafafa')],
      '#fafafa',
      'text/on-brand',
    ],
    ['a quiet button', [part('SecondaryButton', '#eef0f2')], '#eef0f2', 'bg/subtle'],
    [
      'a tag that failed',
      [part('Tag, type=error', '#fde7e9', box(0, 0, 60, 20))],
      '#fde7e9',
      'bg/danger-subtle',
    ],
    ['a divider', [line('Divider', '#dddddd')], '#dddddd', 'border/default'],
    ['a card', [part('Product card', '#fafafa', box(0, 0, 200, 200))], '#fafafa', 'bg/surface'],
    ['a title', [label('frame', '#111111', 'Page title')], '#111111', 'text/default'],
    // What is called so and is none:
    ['a red step of a line', [line('line', '#ff0049')], '#ff0049', undefined],
    ['a group of info', [part('Info', '#dbeafe')], '#dbeafe', undefined],
    [
      'an icon in a button',
      [part('Button', '#2563eb'), part('Icon button background icon', '#16a34a', box(0, 0, 20, 20))],
      '#16a34a',
      undefined,
    ],
    [
      'the frame, whose name is that of the screen',
      [layer('other', { name: 'Error', box: box(0, 0, 400, 800), fills: [solid('#eb5757')] })],
      '#eb5757',
      undefined,
    ],
  ])('%s', (_, layers, hex, role) => expect(said(...layers)[hex]).toBe(role))
})
