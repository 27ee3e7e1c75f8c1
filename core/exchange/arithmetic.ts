/** Sums as Tokens Studio and some drafts hold them: `8px * 2`, `(16 + 4) / 2`, `100% - 20%`. */

interface Quantity {
  readonly value: number
  readonly unit: string
}

/** `8px * 2` → `16px`; `null` where it is no sum, or one of units that do not go together. */
export function computed(text: string): string | null {
  const parts = text.match(/\d*\.?\d+(?:e-?\d+)?(?:px|rem|em|%|ms|s)?|[-+*/()]|\S/gi) ?? []
  if (parts.length < 2) return null
  let at = 0
  const sum = (): Quantity | null => chain(product, ['+', '-'])
  const product = (): Quantity | null => chain(one, ['*', '/'])
  const chain = (operand: () => Quantity | null, operators: readonly string[]): Quantity | null => {
    let left = operand()
    while (left && operators.includes(parts[at] ?? '')) {
      const operator = parts[at++] ?? ''
      const right = operand()
      left = right && apply(operator, left, right)
    }
    return left
  }
  const one = (): Quantity | null => {
    const part = parts[at++]
    if (part === '-') {
      const of = one()
      return of && { ...of, value: -of.value }
    }
    if (part === '(') {
      const inner = sum()
      return parts[at++] === ')' ? inner : null
    }
    const [, number, unit = ''] = /^(\d*\.?\d+(?:e-?\d+)?)([a-z%]*)$/i.exec(part ?? '') ?? []
    return number === undefined ? null : { value: Number(number), unit }
  }
  const result = sum()
  if (!result || at !== parts.length || !Number.isFinite(result.value)) return null
  return `${+result.value.toFixed(6)}${result.unit}`
}

/** A bare number goes with any unit: that is how people write them there. */
function apply(operator: string, a: Quantity, b: Quantity): Quantity | null {
  if (a.unit !== '' && b.unit !== '' && a.unit !== b.unit) return null
  const unit = a.unit || b.unit
  if (operator === '+') return { value: a.value + b.value, unit }
  if (operator === '-') return { value: a.value - b.value, unit }
  if (operator === '*') return a.unit !== '' && b.unit !== '' ? null : { value: a.value * b.value, unit }
  return { value: a.value / b.value, unit: a.unit === b.unit ? '' : unit }
}
