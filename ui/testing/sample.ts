/** A small token set for tests: two types under made-up names, so that nothing can depend on real ones. */
import type { Library } from '../../shared/library.ts'
import type { TokenSetSummary } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { TokenSummary } from '../../shared/token.ts'

const typeOf = (name: string, kind: TypeInfo['kind'], specimen: TypeInfo['specimen']): TypeInfo => ({
  name,
  title: `Title of ${name}`,
  about: '',
  kind,
  specimen,
  namespace: { path: name, tailwind: name, tailwind3: name, tokensStudio: name, unit: 'px' },
  figma: { as: 'variable', scopes: {} },
  roles: [],
  threshold: { value: 1, unit: 'px', reason: '' },
})
export const inkType = typeOf('ink', 'color', 'swatch')
export const lengthType = typeOf('length', 'dimension', 'bar')
export const types = [inkType, lengthType]

const evidence = { sightings: 3, frames: ['a', 'b'], uses: ['text' as const], sources: ['pixels' as const] }

const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255

export const ink = (name: string, hex: string, more: Partial<TokenSummary> = {}): TokenSummary => ({
  key: `ink ${hex}`,
  id: `id-${name}`,
  type: 'ink',
  kind: 'color',
  path: ['ink', name],
  value: {
    colorSpace: 'srgb',
    components: [channel(hex, 1), channel(hex, 3), channel(hex, 5)],
    alpha: 1,
    hex,
  },
  confidence: 1,
  derived: {},
  evidence,
  ...more,
})

export const length = (name: string, px: number, more: Partial<TokenSummary> = {}): TokenSummary => ({
  key: `length ${px}px`,
  id: `id-${name}`,
  type: 'length',
  kind: 'dimension',
  path: ['length', name],
  value: { value: px, unit: 'px' },
  confidence: 1,
  derived: {},
  evidence: { ...evidence, uses: ['gap'] },
  ...more,
})

export const setOf = (primitives: TokenSummary[], more: Partial<TokenSetSummary> = {}): TokenSetSummary => ({
  modes: ['Light', 'Dark'],
  primitives,
  semantics: [],
  statistics: {},
  suggestions: [],
  ...more,
})

export const libraryOf = (set: TokenSetSummary): Library => ({
  revision: 1,
  set: {
    ...set,
    // A summary and its token differ by the places alone.
    primitives: set.primitives.map((token) => ({ ...token, sightings: [] })) as Library['set']['primitives'],
  },
  curation: {},
})
