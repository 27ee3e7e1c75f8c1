/** What comes in from other people's files leaves as it was, and is counted to the last value. */
import { describe, expect, it } from 'vitest'
import { diffFiles, isSame } from '../exchange/diff.ts'
import { readTokenFile } from '../exchange/read.ts'
import { dtcg } from '../formats/dtcg.ts'
import { registry } from '../tokens/index.ts'
import { emptyLibrary, librarySchema } from '../../shared/library.ts'
import { exportable } from './exportable.ts'
import { takeIn } from './take-in.ts'

const color = (hex: string, more: object = {}) => ({ $type: 'color', $value: hex, ...more })
const px = (value: number) => ({ $type: 'dimension', $value: { value, unit: 'px' } })
const modes = (mode: object) => ({ $extensions: { mode } })
const font = (more: object) => ({ $type: 'typography', $value: { fontSize: '16px', ...more } })

const taken = (files: Record<string, unknown>) => {
  let n = 0
  const sent = Object.entries(files).map(([name, of]) => ({
    name,
    content: typeof of === 'string' ? of : JSON.stringify(of),
  }))
  const { library, report } = takeIn(emptyLibrary(), sent, registry, () => `id${++n}`)
  // As the store and the next run read it.
  return { library: librarySchema.parse(JSON.parse(JSON.stringify(library))), report }
}

const exported = async (library: ReturnType<typeof taken>['library']) => {
  const files = await dtcg.render(exportable(library, registry), { remBase: 16 })
  const texts = Object.fromEntries(files.map(({ path, content }) => [path, content]))
  return readTokenFile(texts['tokens.resolver.json'] ?? texts['tokens.json'] ?? '', 'ours', texts)
}

describe('a W3C file is the same after import and export, where', () => {
  it.each([
    [
      'a mode has a value of its own',
      { a: color('#111', modes({ light: '#111', dark: '#eee' })), b: color('#222') },
    ],
    [
      'a role follows another one',
      {
        a: color('#111', modes({ light: '#111', dark: '#eee' })),
        b: { $type: 'color', $value: '{a}' },
      },
    ],
    ['the values themselves are no mode', { a: color('#111', modes({ dark: '#eee', dim: '#ccc' })) }],
    ['fonts say more than W3C has', { t: font({ textCase: 'uppercase' }), u: font({ fontStyle: 'italic' }) }],
    ['sizes of fonts are tokens of their own', { font: { size: { xs: px(12), sm: px(14) } } }],
    [
      'fonts have one part',
      { text: { a: font({}), b: { $type: 'typography', $value: { fontFamily: 'Inter' } } } },
    ],
    [
      'parts of a composite stand in a group',
      {
        text: {
          title: { size: px(24), 'line-height': { $type: 'number', $value: 1.5 }, shorthand: font({}) },
        },
      },
    ],
    ['only carried tokens have modes', { n: { $type: 'number', $value: 1, ...modes({ a: 1, b: 2 }) } }],
    [
      'nobody understands a value that has modes',
      { n: { $type: 'string', $value: 'x', ...modes({ a: 'x', b: 'y' }) } },
    ],
    [
      'a token is a color in one mode and text in another',
      { n: color('#111', modes({ a: '#111', b: 'none of it' })) },
    ],
    ['names hold dots and braces', { scope: { 'json.key {x}': color('#123456') } }],
    [
      'names are those of every object',
      { constructor: color('#123456'), color: { toString: color('#654321') } },
    ],
    ['names are longer than a line', { ['support.type '.repeat(40)]: color('#123456') }],
    [
      'a carried token points to another kind',
      {
        w: { $type: 'fontWeight', $value: 500 },
        n: { $type: 'number', $value: '{w}' },
      },
    ],
    [
      'a stop of a gradient is a role',
      {
        a: color('#111111', modes({ light: '#111111', dark: '#eeeeee' })),
        g: {
          $type: 'gradient',
          $value: [
            { color: '#111111', position: 0 },
            { color: '#abcdef', position: 1 },
          ],
        },
      },
    ],
  ])('%s', async (_, document) => {
    const { library, report } = taken({ 'a.json': document })
    const diff = diffFiles(readTokenFile(JSON.stringify(document)), await exported(library))
    expect(isSame(diff), JSON.stringify(diff)).toBe(true)
    expect(report.left).toBe(0)
  })
})

it('modes are called as a library can call them, and it is said', () => {
  const { library, report } = taken({
    'a.json': {
      a: color('#111', modes({ ['x'.repeat(60)]: '#111', '': '#222', constructor: '#333', 深色: '#444' })),
    },
  })
  expect(library.set.modes).toEqual(['x'.repeat(40), 'Mode', 'constructor mode', '深色'])
  expect(report.lines.join('\n')).toContain('"constructor" is "constructor mode"')
})

describe('every value is counted', () => {
  const sum = ({ added, joined, carried, again, left }: ReturnType<typeof taken>['report']) =>
    added + joined + carried + again + left
  const studio = (sets: object, ...themes: string[][]) => ({
    ...sets,
    $themes: themes.map((names, i) => ({
      name: `t${i}`,
      selectedTokenSets: Object.fromEntries(names.map((name) => [name, 'enabled'])),
    })),
  })
  const old = (value: string) => ({ value, type: 'color' })

  it.each([
    [
      'two sets of one theme that disagree',
      { 'a.json': studio({ x: { a: old('#111') }, y: { a: old('#222') } }, ['x', 'y']) },
      { read: 2, added: 1, left: 1 },
    ],
    [
      'two sets that no theme knows',
      { 'a.json': studio({ x: { a: old('#111') }, y: { a: old('#222') } }) },
      { read: 2, added: 1, again: 1, left: 0 },
    ],
    [
      'two files that say the same',
      { 'a.json': { a: color('#111') }, 'b.json': { a: color('#111'), b: color('#222') } },
      { read: 3, added: 2, again: 1 },
    ],
    [
      'rules for something else than the page',
      { 'a.css': ':root { --a: #111 } .dark { --a: #222 } .card .b { --a: #333; --b: #444 }' },
      { read: 4, added: 1, again: 1, left: 2 },
    ],
    [
      'attributes with one value',
      {
        'a.css':
          ':root, [data-size="md"] { --a: #111 } [data-size="sm"] { --a: #222 } [data-gap="sm"] { --a: #333 }',
      },
      { read: 3, added: 1, again: 2, left: 0 },
    ],
  ])('in %s', (_, files, expected) => {
    const { report } = taken(files)
    expect(report).toMatchObject(expected)
    expect(sum(report)).toBe(report.read)
    expect(/left out, since|are left out: they are for/.test(report.lines.join('\n'))).toBe(report.left > 0)
  })
})
