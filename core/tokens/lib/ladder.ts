/**
 * Places on the steps of a scale that people know, in order: 50, 100, 200 … 900, 950. A step between is taken only where
 * there are more things than steps, and never one that is taken.
 */

const SCALE = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const

/** Off the scale, halves before tens before the rest: each costs more than all moving about on the scale ever can. */
const penalty = (step: number): number =>
  SCALE.some((known) => known === step) ? 0 : step % 50 === 0 ? 1e4 : step % 10 === 0 ? 1e5 : 1e6

/** Where a number is between the steps, counted in steps: 50 is 0, 150 is 1.5, 950 is 10. */
export function indexOnScale(step: number): number {
  const at = SCALE.findLastIndex((known) => known <= step)
  const [low, high] = [SCALE[at] ?? 0, SCALE[at + 1] ?? 1000]
  return at + (step - low) / (high - low)
}

/**
 * @param wanted Where each would stand by itself, in steps, in rising order; equal ones are kept apart.
 * @param between Steps that the first is above and the last below.
 * @param isFree Whether a step may be taken.
 * @returns A step for each, strictly rising; `null` where there is no room.
 */
export function climb(
  wanted: readonly number[],
  between: readonly [above: number, below: number],
  isFree: (step: number) => boolean = () => true,
): number[] | null {
  for (const grain of [10, 1]) {
    const slots = range(between, grain).filter(isFree)
    if (slots.length >= wanted.length) return cheapest(wanted, slots)
  }
  return null
}

const range = ([above, below]: readonly [number, number], grain: number): number[] => {
  const first = Math.floor(above / grain) * grain + grain
  return Array.from({ length: Math.max(0, Math.ceil((below - first) / grain)) }, (_, i) => first + grain * i)
}

/** One pass of dynamic programming: the best way to have placed the first `i` on the first `j` slots. */
function cheapest(wanted: readonly number[], slots: readonly number[]): number[] {
  let before = slots.map(() => 0)
  const came: number[][] = []
  for (const [i, at] of wanted.entries()) {
    const costs: number[] = []
    const from: number[] = []
    let best = i === 0 ? 0 : Number.POSITIVE_INFINITY
    let bestAt = -1
    for (const [j, slot] of slots.entries()) {
      if (i > 0 && j > 0 && (before[j - 1] as number) < best) {
        best = before[j - 1] as number
        bestAt = j - 1
      }
      costs.push(best + (indexOnScale(slot) - at) ** 2 + penalty(slot))
      from.push(bestAt)
    }
    came.push(from)
    before = costs
  }
  let j = before.reduce((least, cost, k) => (cost < (before[least] as number) ? k : least), 0)
  const steps: number[] = []
  for (let i = wanted.length - 1; i >= 0; i--) {
    steps.unshift(slots[j] as number)
    j = came[i]?.[j] ?? 0
  }
  return steps
}
