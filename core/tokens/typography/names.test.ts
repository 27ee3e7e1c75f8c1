import { expect, it } from 'vitest'
import { px } from '../lib/length.ts'
import type { TextToken } from './facts.ts'
import { names } from './names.ts'

type Style = readonly [size: number, weight: number, lines: number, letters: number]

const tokenOf = ([size, weight, lines, letters]: Style): TextToken => {
  const value = { fontSize: px(size), fontWeight: weight }
  const sighting = { value, source: 'pixels' as const, use: 'text' as const, frame: 'a', weight: 0.7 }
  return {
    key: `${size}/${weight}`,
    type: 'typography',
    kind: 'typography',
    path: [],
    value,
    confidence: 0.8,
    sightings: Array.from({ length: lines }, () => ({ ...sighting, facts: { glyphs: letters } })),
    derived: {},
  }
}
const named = (styles: readonly Style[], taken: Record<string, string[]> = {}) =>
  Object.fromEntries(
    [...names(styles.map(tokenOf), new Map(Object.entries(taken)))].map(([key, path]) => [
      key,
      path.slice(1).join('/'),
    ]),
  )

const body: Style = [16, 400, 30, 40]

it.each<[string, Style[], Record<string, string>]>([
  ['the text that is read', [body], { '16/400': 'body/md' }],
  ['a heavier one of its size', [body, [16, 600, 5, 9]], { '16/400': 'body/md', '16/600': 'body/md-strong' }],
  [
    'two heavier ones, by their weights',
    [body, [16, 500, 5, 9], [16, 700, 4, 9]],
    { '16/400': 'body/md', '16/500': 'body/md-medium', '16/700': 'body/md-bold' },
  ],
  [
    'smaller ones',
    [body, [14, 400, 9, 20], [12, 400, 9, 8]],
    { '16/400': 'body/md', '14/400': 'body/sm', '12/400': 'body/xs' },
  ],
  [
    'larger ones are headings',
    [body, [20, 600, 4, 12], [32, 700, 1, 9]],
    { '16/400': 'body/md', '20/600': 'heading/sm', '32/700': 'heading/lg' },
  ],
  ['a lead is read', [body, [20, 400, 3, 60]], { '16/400': 'body/md', '20/400': 'body/lg' }],
  [
    'sizes that want one word',
    [body, [21, 600, 4, 12], [22, 600, 4, 12]],
    { '16/400': 'body/md', '21/600': 'heading/sm', '22/600': 'heading/md' },
  ],
])('%s', (_, styles, expected) => expect(named(styles)).toEqual(expected))

it('leaves what has a name alone, and takes no name twice', () => {
  expect(named([body, [15, 400, 3, 20]], { '16/400': ['text', 'body', 'sm'] })).toEqual({
    '15/400': 'body/15-regular',
  })
})
