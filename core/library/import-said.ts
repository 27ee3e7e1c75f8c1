/** What an import did, in sentences: the same for the command line, the API and the panel. */
import { kindOfFault } from '../exchange/finding.ts'
import type { Seeds } from '../exchange/import.ts'
import type { Seeded } from './seed.ts'

/** Examples of one reason; all of them are in the library. */
const SHOWN = 3

/** Tokens of the file, whatever became of them. */
export const readIn = ({ tokens, roles, carried, again, left }: Seeds): number =>
  tokens.length + roles.length + carried.length + again + left

/** Every token that was read is counted in exactly one of these. */
export function importSaid(
  name: string,
  seeds: Seeds,
  { added, joined, carried, respelled }: Seeded,
): string[] {
  const again = seeds.again > 0 ? `, ${seeds.again} said again (of other modes, sets or parts)` : ''
  const left = seeds.left > 0 ? `, ${seeds.left} left out` : ''
  const reasons = Map.groupBy(seeds.carried, ({ reason }) => kindOfFault(reason))
  return [
    `${name}: ${readIn(seeds)} tokens read: ${added} added, ${joined} there already, ${carried} carried${again}${left}.`,
    ...[...reasons].map(
      ([, all]) =>
        `carried ${all.length}, because ${reasonOf(all)}: ${few(all.map(({ path }) => path.join('.')))}`,
    ),
    ...(respelled.length > 0
      ? [
          `${respelled.length} names stay as they are and are spelled in code: ${few(respelled.map(({ from, to }) => `${from} → ${to}`))}`,
        ]
      : []),
    ...[...Map.groupBy(seeds.notes, kindOfNote).values()].map(fewNotes),
  ]
}

/** `color.a: came in without …`: a note begins with whom it is about. */
const kindOfNote = (note: string): string => kindOfFault(note.replace(/^\S+: /, ''))

const fewNotes = (all: readonly string[]): string =>
  (all[0] ?? '') + (all.length > 1 ? ` (and ${all.length - 1} more like it)` : '')

/** The first of them, where they differ in whom they name. */
const reasonOf = (all: Seeds['carried']): string =>
  (all[0]?.reason ?? '') + (new Set(all.map(({ reason }) => reason)).size > 1 ? ' (and the like)' : '')

const few = (all: readonly string[]): string =>
  all.slice(0, SHOWN).join(', ') + (all.length > SHOWN ? ` and ${all.length - SHOWN} more` : '')
