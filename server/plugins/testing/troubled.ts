/** Plugins that break their word, each in its own way. */
import { aspectRatio } from '../../../examples/plugins/aspect-ratio.ts'
import { csv } from '../../../examples/plugins/csv.ts'
import type { Format, TokenType } from '../index.ts'

const fails = (): never => {
  throw new Error('no such luck')
}
const named = (name: string, more: Partial<TokenType<'number'>>): TokenType<'number'> => ({
  ...aspectRatio,
  name,
  title: `The type ${name}`,
  namespace: { ...aspectRatio.namespace, path: name },
  ...more,
})

export const throwing = named('throwing', { extract: { scene: fails } })
export const unsettled = named('unsettled', { settle: fails })
/** JSON has no infinity: a library with one could not be read again. */
export const boundless = named('boundless', {
  extract: { scene: () => [{ value: Number.POSITIVE_INFINITY, weight: 1 }] },
})
export const spaced = named('spaced', {
  extract: {
    scene: () => [
      { value: 1, weight: 1 },
      { value: 1, weight: 1 },
    ],
  },
  names: (tokens) => new Map(tokens.map(({ key }) => [key, ['Not A Name']])),
})
export const broken: Format = { ...csv, name: 'broken', render: fails }
export const empty: Format = {
  ...csv,
  name: 'empty',
  render: () => [{ path: '', mediaType: '', content: '' }],
}
