import { describe, expect, it } from 'vitest'
import { readTokenFile } from './read.ts'
import { checkDtcg } from './check.ts'

const red = { colorSpace: 'srgb', components: [1, 0, 0] }
const color = (more: object = {}) => ({ $type: 'color', $value: { ...red, ...more } })
const px = { value: 1, unit: 'px' }
const of = ($type: string, $value: unknown) => ({ a: { $type, $value } })
const font = { fontFamily: 'Inter', fontSize: px, fontWeight: 400, letterSpacing: px, lineHeight: 1.5 }
const shadow = { color: red, offsetX: px, offsetY: px, blur: px, spread: px }
const check = (document: unknown) => checkDtcg(JSON.stringify(document, null, 2))

describe('files that every reader must take', () => {
  it.each([
    ['an empty one', {}],
    ['a color', { a: color({ alpha: 0.5, hex: '#ff0000' }) }],
    ['a color with a missing hue', of('color', { colorSpace: 'oklch', components: [0.5, 0.1, 'none'] })],
    ['a type from the group', { a: { $type: 'dimension', b: { c: { $value: px } } } }],
    ['a named weight with a type from the group', { a: { $type: 'fontWeight', b: { $value: 'semi-bold' } } }],
    ['an alias', { a: color(), b: { $type: 'color', $value: '{a}' }, c: { $value: '{b}' } }],
    [
      'an alias to a root token',
      { a: { $root: color(), dark: color() }, b: { $value: '{a.$root}' }, c: { $value: '{a}' } },
    ],
    [
      'a pointer to a part',
      {
        a: color(),
        b: of('color', { colorSpace: 'srgb', components: [{ $ref: '#/a/$value/components/0' }, 0, 0] }).a,
      },
    ],
    ['a token by pointer', { a: color(), b: { $ref: '#/a' } }],
    [
      'an alias into an inherited group',
      { a: { x: color() }, b: { $extends: '{a}', y: color() }, c: { $value: '{b.x}' } },
    ],
    [
      'a fluid shadow',
      {
        s: { $type: 'shadow', $value: [shadow, '{t}'] },
        t: { $type: 'shadow', $value: { ...shadow, inset: true } },
      },
    ],
    ['a dashed stroke', of('strokeStyle', { dashArray: [px, px], lineCap: 'round' })],
    [
      'a font whose parts are aliases',
      { s: of('dimension', px).a, t: of('typography', { ...font, fontSize: '{s}' }).a },
    ],
    [
      'a gradient',
      of('gradient', [
        { color: red, position: 0 },
        { color: red, position: 1 },
      ]),
    ],
    [
      'a transition',
      of('transition', {
        duration: { value: 1, unit: 's' },
        delay: { value: 0, unit: 'ms' },
        timingFunction: [0, -1, 1, 2],
      }),
    ],
    [
      'things of other tools',
      {
        $extensions: { 'com.x': 1 },
        a: { ...color(), $extensions: { 'org.y': {} }, $deprecated: 'Use b.', $description: 'x' },
      },
    ],
  ])('%s', (_, document) => {
    expect(check(document)).toEqual([])
  })
})

it('thousands of aliases in a row, or in a circle, are read in one go', () => {
  const chain = (last: unknown) =>
    Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `t${i}`,
        { $type: 'color', $value: i === 2999 ? last : `{t${i + 1}}` },
      ]),
    )
  // Quadratic, either would take minutes; the bound leaves room for a busy machine.
  const start = performance.now()
  expect(checkDtcg(JSON.stringify(chain('{t0}')))).toMatchObject([
    { message: expect.stringContaining('circle') },
  ])
  expect(readTokenFile(JSON.stringify(chain('#336699'))).tokens[0]).toMatchObject({
    value: { hex: '#336699' },
  })
  expect(performance.now() - start).toBeLessThan(5000)
})

describe('files that are wrong: where, what, and what to do', () => {
  it.each<[string, unknown, number, string, string]>([
    ['no type anywhere', { a: { $value: 1 } }, 2, 'The token "a" has no $type', 'never guessed'],
    ['a type that is a typo', of('colour', red), 3, '"colour" is not a type', 'Did you mean "color"?'],
    [
      'a type of another tool',
      of('spacing', px),
      3,
      '"spacing" is not a type',
      'The types are color, dimension',
    ],
    [
      'a loose alias',
      { blue: color(), b: { $value: '{blu}' } },
      14,
      'There is no token {blu}.',
      'Did you mean {blue}?',
    ],
    [
      'an alias to a group',
      { a: { b: color() }, c: { $value: '{a}' } },
      16,
      '{a} is a group',
      'one token inside it',
    ],
    ['an alias to itself', { a: { $value: '{a}' } }, 3, 'circle: a → a', 'a value of its own'],
    [
      'a circle',
      { a: { $value: '{b}' }, b: { $value: '{a}' } },
      3,
      'circle: a → b → a',
      'a value of its own',
    ],
    [
      'an alias of another type',
      { a: color(), b: { $type: 'dimension', $value: '{a}' } },
      15,
      'This token is of type "dimension", but {a} is of type "color".',
      'take its "$type" away',
    ],
    [
      'a part of another type',
      { a: color(), b: of('typography', { ...font, fontSize: '{a}' }).a },
      17,
      'A dimension belongs here, but {a} is of type "color".',
      'of type "dimension"',
    ],
    [
      'a pointer into nothing',
      { a: { $type: 'color', $ref: '#/b' } },
      4,
      'There is no token {b}.',
      'Point to a token',
    ],
    [
      'a pointer part into nothing',
      of('color', { ...red, components: [{ $ref: '#/x/y' }, 0, 0] }),
      7,
      '#/x/y leads nowhere',
      'case-sensitive',
    ],
    ['a name with a dot', { 'a.b': color() }, 2, 'The name "a.b" contains "."', '"a-b"'],
    ['a name with braces', { '{a}': color() }, 2, 'contains "{"', '"a"'],
    ['a name like a property', { $name: color() }, 2, '"$name" is not a property', '$extensions'],
    ['a token in a token', { a: { ...color(), b: color() } }, 12, '"b" is inside the token "a"', '$root'],
    [
      'a value where a token belongs',
      { a: { b: '#fff' } },
      3,
      '"b" is neither a token nor a group',
      '$value',
    ],
    [
      'a description that is none',
      { a: { ...color(), $description: 1 } },
      12,
      '$description must be text',
      '',
    ],
    ['a list as document', [], 1, 'must be a JSON object', ''],
  ])('%s', (_, document, line, message, remedy) => {
    const [first, ...rest] = check(document)
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      line,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    })
    expect(first?.remedy).not.toBe('')
  })

  it('tells the column of the key', () => {
    expect(check(of('colour', red))[0]).toMatchObject({
      line: 3,
      column: 5,
      path: ['a', '$type'],
      severity: 'error',
    })
  })

  it('tells everything, in reading order', () => {
    const found = check({ z: of('number', '1').a, a: of('fontWeight', 0).a, 'b.c': color() })
    expect(found.map(({ line }) => line)).toEqual([4, 8, 10])
  })

  it.each([
    ['{ "a": 1, , }', 1],
    ['{\n  "a": {\n    "b": 1\n', 4],
    ['', 1],
  ])('tells where %j stops being JSON', (text, line) => {
    expect(checkDtcg(text)).toMatchObject([
      { line, message: expect.stringContaining('not JSON'), severity: 'error' },
    ])
  })
})
