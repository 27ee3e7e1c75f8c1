import { expect, it } from 'vitest'
import { scene } from '../../scene/index.ts'
import { canvas } from '../../scene/testing/canvas.ts'
import { pxOf } from '../lib/length.ts'
import { fromScene } from './scene.ts'

const CARD = 0x141414
const LINE = 0x303030
const HALF = 0x222222

/** Widths and colours of the lines on a dark card, each as thick as told. */
function read(lines: readonly (readonly [thickness: number, color: number])[]): string[] {
  const c = canvas(400, 300, 0x000000)
  c.rect(20, 20, 360, 260, CARD)
  for (const [i, [thickness, color]] of lines.entries()) c.rect(40, 60 + 40 * i, 320, thickness, color)
  return fromScene(scene(c, 1))
    .filter(({ box }) => box?.width === 320)
    .map(({ value }) => `${value.width && pxOf(value.width)} ${value.color?.hex}`)
}

it.each<[string, (readonly [number, number])[], string[]]>([
  [
    'lines are as thick as they are',
    [
      [1, LINE],
      [2, LINE],
    ],
    ['1 #303030', '2 #303030'],
  ],
  [
    'one between two rows of pixels is one of those that lie on them',
    [
      [1, LINE],
      [2, HALF],
    ],
    ['1 #303030', '1 #303030'],
  ],
  [
    'a pale one of two px is itself where none has twice its colour',
    [
      [1, 0xe5484d],
      [2, HALF],
    ],
    ['1 #e5484d', '2 #222222'],
  ],
])('%s', (_, lines, expected) => {
  expect(read(lines)).toEqual(expected)
})
