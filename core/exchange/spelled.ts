import { cssValue } from '../../shared/css-value.ts'
import type { Kind } from '../../shared/dtcg.ts'
import { type Observed, complete } from '../../shared/observed.ts'

/** A value in one line: as CSS writes it, in px where it is whole; else what of it is known. */
export function spelled(kind: Kind, value: Observed): string {
  const whole = complete(kind, value)
  return whole === null ? JSON.stringify(value) : cssValue(kind, whole, { unit: 'px', remBase: 16 })
}
