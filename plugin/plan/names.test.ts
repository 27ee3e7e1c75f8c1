import { describe, expect, it } from 'vitest'
import type { NameStyle, Writable } from '../../shared/variables.ts'
import { plainNames, speller } from './names.ts'
import { proposeNames } from './propose-names.ts'
import { color, length } from '../testing.ts'
import type { VariableState } from '../things/variable/types.ts'

const gray = (step: string) => color(`g${step}`, '#808080', { path: ['color', 'blue-gray', step] })
const gaps = [4, 6, 8, 16, 32].map((px) => length(`s${px}`, px, { path: ['spacing', `n${px}`] }))
const spelled = (tokens: Writable[], style: Partial<NameStyle>) =>
  tokens.map(({ path }) => speller(tokens, { ...plainNames, ...style })(path))

describe('spelling', () => {
  it.each<[string, Partial<NameStyle>, string]>([
    ['kebab', {}, 'color/blue-gray/500'],
    ['camel', { case: 'camel' }, 'color/blueGray/500'],
    ['pascal', { case: 'pascal' }, 'Color/BlueGray/500'],
    ['title', { case: 'title' }, 'Color/Blue Gray/500'],
    ['snake', { case: 'snake' }, 'color/blue_gray/500'],
    ['prefix', { prefix: 'ds' }, 'ds/color/blue-gray/500'],
    ['a prefix that Figma would refuse', { prefix: 'v2.{x}' }, 'v2-x-/color/blue-gray/500'],
    ['radix steps', { ramp: '1-12' }, 'color/blue-gray/6'],
    ['usual steps', { ramp: '50-950' }, 'color/blue-gray/500'],
  ])('%s', (_, style, name) => {
    expect(spelled([gray('500')], style)).toEqual([name])
  })

  it.each<[NameStyle['ramp'], string]>([
    ['1-12', '3'],
    ['100-900', '200'],
    ['50-950', '200'],
  ])('a step between goes to the nearest of %s', (ramp, step) => {
    expect(spelled([gray('170')], { ramp })).toEqual([`color/blue-gray/${step}`])
  })

  it('keeps ramp names apart where two steps become one', () => {
    expect(spelled([gray('50'), gray('100'), gray('900'), gray('950')], { ramp: '100-900' })).toEqual([
      'color/blue-gray/100',
      'color/blue-gray/100-2',
      'color/blue-gray/900',
      'color/blue-gray/900-2',
    ])
  })

  it.each<[NameStyle['lengths'], string[]]>([
    ['px', ['4', '6', '8', '16', '32']],
    ['multiplier', ['1', '1-5', '2', '4', '8']],
    ['t-shirt', ['xs', 'sm', 'md', 'lg', 'xl']],
  ])('lengths as %s', (lengths, names) => {
    expect(spelled(gaps, { lengths })).toEqual(names.map((name) => `spacing/${name}`))
  })
})

const variable = (name: string, type: 'COLOR' | 'FLOAT', value: number): VariableState => ({
  id: name,
  name,
  type,
  collection: 'c',
  remote: false,
  values: { m: type === 'FLOAT' ? value : { r: value, g: value, b: value, a: 1 } },
  scopes: [],
  code: {},
  description: '',
  hidden: false,
  mark: null,
})

it.each([
  ['dots and braces', ['color', 'a.b{c}'], 'color/a-b-c-'],
  ['segments without a word', ['color', ' ', 'blue'], 'color/blue'],
  ['dollars in front', ['$color', '$$blue'], 'color/blue'],
])('spells what Figma takes: %s', (_, path, name) => {
  expect(speller([], plainNames)(path)).toBe(name)
})

describe('proposing', () => {
  const propose = (variables: VariableState[]) =>
    proposeNames(
      {
        profile: 'SRGB',
        collections: [],
        variables,
        styles: [],
        fonts: new Map(),
        adopted: {},
        bound: new Map(),
        shown: new Map(),
        pages: null,
      },
      new Set(['color', 'spacing']),
    )
  const ramp = (names: string[]) => names.map((name, i) => variable(name, 'COLOR', i / 20))

  it.each<[string, VariableState[], Partial<NameStyle>]>([
    ['an empty file', [], plainNames],
    ['too few to tell', ramp(['Color/Brand Blue']), plainNames],
    [
      'title case and a prefix',
      ramp([
        'Acme/Color/Brand Blue',
        'Acme/Color/Ink',
        'Acme/Text/Soft Ink',
        'Acme/Text/Ink',
        'Acme/Line/Thin',
      ]),
      { case: 'title', prefix: 'Acme' },
    ],
    [
      'radix steps',
      ramp(['color/a/1', 'color/a/2', 'color/a/3', 'color/a/11', 'color/a/12']),
      { ramp: '1-12' },
    ],
    [
      'hundreds',
      ramp(['color/a/100', 'color/a/200', 'color/a/300', 'color/a/400', 'color/a/500']),
      { ramp: '100-900', prefix: '' },
    ],
    [
      't-shirts',
      ['xs', 'sm', 'md', 'lg', '2xl'].map((name, i) => variable(`space/${name}`, 'FLOAT', i * 4)),
      { lengths: 't-shirt' },
    ],
    ['px', [4, 8, 12, 16, 24].map((px) => variable(`space/${px}`, 'FLOAT', px)), { lengths: 'px' }],
    [
      'multipliers',
      [1, 2, 3, 4, 6].map((n) => variable(`space/${n}`, 'FLOAT', n * 8)),
      { lengths: 'multiplier' },
    ],
  ])('from %s', (_, variables, style) => {
    expect(propose(variables)).toMatchObject(style)
  })
})
