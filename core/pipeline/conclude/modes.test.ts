import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../../../shared/options.ts'
import type { Sighting } from '../../../shared/token.ts'
import { registry } from '../../tokens/index.ts'
import type { TokenType } from '../../tokens/type.ts'
import { conclude } from './conclude.ts'
import { withModes } from './mode-pairs.ts'
import { modeOf, modesOf, viewportOf, viewportsOf } from './modes.ts'
import type { Examined } from '../ports.ts'

it.each<[string, string]>([
  ['Dark', 'Dark'],
  ['Mobile', 'Default'],
  ['Dark · Mobile', 'Dark'],
  ['Desktop/Light', 'Light'],
  ['Brand B', 'Brand B'],
  ['Brand B – Tablet – Dark', 'Brand B · Dark'],
  ['', 'Default'],
])('"%s" is theme %s', (mode, theme) => {
  expect(modeOf({ mode })).toBe(theme)
})

it('puts the default first, then light', () => {
  expect(modesOf([{ mode: 'Dark' }, { mode: 'Mobile' }, { mode: 'Light' }])).toEqual([
    'Default',
    'Light',
    'Dark',
  ])
  expect(modesOf([{ mode: 'Mobile' }, { mode: 'Desktop' }])).toEqual(['Default'])
})

it.each<[string, string | null]>([
  ['Dark · Mobile', 'Mobile'],
  ['phone', 'Mobile'],
  ['Web', 'Desktop'],
  ['Dark', null],
  ['Webcam', null],
])('"%s" is viewport %s', (mode, viewport) => {
  expect(viewportOf({ mode })).toBe(viewport)
})

it('one viewport is none, several come in the order of their size', () => {
  expect(viewportsOf([{ mode: 'Mobile' }, { mode: 'Dark' }])).toBeUndefined()
  expect(viewportsOf([{ mode: 'Mobile' }, { mode: 'Tablet · Dark' }, { mode: 'Desktop' }])).toEqual([
    'Desktop',
    'Tablet',
    'Mobile',
  ])
})

const color = registry.find(({ kind }) => kind === 'color')!
const hex = (hex: string) => ({
  colorSpace: 'srgb' as const,
  components: [0, 0, 0] as [number, number, number],
  alpha: 1,
  hex,
})
const place = (
  frame: string,
  value: string,
  use: Sighting['use'],
  at: [number, number, number, number],
): Sighting => {
  const [x, y, width, height] = at
  return {
    value: hex(value),
    source: 'layers',
    use,
    frame,
    weight: 1,
    box: { x, y, width, height },
    facts: { exact: true, area: width * height },
  }
}
interface Paint {
  readonly mode?: string
  readonly width?: number
  readonly shift?: number
  readonly paths?: readonly string[]
}
/** A page with text on a card, in two colors. */
const screen = (
  id: string,
  ground: string,
  ink: string,
  { mode, width = 400, shift = 0, paths }: Paint = {},
): Examined => ({
  frame: { id, name: id, scale: 1, width, height: 300, ...(mode && { mode }) },
  sightings: {
    [color.name]: [
      place(id, ground, 'background', [0, 0, width, 300]),
      ...Array.from({ length: 10 }, (_, i) => place(id, ink, 'text', [20 + shift, 20 + i * 24, 200, 16])),
    ],
  },
  skipped: [],
  milliseconds: 1,
  ...(paths && { paths }),
})
const modes = (...examined: Examined[]) => withModes(examined, registry).map(({ mode }) => mode)

describe('pairing', () => {
  const light = (more?: Paint) => screen('a', '#ffffff', '#111111', more)
  const dark = (more?: Paint) => screen('b', '#0b1020', '#f1f5f9', more)
  const names = Array.from({ length: 10 }, (_, i) => `layer ${i}`)
  it.each<[string, Examined[], (string | undefined)[]]>([
    ['one screen on opposite grounds', [light(), dark()], ['Light', 'Dark']],
    ['in any order', [dark(), light()], ['Dark', 'Light']],
    ['beside a twin that is labelled', [light({ mode: 'Light' }), dark()], ['Light', 'Dark']],
    ['the designer’s word stays', [light({ mode: 'Brand A' }), dark()], ['Brand A', undefined]],
    ['another screen is no twin', [light(), dark({ shift: 90 })], [undefined, undefined]],
    ['another width is no twin', [light(), dark({ width: 390 })], [undefined, undefined]],
    [
      'layers of the same names are a twin, wherever they are and however wide',
      [light({ paths: names }), dark({ paths: names, shift: 90, width: 420 })],
      ['Light', 'Dark'],
    ],
    [
      'a few names in common are none',
      [light({ paths: names }), dark({ paths: [...names.slice(0, 5), 'x', 'y', 'z', 'w'], shift: 90 })],
      [undefined, undefined],
    ],
    ['two light screens are no pair', [light(), screen('b', '#f8fafc', '#222222')], [undefined, undefined]],
    [
      'a third screen follows its ground',
      [light(), dark(), screen('c', '#fafafa', '#333333', { shift: 99 })],
      ['Light', 'Dark', 'Light'],
    ],
    [
      'the viewport stays beside the theme',
      [light({ mode: 'Mobile' }), dark({ mode: 'Mobile' })],
      ['Mobile · Light', 'Mobile · Dark'],
    ],
    ['one frame alone', [dark()], [undefined]],
  ])('%s', (_, examined, expected) => {
    expect(modes(...examined)).toEqual(expected)
  })

  const walk = (...examined: Examined[]) => conclude(examined, { types: registry, options: defaultOptions })

  it('gives one semantic set with two modes', () => {
    const set = walk(light(), dark())
    expect(set.modes).toEqual(['Light', 'Dark'])
    const background = set.semantics.find(({ role }) => role === 'bg/page')
    expect(background?.alias).toEqual({ Light: `${color.name}:#ffffff`, Dark: `${color.name}:#0b1020` })
    expect(set.semantics.filter(({ role }) => role === 'bg/page')).toHaveLength(1)
  })

  it('leaves out what was not observed in a mode', () => {
    const bare = dark()
    const set = walk(light(), {
      ...bare,
      frame: { ...bare.frame, mode: 'Dark' },
      sightings: { [color.name]: bare.sightings[color.name]!.slice(0, 1) },
    })
    const text = set.semantics.find(({ role }) => role === 'text')
    expect(Object.keys(text?.alias ?? {})).not.toContain('Dark')
  })

  it('does not make themes of viewports', () => {
    const set = walk(
      light({ mode: 'Desktop' }),
      screen('b', '#ffffff', '#111111', { mode: 'Mobile', width: 390 }),
    )
    expect(set.modes).toEqual(['Default'])
  })
})

describe('viewports', () => {
  const length = registry.find(({ kind }) => kind === 'dimension') as TokenType<'dimension'>
  /** Says of every gap that it is the gap. */
  const type: TokenType<'dimension'> = {
    ...length,
    roles: {
      vocabulary: { gap: ['gap'] },
      propose: (tokens) => tokens.map(({ key, confidence }) => ({ key, role: 'gap', sure: confidence })),
    },
  }
  const page = (id: string, mode: string, px: number): Examined => ({
    frame: { id, name: id, scale: 1, width: 400, height: 300, mode },
    sightings: {
      [type.name]: Array.from({ length: 6 }, (_, i) => ({
        value: { value: px, unit: 'px' as const },
        source: 'layers' as const,
        use: 'gap' as const,
        frame: id,
        layer: `${id}${i}`,
        weight: 1,
        box: { x: 0, y: 50 * i, width: 100, height: px },
      })),
    },
    skipped: [],
    milliseconds: 1,
  })
  const key = (px: number) => `${type.name}:${type.canonical({ value: px, unit: 'px' })}`
  it.each<[string, [mode: string, px: number][], object]>([
    [
      'what differs between them has a value in each',
      [
        ['Mobile', 16],
        ['Desktop', 32],
      ],
      { axis: 'viewport', alias: { Desktop: key(32), Mobile: key(16) } },
    ],
    [
      'whatever the theme',
      [
        ['Light · Mobile', 16],
        ['Light · Desktop', 32],
        ['Dark · Mobile', 16],
      ],
      { axis: 'viewport', alias: { Desktop: key(32), Mobile: key(16) } },
    ],
    [
      'what is the same in all of them is no matter of viewports',
      [
        ['Mobile', 16],
        ['Desktop', 16],
      ],
      { alias: { Default: key(16) } },
    ],
    [
      'one viewport is none',
      [
        ['Mobile', 16],
        ['Mobile', 32],
      ],
      { alias: { Default: key(16) } },
    ],
    [
      'it is no other one in the dark, whatever the frames of a theme happen to show',
      [
        ['Light', 16],
        ['Light', 16],
        ['Dark', 32],
      ],
      { alias: { Light: key(16), Dark: key(16) } },
    ],
  ])('%s', (_, frames, expected) => {
    const examined = frames.map(([mode, px], i) => page(`f${i}`, mode, px))
    const { semantics } = conclude(examined, { types: [type], options: defaultOptions })
    expect(semantics).toMatchObject([{ role: 'gap', ...expected }])
    expect(semantics[0]?.axis).toBe('axis' in expected ? 'viewport' : undefined)
  })
})
