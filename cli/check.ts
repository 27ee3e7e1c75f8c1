/**
 * `token-pipeline check FILE…`: anybody's W3C file, line by line; with `--library`, Figma documents against it. Exit code 1
 * when one has errors.
 */
import { checkDtcg } from '../core/exchange/check.ts'
import type { Addition } from './addition.ts'
import { forTerminal } from './terminal.ts'
import { readText } from './text-file.ts'

export const checkCommand: Addition = (command) =>
  command
    .argument('<files...>', 'files in the W3C format (DTCG 2025.10), or Figma documents with --library')
    .option('--library <file>', 'compare documents (JSON of Figma’s REST API) with this library, as Markdown')
    .option('--json', 'print the findings as JSON on stdout')
    .action(async (files: string[], { json = false, library }: { json?: boolean; library?: string }) => {
      if (library !== undefined) {
        const { checkDesigns } = await import('./check-design.ts')
        if (!(await checkDesigns(files, library, json))) process.exitCode = 1
        return
      }
      const all = await Promise.all(
        files.map(async (file) => ({ file, findings: checkDtcg(await readText(file)) })),
      )
      const print = (text: string) => process.stdout.write(forTerminal(`${text}\n`))
      if (json) print(JSON.stringify(all, null, 1))
      else
        for (const { file, findings } of all) {
          if (findings.length === 0) print(`${file}: valid`)
          for (const { severity, line, column, path, message, remedy } of findings)
            print(`${file}:${line}:${column} ${severity} ${path.join('.')}: ${message} ${remedy}`)
        }
      if (all.some(({ findings }) => findings.some((finding) => finding.severity === 'error')))
        process.exitCode = 1
    })
