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

/** Grows by little: what asks for much at once ends the whole process, V8 knows no other answer. */
export const greedy = named('greedy', () => {
  let last: unknown
  for (;;) last = { last }
})
export const rude = named('rude', () => process.exit(3))
