/** docs/cli.md: what `--help` says, of every command. */
import type { Command } from 'commander'
import { createProgram } from '../cli/program.ts'

/** Columns: the help is wrapped, and must not depend on somebody's terminal. */
const WIDTH = 110

export async function cliDoc(): Promise<string> {
  const program = await createProgram({})
  const parts = program.commands.flatMap((command) => [
    `## ${command.name()}`,
    help(command),
    ...command.commands.flatMap((sub) => [`### ${command.name()} ${sub.name()}`, help(sub)]),
  ])
  return (
    [
      '# Command line',
      'Written by `npm run docs`. In a clone: `npx token-pipeline …`.',
      help(program),
      ...parts,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  )
}

function help(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (chunk) => (text += chunk), getOutHelpWidth: () => WIDTH })
  // `outputHelp` also has what is said after the options.
  command.outputHelp()
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``
}
