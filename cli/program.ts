/** Every command there is. Each is a file in this folder. */
import { Command } from 'commander'
import { version } from '../server/serve.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { diffCommand } from './diff.ts'
import { extractCommand } from './extract.ts'
import { importCommand } from './import.ts'
import { pullCommand } from './pull.ts'
import { serveCommand } from './serve.ts'
import { tokenCommand } from './token.ts'

export const createProgram = async (): Promise<Command> =>
  new Command('token-pipeline')
    .description('Measures design tokens in frames: a value is measured, never guessed.')
    .version(await version())
    .showHelpAfterError('(token-pipeline --help tells more)')
    .addCommand(extractCommand())
    .addCommand(pullCommand())
    .addCommand(importCommand())
    .addCommand(diffCommand())
    .addCommand(checkCommand())
    .addCommand(serveCommand())
    .addCommand(tokenCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
