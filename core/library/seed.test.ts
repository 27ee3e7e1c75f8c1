/** Files as people have them, into a library and out again: every token of a file is added, joined or carried. */
import { describe, expect, it } from 'vitest'
import { diffTokens, isSame } from '../exchange/diff.ts'
import { importTokens } from '../exchange/import.ts'
import { dtcg } from '../formats/dtcg.ts'
import { formats } from '../formats/index.ts'
import { contents } from '../formats/testing/render.ts'
import { registry } from '../tokens/index.ts'
import { exportable } from './exportable.ts'
import { seed } from './seed.ts'
import { held, imported, types } from './testing/imported.ts'

const json = (document: unknown) => JSON.stringify(document)
const srgb = (...components: number[]) => ({ colorSpace: 'srgb', components })
const color = (...components: number[]) => ({ $type: 'color', $value: srgb(...components) })
const px = (value: number, unit = 'px') => ({ $type: 'dimension', $value: { value, unit } })

/** Leaves of a document, by no code of the reader's. */
const leaves = (node: unknown): number =>
  typeof node !== 'object' || node === null || Array.isArray(node)
    ? 0
    : '$value' in node || 'value' in node
      ? 1
      : Object.values(node).reduce<number>((sum, child) => sum + leaves(child), 0)

const rows: [string, unknown, { tokens: string[]; roles?: string[]; carried?: string[] }][] = [
  [
    'a token that is a group too',
    {
      brand: {
        $root: color(0, 0, 1),
        hover: color(1, 0, 0),
        focus: { $type: 'color', $value: '{brand.$root}' },
      },
    },
    {
      tokens: ['color/brand color:#0000ff', 'color/brand-hover color:#ff0000'],
      roles: ['color/brand-focus · Default color:#0000ff'],
    },
  ],
  [
    'equal values under two names, in any unit',
    { white: color(1, 1, 1), paper: color(1, 1, 1), radius: { s: px(0.5, 'rem'), m: px(8) } },
    {
      tokens: ['color/white color:#ffffff', 'radius/s radius:8px'],
      roles: ['color/paper · Default color:#ffffff', 'radius/m · Default radius:8px'],
    },
  ],
  [
    'names of people',
    { 'Brand Colors': { 'Blue 500': color(0, 0, 1), 主色: color(1, 0, 0), straße: color(0, 1, 0) } },
    {
      tokens: [
        'color/brand-colors/blue-500 color:#0000ff',
        'color/brand-colors/u4e3bu8272 color:#ff0000',
        'color/brand-colors/strasse color:#00ff00',
      ],
    },
  ],
  [
    'lengths by the words that people use',
    {
      space: { 4: px(16) },
      'space-400': px(20),
      gap: { m: px(12) },
      borderRadius: { l: px(8) },
      rounded: { l: px(6) },
    },
    {
      tokens: [
        'spacing/space/4 spacing:16px',
        'spacing/space-400 spacing:20px',
        'spacing/gap/m spacing:12px',
        'radius/border-radius/l radius:8px',
        'radius/rounded/l radius:6px',
      ],
    },
  ],
  [
    'colors as CSS writes them',
    {
      c: {
        $type: 'color',
        a: { $value: 'rgb(51 102 255)' },
        b: { $value: 'rgba(51,102,255,.5)' },
        d: { $value: 'hsl(120 100% 50%)' },
        e: { $value: 'rebeccapurple' },
        f: { $value: 'transparent' },
      },
    },
    {
      tokens: [
        'color/c/a color:#3366ff',
        'color/c/b color:#3366ff80',
        'color/c/d color:#00ff00',
        'color/c/e color:#663399',
        'color/c/f color:#00000000',
      ],
    },
  ],
  [
    'Style Dictionary 3',
    {
      color: {
        base: { red: { value: '#ff0000', comment: 'Main' } },
        font: { value: '{color.base.red.value}' },
      },
      radius: { s: { value: '8px' } },
    },
    {
      tokens: ['color/base/red color:#ff0000', 'radius/s radius:8px'],
      roles: ['color/font · Default color:#ff0000'],
    },
  ],
  [
    'what another group has by $extends',
    { button: { bg: color(0, 0, 1), radius: px(8) }, danger: { $extends: '{button}', bg: color(1, 0, 0) } },
    {
      tokens: [
        'color/button/bg color:#0000ff',
        'color/danger/bg color:#ff0000',
        'radius/button/radius radius:8px',
      ],
      roles: ['radius/danger/radius · Default radius:8px'],
    },
  ],
  [
    'kinds that no type takes, and values that nobody knows',
    {
      motion: {
        fast: { $type: 'duration', $value: { value: 100, unit: 'ms' } },
        label: { $type: 'string', $value: 'Hi' },
      },
      z: { $type: 'number', $value: 10 },
      x: color(0, 0, 0),
    },
    { tokens: ['color/x color:#000000'], carried: ['motion.fast', 'z', 'motion.label'] },
  ],
]

describe.each(rows)('%s', (_, document, { tokens, roles = [], carried = [] }) => {
  const all = imported(json(document))

  it('comes in whole', () => {
    expect(held(all).tokens.toSorted()).toEqual(tokens.toSorted())
    expect(held(all).roles.toSorted()).toEqual(roles.toSorted())
    expect(all.seeds.carried.map(({ path }) => path.join('.'))).toEqual(carried)
  })

  it('leaves as the same tokens, and comes in again as nothing new', async () => {
    const { 'tokens.json': text = '' } = await contents(dtcg, exportable(all.library, registry))
    const diff = diffTokens(json(document), text)
    expect(isSame(diff), json(diff)).toBe(true)
    const again = seed(all.library, importTokens(json(document), types), registry, () => 'new')
    expect([again.library, again.added]).toEqual([all.library, 0])
  })

  it('can be written by every format', async () => {
    for (const format of formats)
      expect(await contents(format, exportable(all.library, registry))).not.toEqual({})
  })
})

it.each(rows)('%s: in = added + carried', (_, document) => {
  const { added, joined, carried } = imported(json(document))
  // One of the documents has a token more than leaves: the one that it inherits.
  expect(added + joined + carried).toBe(leaves(document) + (json(document).includes('$extends') ? 1 : 0))
})
