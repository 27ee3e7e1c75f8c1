import { expect, it } from 'vitest'
import { proposeScale } from './scale.ts'

it.each([
  ['an Android phone', 'home.png', 1080, 2424, 72, 2.625],
  ['the same on its side', 'home.png', 2424, 1080, 72, 2.625],
  ['a part of an iPhone’s screen', 'nav.png', 1179, 449, undefined, 3],
  ['a tablet', 'home.png', 1600, 2560, undefined, 2],
  ['a screenshot of a Mac', 'Screenshot.png', 1352, 1444, 144, 2],
  ['a page at 96 dpi', 'page.png', 1206, 794, 96, 1],
  ['a page that is as wide as a phone', 'page.png', 1080, 1080, undefined, 1],
  ['a name outranks all', 'home@3x.png', 1080, 2424, 144, 3],
])('%s', (_, name, width, height, density, scale) => {
  expect(proposeScale({ name, width, height, density })).toBe(scale)
})
