import type { Kind, Value } from '../../shared/dtcg.ts'
import { gradientFormOf } from '../../shared/gradient.ts'
import type { AnyToken } from '../../shared/token.ts'
import { type Units, cssValue } from '../../shared/css-value.ts'

/** A value in CSS. A W3C gradient is its stops; which gradient they make is told by the token, where its type knows. */
export function cssEntry(
  { kind, value, token }: { kind: Kind; value: Value; token: Pick<AnyToken, 'derived'> },
  units: Units,
): string {
  const css = cssValue(kind, value, units)
  return kind === 'gradient' ? gradientFunction(css, token) : css
}

/** Stops alone where nobody knows the shape, and for diamonds, which CSS does not have. */
function gradientFunction(stops: string, { derived }: Pick<AnyToken, 'derived'>): string {
  const form = gradientFormOf(derived)
  const turn = form?.angle === undefined ? null : `${Math.round(form.angle * 10) / 10}deg`
  switch (form?.shape) {
    case 'linear':
      return `linear-gradient(${turn === null ? '' : `${turn}, `}${stops})`
    case 'radial':
      return `radial-gradient(${stops})`
    case 'angular':
      return `conic-gradient(${turn === null ? '' : `from ${turn}, `}${stops})`
    default:
      return stops
  }
}
