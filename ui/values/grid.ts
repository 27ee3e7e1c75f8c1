/** What lengths tell of the grid they were fitted to; other types tell nothing. */
import * as z from 'zod'
import type { JSONValue } from '../../shared/json.ts'
import { round } from './words.ts'

const gridSchema = z.object({
  onGrid: z.boolean().optional().catch(undefined),
  /** px. */
  base: z.number().positive().optional().catch(undefined),
  /** 0–1 of the places. */
  gridCompliance: z.number().optional().catch(undefined),
})

export const gridOf = (facts: Readonly<Record<string, JSONValue>>): z.infer<typeof gridSchema> =>
  gridSchema.parse(facts)

/** "4 px grid, 92 % on it"; nothing where no grid was found. */
export function gridWords(statistics: Readonly<Record<string, JSONValue>> = {}): string {
  const { base, gridCompliance } = gridOf(statistics)
  if (base === undefined) return ''
  const share = gridCompliance === undefined ? '' : `, ${Math.round(gridCompliance * 100)} % on it`
  return `${round(base)} px grid${share}`
}
