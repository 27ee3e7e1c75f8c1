/** `token-pipeline import FILE… --library FILE`: names and ids that already exist, before anything is measured. */
import { randomUUID } from 'node:crypto'
import { kindOfFault } from '../core/exchange/finding.ts'
import { type Seeds, importTokens } from '../core/exchange/import.ts'
import { typeInfo } from '../core/library/exportable.ts'
import { type Seeded, seed } from '../core/library/seed.ts'
import { registry } from '../core/tokens/index.ts'
import type { Addition } from './addition.ts'
import { openLibraryFile } from './library-file.ts'
import { forTerminal } from './terminal.ts'
import { tokensAt } from './token-files.ts'

/** Examples of one reason; all of them are in the library file. */
const SHOWN = 3

export const importCommand: Addition = (command) =>
  command
    .argument('<files...>', 'tokens that exist already: files, folders or globs')
    .requiredOption('--library <file>', 'the library to seed, for extract --library')
    .option('--dry-run', 'only say what would be added, joined and carried')
    .action(
      async (names: string[], { library: place, dryRun = false }: { library: string; dryRun?: boolean }) => {
        const opened = await openLibraryFile(place)
        let { library } = opened
        for (const { name, text, sources } of (await Promise.all(names.map(tokensAt))).flat()) {
          const seeds = importTokens(text, registry.map(typeInfo), name, sources)
          const seeded = seed(library, seeds, registry, randomUUID)
          library = seeded.library
          for (const line of saidOf(name, seeds, seeded)) process.stderr.write(forTerminal(`${line}\n`))
        }
        if (dryRun) process.stderr.write(`Nothing was written to ${place}.\n`)
        else await opened.replace(library)
      },
    )

/** Every token that was read is counted in exactly one of these. */
function saidOf(name: string, seeds: Seeds, { added, joined, carried, respelled }: Seeded): string[] {
  const read = seeds.tokens.length + seeds.roles.length + seeds.carried.length + seeds.parts
  const parts = seeds.parts > 0 ? `, ${seeds.parts} parts of those` : ''
  const reasons = Map.groupBy(seeds.carried, ({ reason }) => kindOfFault(reason))
  return [
    `${name}: ${read} tokens read: ${added} added, ${joined} there already, ${carried} carried${parts}.`,
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
