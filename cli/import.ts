/** `token-pipeline import FILE… --library FILE`: names and ids that already exist, before anything is measured. */
import { randomUUID } from 'node:crypto'
import { importTokens } from '../core/exchange/import.ts'
import { typeInfo } from '../core/library/exportable.ts'
import { importSaid } from '../core/library/import-said.ts'
import { seed } from '../core/library/seed.ts'
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
        let { library } = opened
        for (const { name, text, sources } of (await Promise.all(names.map(tokensAt))).flat()) {
          const seeds = importTokens(text, registry.map(typeInfo), name, sources)
          const seeded = seed(library, seeds, registry, randomUUID)
          library = seeded.library
          for (const line of importSaid(name, seeds, seeded)) process.stderr.write(forTerminal(`${line}\n`))
        }
        if (dryRun) process.stderr.write(`Nothing was written to ${place}.\n`)
        else await opened.replace(library)
      },
    )
