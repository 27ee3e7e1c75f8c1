/** `token-pipeline import FILE… --library FILE`: names and ids that already exist, before anything is measured. */
import { randomUUID } from 'node:crypto'
import { takeInTexts } from '../core/library/take-in.ts'
import { registry } from '../core/tokens/index.ts'
import type { Addition } from './addition.ts'
import { openLibraryFile } from './library-file.ts'
import { forTerminal } from './terminal.ts'
import { tokensAt } from './token-files.ts'

export const importCommand: Addition = (command) =>
  command
    .argument('<files...>', 'tokens that exist already: files, folders or globs')
    .requiredOption('--library <file>', 'the library to seed, for extract --library')
    .option('--dry-run', 'only say what would be added, joined and carried')
    .action(
      async (names: string[], { library: place, dryRun = false }: { library: string; dryRun?: boolean }) => {
        const opened = await openLibraryFile(place)
        const texts = (await Promise.all(names.map(tokensAt))).flat()
        const { library, report } = takeInTexts(opened.library, texts, registry, randomUUID)
        for (const line of report.lines) process.stderr.write(forTerminal(`${line}\n`))
        if (dryRun) process.stderr.write(`Nothing was written to ${place}.\n`)
        else await opened.replace(library)
      },
    )
