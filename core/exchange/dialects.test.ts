import { describe, expect, it } from 'vitest'
import { held, imported } from '../library/testing/imported.ts'
import { resolverFor } from './folder.ts'

const blue = 'color/blue color:#2563eb'

/** The same two tokens as everybody writes them. */
describe('one color and one space, as they are written in', () => {
  it.each([
    [
      'W3C with a byte order mark',
      '\uFEFF{"color":{"blue":{"$type":"color","$value":"#2563eb"}},"space":{"md":{"$type":"dimension","$value":"16px"}}}',
    ],
    [
      'JSONC',
      '{ // ours\n"color":{"blue":{"$type":"color","$value":"#2563eb"},},/* b */"space":{"md":{"$type":"dimension","$value":"16px"}}}',
    ],
    [
      'JSON5',
      "{ color: { blue: { $type: 'color', $value: '#2563eb' } }, space: { md: { $type: 'dimension', $value: '16px', }, }, }",
    ],
    [
      'Style Dictionary 3',
      '{"color":{"blue":{"value":"#2563eb","type":"color"}},"space":{"md":{"value":"16px","type":"dimension"}}}',
    ],
    ['CSS', ':root { --color-blue: #2563eb; --space-md: 16px }'],
    ['Tailwind 4', '@import "tailwindcss";\n@theme { --color-blue: #2563eb; --space-md: 16px; }'],
    [
      'Figma’s REST API',
      JSON.stringify({
        meta: {
          variableCollections: { c: { modes: [{ modeId: '1', name: 'Value' }] } },
          variables: {
            a: {
              name: 'color/blue',
              resolvedType: 'COLOR',
              variableCollectionId: 'c',
              valuesByMode: { 1: { r: 37 / 255, g: 99 / 255, b: 235 / 255, a: 1 } },
            },
            b: {
              name: 'space/md',
              resolvedType: 'FLOAT',
              scopes: ['GAP'],
              variableCollectionId: 'c',
              valuesByMode: { 1: 16 },
            },
          },
        },
      }),
    ],
  ])('%s', (_, text) => {
    const all = imported(text)
    expect(all.seeds.carried).toEqual([])
    expect(held(all).tokens).toEqual([
      blue,
      expect.stringMatching(/^spacing\/(?:space[-/])?md spacing:16px$/),
    ])
  })
})

it('two collections of Figma may have one name: both come in, and aliases reach the one they mean', () => {
  const variable = (name: string, id: string, collection: string, value: unknown) => [
    id,
    { name, resolvedType: 'COLOR', variableCollectionId: collection, valuesByMode: { 1: value } },
  ]
  const grey = (level: number) => ({ r: level, g: level, b: level, a: 1 })
  const collection = (name: string) => ({ name, modes: [{ modeId: '1', name: 'Value' }] })
  const text = JSON.stringify({
    meta: {
      variableCollections: { c: collection('Old'), d: collection('New') },
      variables: Object.fromEntries([
        variable('color/ink', 'a', 'c', grey(0)),
        variable('color/ink', 'b', 'd', grey(1)),
        variable('color/text', 'e', 'd', { type: 'VARIABLE_ALIAS', id: 'b' }),
      ]),
    },
  })
  expect(held(imported(text))).toEqual({
    tokens: ['color/ink color:#000000', 'color/new/color/ink color:#ffffff'],
    roles: ['color/text · Value color:#ffffff'],
  })
})

it('Figma’s own export points by its alias data, where what it names is there', () => {
  const color = {
    $type: 'color',
    $value: { colorSpace: 'srgb', components: [0, 0, 0], alpha: 1, hex: '#000000' },
  }
  const role = (target: string) => ({
    ...color,
    $extensions: {
      'com.figma.aliasData': { targetVariableName: target, targetVariableSetName: 'Primitives' },
    },
  })
  const text = JSON.stringify({ color: { ink: color, text: role('color/ink'), lost: role('elsewhere/ink') } })
  expect(held(imported(text)).roles.map((line) => line.split(' ')[0])).toContain('color/text')
})

describe('a folder of W3C files', () => {
  const file = (name: string, tokens: object) => ({
    name,
    text: JSON.stringify({ color: { $type: 'color', ...tokens } }),
  })
  const read = (...files: { name: string; text: string }[]) => {
    const one = resolverFor(files)
    return one && held(imported(one.text, one.sources))
  }

  it('is one document: references reach every file, and what differs is modes', () => {
    const base = file('base.json', { ink: { $value: '#111111' }, sky: { $value: '#0ea5e9' } })
    const dark = file('themes/dark.json', { text: { $value: '{color.sky}' } })
    const light = file('themes/light.json', { text: { $value: '{color.ink}' } })
    expect(read(base, dark, light)).toEqual({
      tokens: ['color/ink color:#111111', 'color/sky color:#0ea5e9'],
      roles: ['color/text · light color:#111111 · dark color:#0ea5e9'],
    })
  })

  it('the mode of a file without a word of its own is the default', () => {
    const light = file('tokens.json', { text: { $value: '#111111' } })
    const dark = file('tokens.dark.json', { text: { $value: '#eeeeee' } })
    expect(read(dark, light)?.roles).toEqual([expect.stringMatching(/^color\/text · Default .* · dark /)])
  })

  it('may mix the dialects, and tells what says the same again', () => {
    const old = {
      name: 'a.json',
      text: '{"color":{"ink":{"value":"#111111"},"text":{"value":"{color.sky.value}"}}}',
    }
    const one = resolverFor([old, file('b.json', { ink: { $value: '#111111' }, sky: { $value: '#0ea5e9' } })])
    const { seeds } = imported(one?.text ?? '', one?.sources)
    expect(seeds.tokens.map(({ path }) => path.join('/'))).toEqual(['color/ink', 'color/sky'])
    expect(seeds.roles.map(({ path }) => path.join('/'))).toEqual(['color/text'])
    expect([seeds.again, seeds.left]).toEqual([1, 0])
  })

  it('that holds sets of its own is left to its reader', () => {
    expect(resolverFor([{ name: 'a.json', text: '{"a":{},"$themes":[]}' }])).toBeNull()
  })
})

it.each([
  ['max-inline-size', 'sizing'],
  ['column-gap', 'spacing'],
  ['border-block-end-width', 'border'],
  ['outline-width', 'border'],
  ['letter-spacing', null],
  ['line-height', null],
])('a length called %s is of %s', (name, type) => {
  const { seeds } = imported(JSON.stringify({ button: { [name]: { $type: 'dimension', $value: '2px' } } }))
  expect(seeds.tokens[0]?.type ?? null).toBe(type)
})

it('a modifier that somebody emptied changes nothing', () => {
  const text = JSON.stringify({
    'font-size': {
      1: { $type: 'dimension', $value: '12px', $extensions: { 'studio.tokens': { modify: {} } } },
    },
  })
  expect(imported(text).seeds.carried).toEqual([])
})
