/**
 * `token-pipeline check FILE…`: anybody's W3C files, line by line; with `--library`, Figma documents against it. Exit code 1
 * when one has errors.
 */
import { checkDtcg } from '../core/exchange/check.ts'
import { type LocatedFinding, kindOfFault } from '../core/exchange/finding.ts'
import type { Addition } from './addition.ts'
import { forTerminal } from './terminal.ts'
import { filesNamed, tokenText } from './token-files.ts'

interface Flags {
  readonly json?: boolean
  readonly all?: boolean
  readonly library?: string
}

/** Lines of one kind of fault that are printed; `--all` prints the rest. */
const SHOWN = 5

export const checkCommand: Addition = (command) =>
  command
    .argument(
      '<files...>',
      'files, folders or globs in the W3C format (DTCG 2025.10), or Figma documents with --library',
    )
    .option('--library <file>', 'compare documents (JSON of Figma’s REST API) with this library, as Markdown')
    .option('--all', 'print every line, also of a fault that is there many times')
    .option('--json', 'print all findings as JSON on stdout')
    .action(async (names: string[], { json = false, all = false, library }: Flags) => {
      if (library !== undefined) {
        const { checkDesigns } = await import('./check-design.ts')
        if (!(await checkDesigns(names, library, json))) process.exitCode = 1
        return
      }
      const files = (await filesNamed(names)).filter((file) => !file.endsWith('.css'))
      const texts = await Promise.all(files.map(tokenText))
      const checked = texts.map(({ name, text, sources }) => ({
        file: name,
        findings: checkDtcg(
          text,
          texts.filter((other) => other.name !== name).map((other) => other.text),
          sources,
        ),
      }))
      const print = (text: string) => process.stdout.write(forTerminal(`${text}\n`))
      if (json) print(JSON.stringify(checked, null, 1))
      else
        for (const { file, findings } of checked) for (const line of linesOf(file, findings, all)) print(line)
      if (checked.some(({ findings }) => findings.some((finding) => finding.severity === 'error')))
        process.exitCode = 1
    })

function linesOf(file: string, findings: readonly LocatedFinding[], all: boolean): string[] {
  if (findings.length === 0) return [`${file}: valid`]
  const shown = new Map<string, number>()
  const lines = findings.flatMap(({ severity, line, column, path, message, remedy }) => {
    const kind = kindOfFault(message)
    const count = (shown.get(kind) ?? 0) + 1
    shown.set(kind, count)
    if (!all && count > SHOWN) return []
    return [`${file}:${line}:${column} ${severity} ${path.join('.')}: ${message} ${remedy}`]
  })
  const more = all ? [] : [...shown].filter(([, count]) => count > SHOWN)
  return [
    ...lines,
    ...more.map(([kind, count]) => `${file}: ${count - SHOWN} more like "${kind}" (--all prints them)`),
  ]
}
