/** `token-pipeline diff OLD NEW`: what changed between two token files. Exit code 1 when anything did, 2 when it cannot be told. */
import { Option } from 'commander'
import { diffMarkdown } from '../core/exchange/diff-markdown.ts'
import { diffFiles, isSame } from '../core/exchange/diff.ts'
import { type ReadFile, readTokenFile } from '../core/exchange/read.ts'
import { asProblem } from '../shared/problem.ts'
import type { Addition } from './addition.ts'
import { forTerminal } from './terminal.ts'
import { tokensAt } from './token-files.ts'

/** What could not be read may have changed. */
const UNREAD = 2

export const diffCommand: Addition = (command) =>
  command
    .argument('<old>', 'a W3C, Tokens Studio, Style Dictionary or CSS file, a resolver, or a folder')
    .argument('<new>', 'the same, later')
    .addOption(
      new Option('--format <how>', 'markdown suits a pull request')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .action(async (before: string, after: string, { format }: { format: string }) => {
      const diff = await diffed(before, after)
      if (!diff) return
      process.stdout.write(
        forTerminal(format === 'json' ? `${JSON.stringify(diff, null, 1)}\n` : diffMarkdown(diff)),
      )
      for (const line of diff.unread) process.stderr.write(forTerminal(`not read: ${line}\n`))
      if (diff.unread.length > 0) process.exitCode = UNREAD
      else if (!isSame(diff)) process.exitCode = 1
    })

async function diffed(before: string, after: string) {
  try {
    return diffFiles(await fileAt(before), await fileAt(after))
  } catch (error) {
    const { message, remedy } = asProblem(error)
    process.stderr.write(forTerminal(`${message} ${remedy}\n`))
    process.exitCode = UNREAD
    return null
  }
}

/** All files of a folder as one. */
async function fileAt(name: string): Promise<ReadFile> {
  const files = (await tokensAt(name)).map(({ text, name: file, sources }) =>
    readTokenFile(text, file, sources),
  )
  const [first] = files
  if (first && files.length === 1) return first
  return {
    from: first?.from ?? 'dtcg',
    modes: [...new Set(files.flatMap(({ modes }) => modes))],
    tokens: files.flatMap(({ tokens }) => tokens),
    unread: files.flatMap(({ unread }) => unread),
    notes: files.flatMap(({ notes }) => notes),
    remarks: files.flatMap(({ remarks }) => remarks),
    again: files.reduce((sum, { again }) => sum + again, 0),
    left: files.reduce((sum, { left }) => sum + left, 0),
  }
}
