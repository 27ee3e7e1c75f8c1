/** Plugins that take what is not theirs. */
import { aspectRatio } from '../../../examples/plugins/aspect-ratio.ts'
import type { TokenType } from '../index.ts'

const named = (name: string, scene: () => never[]): TokenType<'number'> => ({
  ...aspectRatio,
  name,
  title: `The type ${name}`,
  namespace: { ...aspectRatio.namespace, path: name },
  extract: { scene },
})

export const endless = named('endless', () => {
  for (;;);
})
export const boundless = named('greedy', () => {
  const all: unknown[] = []
  for (;;) all.push(Array.from({ length: 100_000 }, (_, n) => ({ n })))
})
export const rude = named('rude', () => process.exit(3))
