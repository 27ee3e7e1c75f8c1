/** Whether a colour may have a role, in one frame. */
import { colorFrom, deltaE, oklch } from './color.ts'
import type { Meant } from './spelled.ts'
import type { RoleTruth, RoleTruths } from './truth.ts'

/** ΔE2000 within which two colours are one. */
const EQUAL = 2.3
/** Within `EQUAL`, but nearer than this to a colour of another role: that other one was meant. */
const NEARER = 0.3
/** OKLCH chroma below which a status colour is only a tint. */
const PALE = 0.06

export type Verdict = 'right' | 'wrong'
export interface Judged {
  readonly verdict: Verdict
  /** Of a wrong one: nobody could overlook it. */
  readonly grave: boolean
}

export function judge({ roles, forbidden, palette }: RoleTruths, meant: Meant, hex: string): Judged {
  const truth = roles[meant.role]
  const accept = truth ? acceptedFor(truth, meant) : []
  const own = nearest(accept, hex)
  const other = nearest(
    palette.filter((one) => !accept.includes(one)),
    hex,
  )
  const right = own <= EQUAL && other >= own - NEARER
  const grave =
    !right &&
    (nearest(forbidden[meant.role] ?? [], hex) <= EQUAL ||
      (nearest(forbidden['any'] ?? [], hex) <= EQUAL && other > 1))
  return { verdict: right ? 'right' : 'wrong', grave }
}

const acceptedFor = ({ accept, parts }: RoleTruth, { part, strong }: Meant): string[] =>
  accept.filter((hex) => {
    const seen = parts?.[hex]
    if (!seen) return true
    if (part && !seen.includes(part)) return false
    return !strong || seen.includes('ink') || oklch(hex).c >= PALE
  })

const nearest = (list: readonly string[], hex: string): number =>
  list.reduce((best, one) => Math.min(best, deltaE(colorFrom(one), colorFrom(hex))), Number.POSITIVE_INFINITY)
