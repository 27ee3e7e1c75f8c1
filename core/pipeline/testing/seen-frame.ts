/** A small measured frame: four colours and three distances, as layers state them. */
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

/** @param shift Moves every place down, so that frames differ. */
export function seenFrame(id: string, mode?: string, shift = 0): Examined {
  const at = (value: Sighting['value'], use: Sighting['use'], n: number, size: number): Sighting[] =>
    Array.from({ length: n }, (_, i) => ({
      value,
      use,
      source: 'layers',
      frame: id,
      weight: 1,
      box: { x: i, y: 10 * i + shift, width: size, height: size },
      facts: { area: size * size },
    }))
  return {
    frame: { id, name: id, scale: 2, width: 400, height: 300, ...(mode && { mode }) },
    sightings: {
      [color.name]: [
        ...at(paint('#ffffff'), 'background', 6, 300),
        ...at(paint('#f1f5f9'), 'background', 3, 100),
        ...at(paint('#0f172a'), 'text', 9, 20),
        ...at(paint('#2563eb'), 'background', 4, 40),
      ],
      [dimension.name]: [
        ...at(px(8), 'gap', 5, 8),
        ...at(px(16), 'padding', 9, 16),
        ...at(px(24), 'gap', 4, 24),
      ],
    },
    skipped: [],
    milliseconds: 1,
  }
}

export const valuesOf = (set: TokenSet) =>
  set.primitives.map(({ key, value, confidence, sightings }) => ({ key, value, confidence, sightings }))
