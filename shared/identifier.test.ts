import { expect, it } from 'vitest'
import { camelName, snakeName } from './identifier.ts'

it.each([
  [['color', 'blue-gray', '500'], 'colorBlueGray500', 'color_blue_gray_500'],
  [['spacing', '1-5'], 'spacing1_5', 'spacing_1_5'],
  [['new'], 'newToken', 'new_token'],
  [['2xl'], '_2xl', '_2xl'],
  [['color', '主色'], 'colorU4e3bu8272', 'color_u4e3bu8272'],
])('spells %j as code does', (path, camel, snake) => {
  expect([camelName(path), snakeName(path)]).toEqual([camel, snake])
})
