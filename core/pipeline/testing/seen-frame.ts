/** A small measured frame: four colours and three distances, as layers state them. */
import type { Box } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { TokenSet } from '../../../shared/token-set.ts'
import { registry } from '../../tokens/index.ts'
import type { TokenType } from '../../tokens/type.ts'
import type { Examined } from '../ports.ts'

export const ofKind = (kind: TokenType['kind']): TokenType =>
  registry.find((type) => type.kind === kind) as TokenType
export const color = ofKind('color')
const dimension = registry.find((type) => type.kind === 'dimension' && type.specimen === 'bar') as TokenType

export const paint = (hex: string): Sighting['value'] => ({
  colorSpace: 'srgb',
  components: [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ],
  alpha: 1,
  hex,
})
export const px = (value: number): Sighting['value'] => ({ value, unit: 'px' })

/**
 * A page with three surfaces and four buttons on it, all with a word.
 * @param shift Moves every place down, so that frames differ.
 */
export function seenFrame(id: string, mode?: string, shift = 0): Examined {
  const at = (value: Sighting['value'], use: Sighting['use'], places: readonly Box[]): Sighting[] =>
    places.map((box) => ({
      value,
      use,
      source: 'layers',
      frame: id,
      weight: 1,
      box: { ...box, y: box.y + shift },
      facts: { area: box.width * box.height },
    }))
  const row = (n: number, x: number, step: number, y: number, width: number, height: number): Box[] =>
    Array.from({ length: n }, (_, i) => ({ x: x + step * i, y, width, height }))
  return {
    frame: { id, name: id, scale: 2, width: 400, height: 300, ...(mode && { mode }) },
    sightings: {
      [color.name]: [
        ...at(paint('#ffffff'), 'background', row(6, 0, 0, 0, 400, 300)),
        ...at(paint('#f1f5f9'), 'background', row(3, 5, 130, 20, 120, 100)),
        ...at(paint('#0f172a'), 'text', [...row(5, 15, 60, 40, 50, 12), ...row(4, 15, 95, 212, 60, 12)]),
        ...at(paint('#2563eb'), 'background', row(4, 5, 95, 200, 80, 36)),
      ],
      [dimension.name]: [
        ...at(px(8), 'gap', row(5, 0, 1, 0, 8, 8)),
        ...at(px(16), 'padding', row(9, 0, 1, 0, 16, 16)),
        ...at(px(24), 'gap', row(4, 0, 1, 0, 24, 24)),
      ],
    },
    skipped: [],
    milliseconds: 1,
  }
}

export const valuesOf = (set: TokenSet) =>
  set.primitives.map(({ key, value, confidence, sightings }) => ({ key, value, confidence, sightings }))
