/** What a write did so far: filled while it happens, so that nothing is lost when it ends half-way. */
import type { Chosen } from '../plan/types.ts'
import type { Done } from '../things/thing.ts'
import { remember } from './history.ts'
import { type BindDone, type WriteRecord, thingsOf } from './record.ts'

export interface Journal {
  readonly done: Done[]
  readonly adoptions: WriteRecord['adoptions'][number][]
  readonly bindings: BindDone[]
  /** Lines that were carried out to the end. */
  readonly finished: Chosen[]
  readonly failed: { readonly name: string; readonly reason: string }[]
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** One entry in Figma's undo and one record in the file, also of a write that something stopped half-way. */
export async function recorded(write: (journal: Journal) => Promise<void>): Promise<Journal> {
  const journal: Journal = { done: [], adoptions: [], bindings: [], finished: [], failed: [] }
  figma.commitUndo()
  try {
    await write(journal)
  } catch (error) {
    journal.failed.push({
      name: 'The rest',
      reason: `It stopped half-way (${reasonOf(error)}). What was done until then can be taken back.`,
    })
  } finally {
    await keep(journal)
    figma.commitUndo()
  }
  return journal
}

async function keep({ done, adoptions, bindings, failed }: Journal): Promise<void> {
  const made = { at: Date.now(), done, adoptions, bindings }
  if (thingsOf(made) === 0) return
  try {
    await remember(made)
  } catch (error) {
    failed.push({
      name: 'The record of this write',
      reason: `It could not be kept in the file (${reasonOf(error)}): take the write back with Figma’s own undo.`,
    })
  }
}
