/** What kind of series some lengths form. */

const isMultiple = (value: number, of: number) => Math.abs(value / of - Math.round(value / of)) < 0.01
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
/** Golden ratio 1.618, give or take what rounding to px does. */
const GOLDEN = [1.5, 1.75] as const

/** `8pt`, `4pt`, `linear`, `golden`, `exponential`, `fibonacci` or `custom`, from sorted distinct lengths. */
export function scaleSystem(values: readonly number[], base: number): string {
  if (values.length < 2) return 'custom'
  if (base % 8 === 0) return '8pt'
  if (base % 4 === 0) return '4pt'
  if (isFibonacci(values)) return 'fibonacci'
  const steps = values.slice(1).map((value, i) => value - (values[i] as number))
  const ratios = values.slice(1).map((value, i) => value / (values[i] as number))
  if (ratios.every((ratio) => ratio >= GOLDEN[0] && ratio <= GOLDEN[1])) return 'golden'
  if (spread(steps) <= 2) return 'linear'
  if (spread(ratios) < 0.2) return 'exponential'
  return base > 1 ? `${base}pt` : 'custom'
}

function isFibonacci(values: readonly number[]): boolean {
  const series = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]
  return [1, 2, 4].some((unit) =>
    values.every((value) => isMultiple(value, unit) && series.includes(Math.round(value / unit))),
  )
}
