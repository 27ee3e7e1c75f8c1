import { beforeEach, expect, it } from 'vitest'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { allFrames } from './frames.ts'
import { at } from './testing.ts'

let fake: Installed
beforeEach(() => (fake = installFigma()))

/** A collection with these modes; answers what a layer says that shows the last of them. */
function showing(name: string, ...modes: string[]): [string, string] {
  const collection = fake.figma.variables.createVariableCollection(name)
  collection.renameMode(collection.defaultModeId, modes[0] ?? 'Mode 1')
  const ids = [collection.defaultModeId, ...modes.slice(1).map((mode) => collection.addMode(mode))]
  return [collection.id, ids.at(-1) ?? '']
}

it.each<[string, () => [string, string][], string | undefined]>([
  ['the mode that variables resolve to', () => [showing('Theme', 'Light', 'Dark')], 'Dark'],
  [
    'two collections are two axes',
    () => [showing('Theme', 'Light', 'Dark'), showing('Size', 'Desktop', 'Mobile')],
    'Dark · Mobile',
  ],
  ['one mode says nothing', () => [showing('Primitives', 'Value')], undefined],
  ['nor does a name that Figma gave', () => [showing('Theme', 'Mode 1', 'Mode 2')], undefined],
  ['a collection that is gone is passed over', () => [['VariableCollectionId:0:0', '0:0']], undefined],
])('%s', async (_, modes, expected) => {
  addPage(fake.doc, 'Page 1', [at('1:1', { resolvedVariableModes: Object.fromEntries(modes()) })])
  expect((await allFrames()).map(({ mode }) => mode)).toEqual([expected])
})
