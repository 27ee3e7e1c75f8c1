/** `token-pipeline import FILE --library FILE`: names and ids that already exist, before anything is measured. */
import { randomUUID } from 'node:crypto'
import { importTokens } from '../core/exchange/import.ts'
import { typeInfo } from '../core/library/exportable.ts'
import { seed } from '../core/library/seed.ts'
import { registry } from '../core/tokens/index.ts'
import type { Addition } from './addition.ts'
import { openLibraryFile } from './library-file.ts'
import { forTerminal } from './terminal.ts'
import { readText } from './text-file.ts'

export const importCommand: Addition = (command) =>
  command
    .argument('<file>', 'tokens that exist already')
    .requiredOption('--library <file>', 'the library to seed, for extract --library')
    .action(async (file: string, { library: place }: { library: string }) => {
      const seeds = importTokens(await readText(file), registry.map(typeInfo), file)
      const opened = await openLibraryFile(place)
      const { library, added } = seed(opened.library, seeds, registry, randomUUID)
      await opened.replace(library)
      process.stderr.write(`${added} tokens of ${file} are now in ${place}.\n`)
      for (const { path, reason } of seeds.skipped)
        process.stderr.write(forTerminal(`left out ${path}: ${reason}\n`))
    })
