/** What a write did so far: filled while it happens, so that nothing is lost when it ends half-way. */
import type { Chosen } from '../plan/types.ts'
import type { Done } from '../things/thing.ts'

/** What stood for a token before, and stands for it now. */
export interface Adoption {
  readonly token: string
  readonly before: string | null
  readonly after: string
}

export interface Journal {
  readonly done: Done[]
  readonly adoptions: Adoption[]
  /** Lines that were carried out to the end. */
  readonly finished: Chosen[]
  readonly failed: { readonly name: string; readonly reason: string }[]
}

export const newJournal = (): Journal => ({ done: [], adoptions: [], finished: [], failed: [] })

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
