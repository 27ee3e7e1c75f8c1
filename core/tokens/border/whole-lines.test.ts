import { expect, it } from 'vitest'
import { drawnFor } from './whole-lines.ts'

it.each([
  ['a hairline of Android at 420 dpi', 3, 2.625, 1],
  ['a line of 2 there', 5, 2.625, 2],
  ['a browser at 150 %', 1, 1.5, 1],
  ['Android at hdpi', 2, 1.5, 1],
  ['the nearer of two that are drawn so', 3, 1.25, 2],
  ['a line of one device px is what it is', 1, 2.625, 1 / 2.625],
  ['half px are real where density is whole', 3, 2, 1.5],
])('%s', (_, device, scale, width) => expect(drawnFor(device / scale, scale)).toBeCloseTo(width, 6))
