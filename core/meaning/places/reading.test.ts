import { describe, expect, it } from 'vitest'
import type { Sighting } from '../../../shared/token.ts'
import { box, fill, looked, outline, words } from '../testing/screen.ts'
import { readingOf } from './reading.ts'

const PAGE = 0xf4f5f7
const PAPER = 0xffffff
const INK = 0x1c2430
const BRAND = 0x3355ee
const DARK = 0x101a2b

const screen = [
  fill(DARK, box(0, 0, 1000, 60), PAGE),
  words(0xffffff, box(20, 24, 60, 12), DARK),
  fill(PAGE, box(0, 60, 1000, 740)),
  fill(PAPER, box(40, 120, 300, 200), PAGE),
  words(INK, box(60, 140, 80, 12), PAPER),
  words(INK, box(60, 170, 120, 12), PAPER),
  fill(BRAND, box(60, 260, 120, 40), PAPER),
  words(0xffffff, box(90, 274, 60, 12), BRAND),
  fill(0xdff5e6, box(260, 140, 60, 20), PAPER),
  words(0x11693a, box(270, 145, 40, 10), 0xdff5e6),
  ...[40, 90, 140, 60, 120].map((height, i) =>
    fill(BRAND, box(500 + 30 * i, 700 - height, 18, height), PAGE),
  ),
  fill(PAPER, box(500, 120, 300, 40), PAGE),
  outline(0xc6ccd6, box(499, 119, 302, 42)),
  words(INK, box(512, 134, 90, 12), PAPER),
]

const read = (sightings: readonly Sighting<'color'>[]) => readingOf([looked(sightings)])[0]

describe('places', () => {
  const parts = (of: readonly Sighting<'color'>[]) =>
    new Map(read(of)?.boxes.map((one) => [`${one.box.x} ${one.box.y}`, one.part]))

  it.each([
    ['the ground that reaches the edges', '0 60', 'page'],
    ['a strip along the top', '0 0', 'bar'],
    ['a box with content', '40 120', 'surface'],
    ['a filled box with a word in its middle', '60 260', 'button'],
    ['a low box with a word', '260 140', 'tag'],
    ['one bar of five', '500 660', 'series'],
    ['a box with a line around it and a word at its left', '500 120', 'field'],
  ])('%s', (_, at, part) => expect(parts(screen).get(at)).toBe(part))

  it('are the same in whatever order they were seen', () =>
    expect(parts(screen.toReversed())).toEqual(parts(screen)))

  it('know the page', () => expect(read(screen)?.page?.hex).toBe('#f4f5f7'))

  it('tell one of a row of its like from a button', () => {
    const tabs = [
      fill(PAPER, box(0, 0, 1000, 800)),
      fill(BRAND, box(40, 100, 90, 36), PAPER),
      words(0xffffff, box(60, 112, 50, 12), BRAND),
      ...[150, 240, 330].map((x) => words(INK, box(x, 112, 50, 12), PAPER)),
    ]
    expect(parts(tabs).get('40 100')).toBe('item')
  })

  it('tell the chosen row of a list from a message', () => {
    const row = (y: number, rgb: number) => [
      fill(rgb, box(0, y, 340, 80), PAPER),
      words(INK, box(70, y + 20, 90, 12), rgb),
      words(INK, box(70, y + 44, 200, 12), rgb, 30),
    ]
    const rows = (at: number) =>
      parts([
        fill(PAPER, box(0, 0, 1000, 800)),
        ...row(200, 0xe4ebff),
        ...row(at, 0xfafafa),
        ...row(at + 81, 0xfafafa),
      ]).get('0 200')
    expect(rows(281)).toBe('item')
    expect(rows(400)).toBe('alert')
  })

  it('say nothing of what lies dimmed under a dialog', () => {
    const dimmed = 0x8a8d92
    const under = [
      fill(dimmed, box(0, 0, 1000, 800)),
      ...Array.from({ length: 12 }, (_, i) => words(0x5c5f66, box(40, 20 + 14 * i, 90, 10), dimmed)),
      fill(PAPER, box(300, 220, 400, 360), dimmed),
      ...Array.from({ length: 6 }, (_, i) => words(INK, box(330, 250 + 40 * i, 120, 12), PAPER)),
    ]
    expect(read(under)?.page).toBeNull()
    expect(new Set(read(under)?.inks.map(({ part }) => part))).toEqual(new Set(['beneath', 'surface']))
  })
})
