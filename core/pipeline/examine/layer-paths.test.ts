import { expect, it } from 'vitest'
import { layer } from '../../tokens/testing/layers.ts'
import { pathsOf } from './layer-paths.ts'

const screen = (id: string, ...names: string[]) =>
  pathsOf([
    layer(id, { name: `Profile ${id}` }),
    layer(`${id}1`, { name: 'Card', parent: id }),
    ...names.map((name, i) => layer(`${id}1${i}`, { name, parent: `${id}1` })),
  ])

it('the same screen has the same paths, whatever it is called', () => {
  expect(screen('light', 'Title', 'Row', 'Row')).toEqual(screen('dark', 'Title', 'Row', 'Row'))
  expect(screen('light', 'Title', 'Row', 'Row')).toHaveLength(4)
})

it.each([
  ['another name', ['Title', 'Row', 'Footer']],
  ['one row more', ['Title', 'Row', 'Row', 'Row']],
])('%s is another path', (_, names) => {
  const before = new Set(screen('light', 'Title', 'Row', 'Row'))
  expect(screen('dark', ...names).filter((path) => !before.has(path))).toHaveLength(1)
})
