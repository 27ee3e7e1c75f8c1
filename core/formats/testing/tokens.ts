/** Short spellings of tokens for tests. */
import type { Kind, Values } from '../../../shared/dtcg.ts'
import type { Observed } from '../../../shared/observed.ts'
import type { AnyToken, Token, Use } from '../../../shared/token.ts'

export const px = (value: number): Values['dimension'] => ({ value, unit: 'px' })

export function hex(digits: string, alpha = 1): Values['color'] {
  const channel = (at: number) => +(Number.parseInt(digits.slice(at, at + 2), 16) / 255).toFixed(6)
  return { colorSpace: 'srgb', components: [channel(1), channel(3), channel(5)], alpha, hex: digits }
}

export function token<K extends Kind>(
  type: string,
  kind: K,
  path: string,
  value: Observed<K>,
  more: Partial<Token> & { use?: Use } = {},
): AnyToken {
  const { use = 'background', ...rest } = more
  const sighting = {
    value,
    source: 'layers',
    use,
    frame: '1:2',
    box: { x: 8, y: 8, width: 40, height: 24 },
    weight: 1,
  }
  return {
    key: `${type}:${path}`,
    id: `t-${path.replaceAll('/', '-')}`,
    type,
    kind,
    path: path.split('/'),
    value,
    confidence: 0.9,
    sightings: [sighting],
    derived: {},
    ...rest,
  } as AnyToken
}
