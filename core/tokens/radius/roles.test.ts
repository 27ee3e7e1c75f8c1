import { describe, expect, it } from 'vitest'
import { px, pxOf } from '../lib/length.ts'
import { roles } from './roles.ts'
import { FULL } from './scene.ts'
import { settle } from './settle.ts'
import type { RadiusSighting, RadiusToken } from './facts.ts'

type Corner = readonly [radius: number, times: number, width: number, height: number]

const sightingsOf = ([radius, times, width, height]: Corner): RadiusSighting[] =>
  Array.from({ length: times }, (_, i) => ({
    value: px(radius),
    source: 'pixels',
    use: 'corner',
    frame: 'a',
    weight: 1,
    box: { x: 0, y: i * 100, width, height },
  }))

const tokenOf = (radius: number, corners: readonly Corner[]): RadiusToken => ({
  key: `${radius}`,
  type: 'radius',
  kind: 'dimension',
  path: [],
  value: px(radius),
  confidence: 0.9,
  sightings: corners.filter(([own]) => own === radius).flatMap(sightingsOf),
  derived: {},
})

const proposed = (corners: readonly Corner[]) =>
  Object.fromEntries(
    roles
      .propose(
        [...new Set(corners.map(([radius]) => radius))].map((radius) => tokenOf(radius, corners)),
        [],
      )
      .map(({ role, key }) => [role, key]),
  )

describe('what a corner is for', () => {
  it.each<[string, Corner[], Record<string, string>]>([
    ['buttons and fields', [[6, 4, 120, 40]], { control: '6' }],
    ['cards', [[12, 3, 320, 200]], { surface: '12' }],
    [
      'one for both',
      [
        [6, 4, 120, 40],
        [6, 3, 320, 200],
      ],
      { control: '6', surface: '6' },
    ],
    ['badges are lower than controls, and round', [[FULL, 5, 60, 20]], { pill: `${FULL}` }],
    ['pills may be what controls have', [[FULL, 5, 120, 40]], { control: `${FULL}`, pill: `${FULL}` }],
    ['an avatar is neither', [[FULL, 8, 40, 40]], {}],
    ['checkboxes tell nothing of controls', [[2, 8, 16, 16]], {}],
    [
      'as many of one as of the other: nothing is usual',
      [
        [4, 3, 120, 40],
        [8, 3, 120, 40],
      ],
      {},
    ],
  ])('%s', (_, corners, expected) => {
    expect(proposed(corners)).toEqual(expected)
  })
})

describe('readings of a corner', () => {
  const settled = (corners: readonly Corner[]) => [
    ...new Set(settle(corners.flatMap(sightingsOf)).map(({ value }) => pxOf(value))),
  ]
  it.each<[string, Corner[], number[]]>([
    [
      'are whole px',
      [
        [5.8, 2, 120, 40],
        [6.2, 2, 120, 40],
      ],
      [6],
    ],
    [
      'go with a well-seen neighbour',
      [
        [6.1, 5, 120, 40],
        [5.3, 2, 120, 40],
      ],
      [6],
    ],
    [
      'stay apart where both are common and small',
      [
        [2, 4, 120, 40],
        [3, 4, 120, 40],
      ],
      [2, 3],
    ],
    [
      'go with a neighbour that is sure, where one box alone says otherwise',
      [
        [2, 2, 320, 60],
        [1.35, 1, 320, 60],
      ],
      [2],
    ],
    ['are an accident where seen once on something small', [[7, 1, 40, 40]], []],
    ['are believed of one button', [[4, 1, 120, 50]], [4]],
    ['are believed of one large box', [[16, 1, 320, 200]], [16]],
  ])('%s', (_, corners, expected) => {
    expect(settled(corners)).toEqual(expected)
  })
})
