#!/usr/bin/env node
/** The command line. Each command is a file in `cli/`. */
import { Command } from 'commander'
import { backupCommand, restoreCommand } from './cli/backup.ts'
import { checkCommand } from './cli/check.ts'
import { diffCommand } from './cli/diff.ts'
import { extractCommand } from './cli/extract.ts'
import { importCommand } from './cli/import.ts'
import { pullCommand } from './cli/pull.ts'
import { serveCommand } from './cli/serve.ts'
import { tokenCommand } from './cli/token.ts'
import { asProblem } from '../shared/problem.ts'
import { version } from './serve.ts'

const program = new Command('token-pipeline')
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

try {
  await program.parseAsync()
} catch (error) {
  const problem = asProblem(error)
  process.stderr.write(`${problem.message}\n${problem.remedy}\n`)
  if (problem.code === 'internal')
    process.stderr.write(`${String((problem.cause as Error)?.stack ?? problem.cause)}\n`)
  process.exitCode = 1
}
