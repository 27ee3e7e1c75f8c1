import { expect, it } from 'vitest'
import { modeFromName } from './frames.ts'

it.each([
  ['Dashboard dark', 'Dark'],
  ['dashboard-dark@2x', 'Dark'],
  ['Home / Light', 'Light'],
  ['LIGHT', 'Light'],
  ['Darkroom', ''],
  ['Highlights', ''],
  ['Dashboard', ''],
])('%s → %j', (name, mode) => {
  expect(modeFromName(name)).toBe(mode)
})
