import { expect, it } from 'vitest'
import type { FrameRef } from './messages.ts'
import { proposedModes } from './proposed-modes.ts'

const frame = (name: string, width = 1440, height = 1024, mode?: string): FrameRef => ({
  id: `${name} ${width}`,
  name,
  width,
  height,
  ...(mode && { mode }),
})
const modes = (...frames: FrameRef[]) => Object.values(proposedModes(frames))

it.each([
  ['Dashboard dark', 'Dark'],
  ['dashboard-dark@2x', 'Dark'],
  ['Home / Light', 'Light'],
  ['LIGHT', 'Light'],
  ['Darkroom', ''],
  ['Highlights', ''],
  ['Dashboard', ''],
  ['Home mobile', ''],
])('%s → %j', (name, mode) => {
  expect(modes(frame(name))).toEqual([mode])
})

it.each<[string, FrameRef[], string[]]>([
  ['sizes that differ are viewports', [frame('Home'), frame('Home', 390, 844)], ['Desktop', 'Mobile']],
  ['names know better', [frame('Home desktop', 900), frame('Home', 390, 844)], ['Desktop', 'Mobile']],
  ['beside a theme', [frame('Home dark'), frame('Home dark', 390, 844)], ['Dark · Desktop', 'Dark · Mobile']],
  ['a card is no screen', [frame('Card', 300, 200), frame('Other', 320, 200)], ['', '']],
  ['variables know best', [frame('Home dark', 1440, 1024, 'Brand B'), frame('Home')], ['Brand B', '']],
  ['and are not repeated', [frame('a', 390, 844, 'Mobile'), frame('b')], ['Mobile', 'Desktop']],
])('%s', (_, frames, expected) => {
  expect(modes(...frames)).toEqual(expected)
})
