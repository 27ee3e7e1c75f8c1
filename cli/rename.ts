/** `token-pipeline rename OLD NEW --library FILE`: a token, a role or a mode gets another name. */
import { curate } from '../core/library/curate.ts'
import type { Curate, Library } from '../shared/library.ts'
import { plainWord } from '../shared/names.ts'
import { Problem } from '../shared/problem.ts'
import type { Addition } from './addition.ts'
import { openLibraryFile } from './library-file.ts'

export const renameCommand: Addition = (command) =>
  command
    .argument('<old>', 'as files call it, e.g. color/blue/500, or as it was written before it came in')
    .argument('<new>', 'its new name; exports keep the old one once, as a deprecated alias')
    .requiredOption('--library <file>', 'the library')
    .option('--mode', 'the names are those of a mode')
    .action(
      async (
        old: string,
        name: string,
        { library: place, mode = false }: { library: string; mode?: boolean },
      ) => {
        const opened = await openLibraryFile(place)
        const { library } = opened
        const step: Curate = mode
          ? { do: 'rename-mode', id: old, name }
          : { do: 'rename', id: idOf(library, old), ...namedAs(name) }
        await opened.replace(curate(library, [step]))
        process.stderr.write(`${old} is now ${step.do === 'rename' ? step.path.join('/') : name}.\n`)
      },
    )

/** `Marke/主色` is written so, and spelled `marke/u4e3bu8272` for code. */
function namedAs(name: string): { path: string[]; written?: string[] } {
  const written = name.split(/[/.]/)
  const path = written.map(plainWord)
  return path.join('/') === written.join('/') ? { path } : { path, written }
}

function idOf({ set }: Library, name: string): string {
  const wanted = name.replaceAll('/', '.')
  const all = [...set.primitives, ...set.semantics]
  const found = all.find(({ path, written }) => path.join('.') === wanted || written?.join('.') === wanted)
  if (found?.id !== undefined) return found.id
  throw new Problem(
    'unknown-token',
    `The library has no token "${name}".`,
    'Names are those of the exports; `token-pipeline mcp` and the style guide list them.',
  )
}
