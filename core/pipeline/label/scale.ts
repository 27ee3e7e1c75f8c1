/** Scales must be in order: a name that says "larger" on a smaller value misleads more than a plain one. */
const sizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl', '6xl']

/** A token with the name it is going to have, and where its value stands on its type's axis. */
export interface Placed {
  readonly key: string
  readonly path: readonly string[]
  readonly at: number
}

/**
 * Keys of the tokens whose steps (`blue.100`, `blue.200` … or `xs`, `sm` …) do not follow their values, up or down.
 * The whole scale goes: half of one would be worse.
 */
export function scaleBreakers(named: readonly Placed[]): Set<string> {
  const steps = named.flatMap((one) => {
    const step = stepOf(one.path.at(-1) ?? '')
    return step === null
      ? []
      : [{ ...one, step: step.at, scale: `${one.path.slice(0, -1).join('.')} ${step.sort}` }]
  })
  const broken = new Set<string>()
  for (const scale of Map.groupBy(steps, (step) => step.scale).values()) {
    const values = scale.toSorted((a, b) => a.step - b.step).map(({ at }) => at)
    const rising = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value))
    const falling = values.every((value, i) => i === 0 || value <= (values[i - 1] ?? value))
    if (!rising && !falling) for (const { key } of scale) broken.add(key)
  }
  return broken
}

function stepOf(last: string): { sort: 'number' | 'size'; at: number } | null {
  if (/^\d{1,4}$/.test(last)) return { sort: 'number', at: Number(last) }
  const at = sizes.indexOf(last)
  return at < 0 ? null : { sort: 'size', at }
}
