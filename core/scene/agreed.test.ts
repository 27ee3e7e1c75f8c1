import { expect, it } from 'vitest'
import { sharedColors } from './agreed.ts'

const reading = (color: number, weight: number, against = 0xffffff) => ({ color, weight, against })
const of = (readings: ReturnType<typeof reading>[], flat: number[] = []) => {
  const shared = sharedColors(readings, flat)
  return readings.map((one) => shared.get(one)?.toString(16).padStart(6, '0'))
}

it.each<[string, ReturnType<typeof reading>[], number[], string[]]>([
  [
    'one black and not three',
    [reading(0x222222, 30), reading(0x242428, 10), reading(0x1f1f20, 10)],
    [],
    ['222223', '222223', '222223'],
  ],
  ['two greys stay two', [reading(0x222222, 30), reading(0x525252, 30)], [], ['222222', '525252']],
  [
    'a flat colour outranks what is read from strokes',
    [reading(0xfcf8dc, 9, 0x0d6efd)],
    [0xffffff],
    ['ffffff'],
  ],
  ['no flat colour is near', [reading(0xcf222e, 9)], [0xffffff, 0x0969da], ['cf222e']],
])('%s', (_, readings, flat, expected) => expect(of(readings, flat)).toEqual(expected))
