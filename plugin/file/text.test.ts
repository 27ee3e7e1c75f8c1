import { beforeEach, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { keepText, keptText } from './text.ts'

let file: Installed
beforeEach(() => {
  file = installFigma()
})

it.each([
  ['nothing', ''],
  ['a word', 'tokens'],
  ['just one chunk', 'x'.repeat(30_000)],
  ['many chunks', 'abc'.repeat(100_000)],
  ['three bytes a character: an entry holds 100 kB', '日本'.repeat(60_000)],
  ['surrogate pairs across a chunk border', `x${'😀'.repeat(40_000)}`],
])('keeps %s', (_, text) => {
  keepText(file.figma.root, 'key', text)
  expect(keptText(file.figma.root, 'key')).toBe(text === '' ? null : text)
  takeWrites(file.doc)
  keepText(file.figma.root, 'key', text)
  expect(takeWrites(file.doc)).toEqual({})
})

it('leaves no chunk behind when a text becomes shorter', () => {
  keepText(file.figma.root, 'key', 'abc'.repeat(50_000))
  keepText(file.figma.root, 'key', 'short')
  expect(file.figma.root.getSharedPluginDataKeys('tokenpipeline')).toEqual(['key.0', 'key'])
  keepText(file.figma.root, 'key', '')
  expect(file.figma.root.getSharedPluginDataKeys('tokenpipeline')).toEqual([])
})

it('is nothing rather than half a text when a chunk is lost', () => {
  keepText(file.figma.root, 'key', 'abc'.repeat(50_000))
  file.figma.root.setSharedPluginData('tokenpipeline', 'key.2', '')
  expect(keptText(file.figma.root, 'key')).toBeNull()
})
