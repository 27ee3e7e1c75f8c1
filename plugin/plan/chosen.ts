/** A line of the plan that the designer ticked, and what it does. */
import type { Entry, Work } from '../things/types.ts'

export interface Chosen {
  readonly entry: Entry
  readonly work: Work
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
