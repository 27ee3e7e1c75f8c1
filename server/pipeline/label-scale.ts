/** Scales must be in order: a name that says "larger" on a smaller value misleads more than a plain one. */
import type { AnyToken } from '../../shared/token.ts'
import type { TokenType } from '../tokens/type.ts'

const sizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl', '6xl']

interface Named {
  readonly token: AnyToken
  readonly type: TokenType
  readonly path: readonly string[]
}

/**
 * Keys of the tokens whose steps (`blue.100`, `blue.200` … or `xs`, `sm` …) do not follow their values, up or down.
 * The whole scale goes: half of one would be worse.
 */
export function scaleBreakers(named: readonly Named[]): Set<string> {
  const steps = named.flatMap((one) => {
    const step = stepOf(one.path.at(-1) ?? '')
    return step === null
      ? []
      : [{ ...one, ...step, scale: `${one.path.slice(0, -1).join('.')} ${step.sort}` }]
  })
  const broken = new Set<string>()
  for (const scale of Map.groupBy(steps, (step) => step.scale).values()) {
    const values = scale.toSorted((a, b) => a.at - b.at).map(({ type, token }) => type.axis.of(token.value))
    const rising = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value))
    const falling = values.every((value, i) => i === 0 || value <= (values[i - 1] ?? value))
    if (!rising && !falling) for (const { token } of scale) broken.add(token.key)
  }
  return broken
}

function stepOf(last: string): { sort: 'number' | 'size'; at: number } | null {
  if (/^\d{1,4}$/.test(last)) return { sort: 'number', at: Number(last) }
  const at = sizes.indexOf(last)
  return at < 0 ? null : { sort: 'size', at }
}
