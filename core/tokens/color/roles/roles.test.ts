import { describe, expect, it } from 'vitest'
import { box, fill, looked, outline, words } from '../../../meaning/testing/screen.ts'
import { readingOf } from '../../../meaning/places/reading.ts'
import { aggregate } from '../../../pipeline/conclude/aggregate.ts'
import type { ColorSighting } from '../facts.ts'
import { color } from '../color.ts'

const PAGE = 0xf8f9fa
const PAPER = 0xffffff
const INK = 0x1c2430
const BRAND = 0x3355ee

/** Role → the hex that has it. */
function rolesOf(sightings: readonly ColorSighting[]): Record<string, string> {
  const { tokens } = aggregate(color, sightings)
  const best = new Map<string, { key: string; sure: number }>()
  for (const one of color.roles.propose(tokens, readingOf([looked(sightings)])))
    if (one.sure > (best.get(one.role)?.sure ?? 0)) best.set(one.role, one)
  return Object.fromEntries(
    [...best].map(([role, { key }]) => [role, tokens.find((token) => token.key === key)?.value.hex ?? '']),
  )
}

const page = fill(PAPER, box(0, 0, 1000, 800))
const tag = (x: number, y: number, rgb: number, ink = 0xffffff) => [
  fill(rgb, box(x, y, 64, 20), PAPER),
  words(ink, box(x + 8, y + 5, 48, 10), rgb),
]
const button = (rgb: number) => [
  fill(rgb, box(800, 40, 140, 40), PAPER),
  words(0xffffff, box(830, 54, 80, 12), rgb),
]

describe('the ink of text', () => {
  const ground = fill(PAGE, box(0, 0, 1000, 800))
  const table = (ink: number) =>
    Array.from({ length: 12 }, (_, i) => [
      fill(PAPER, box(20, 400 + 30 * i, 960, 29), PAGE),
      words(ink, box(60, 409 + 30 * i, 200, 12), PAPER, 27),
    ]).flat()
  const cards = [0, 1, 2].flatMap((i) => [
    fill(0xfafafa, box(40 + 300 * i, 120, 280, 200), PAGE),
    words(0x212529, box(60 + 300 * i, 140, 180, 12), 0xfafafa, 20),
    words(0x212529, box(60 + 300 * i, 170, 200, 12), 0xfafafa, 22),
  ])

  it('is the one that is met everywhere, though a table is set in plain black', () =>
    expect(rolesOf([ground, ...cards, ...table(0)])['text/default']).toBe('#212529'))

  it('is no quieter one, however often it is met', () =>
    expect(
      rolesOf([
        ground,
        ...cards.map((s) => (s.use === 'text' ? words(0x6c757d, s.box ?? box(0, 0, 1, 1), 0xfafafa, 20) : s)),
        ...table(0),
      ])['text/default'],
    ).toBe('#000000'))
})

describe('status', () => {
  const orange = 0xff976a
  it('is a warning in orange beside a red, and a danger where it stands alone', () => {
    const both = rolesOf([page, ...tag(40, 200, orange), ...tag(40, 260, 0xee0a24)])
    expect(both).toMatchObject({ 'bg/warning': '#ff976a', 'bg/danger': '#ee0a24' })
    expect(rolesOf([page, ...tag(40, 200, orange)])['bg/danger']).toBe('#ff976a')
  })

  it('is nothing that a tint of the brand says where it also marks what is chosen', () => {
    const tint = 0xf6e3da
    const brown = 0xa8432a
    const chip = (x: number, rgb: number) => [
      fill(rgb, box(x, 100, 64, 30), PAPER),
      outline(rgb === tint ? brown : 0xcbbda7, box(x, 100, 64, 30)),
      words(INK, box(x + 16, 110, 34, 12), rgb),
    ]
    const chips = [chip(40, PAPER), chip(116, tint), chip(192, PAPER), chip(268, PAPER)].flat()
    const seen = rolesOf([page, ...button(brown), ...chips, ...tag(40, 300, tint, 0x8f3722)])
    expect(Object.keys(seen).filter((role) => /warning|danger/.test(role))).toEqual([])
    expect(seen['bg/brand']).toBe('#a8432a')
  })
})

describe('the brand', () => {
  const bar = (chosen: number) => [
    fill(0xfafafa, box(0, 740, 1000, 60), PAPER),
    ...[chosen, 0x6c757d, 0x6c757d, 0x6c757d].map((ink, i) =>
      words(ink, box(60 + 240 * i, 770, 60, 12), 0xfafafa),
    ),
  ]
  it('is what a bar writes its chosen place in, where nothing is filled but a tag of that colour', () => {
    expect(rolesOf([page, ...bar(BRAND), ...tag(40, 200, BRAND)])['bg/brand']).toBe('#3355ee')
    expect(rolesOf([page, ...bar(0x6c757d), ...tag(40, 200, BRAND)])['bg/brand']).toBeUndefined()
  })
})
