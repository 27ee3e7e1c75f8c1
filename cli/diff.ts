/** `token-pipeline diff OLD NEW`: what changed between two token files. Exit code 1 when anything did. */
import { Option } from 'commander'
import { diffMarkdown } from '../core/exchange/diff-markdown.ts'
import { diffTokens, isSame } from '../core/exchange/diff.ts'
import type { Addition } from './addition.ts'
import { forTerminal } from './terminal.ts'
import { readText } from './text-file.ts'

export const diffCommand: Addition = (command) =>
  command
    .argument('<old>', 'a W3C or Tokens Studio file')
    .argument('<new>', 'the same, later')
    .addOption(
      new Option('--format <how>', 'markdown suits a pull request')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .action(async (before: string, after: string, { format }: { format: string }) => {
      const diff = diffTokens(await readText(before), await readText(after))
      const text = format === 'json' ? `${JSON.stringify(diff, null, 1)}\n` : diffMarkdown(diff)
      process.stdout.write(forTerminal(text))
      if (!isSame(diff)) process.exitCode = 1
    })
