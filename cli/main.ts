#!/usr/bin/env node
/** The command line. */
import { forTerminal } from './terminal.ts'
import { asProblem } from '../shared/problem.ts'
import { createProgram } from './program.ts'

// A reader that has seen enough (`| head`) ends this quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  const program = await createProgram(process.env, process.argv.slice(2))
  await program.parseAsync()
} catch (error) {
  const problem = asProblem(error)
  process.stderr.write(forTerminal(`${problem.message}\n${problem.remedy}\n`))
  if (problem.code === 'internal')
    process.stderr.write(`${String((problem.cause as Error)?.stack ?? problem.cause)}\n`)
  process.exitCode = 1
}
