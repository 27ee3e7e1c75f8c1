/** `token-pipeline rename OLD NEW --library FILE`: a token, a role or a mode gets another name. */
import { curate } from '../core/library/curate.ts'
import type { Curate, Library } from '../shared/library.ts'
import { slug } from '../shared/names.ts'
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
          : { do: 'rename', id: idOf(library, old), path: pathOf(name) }
        await opened.replace(curate(library, [step]))
        process.stderr.write(`${old} is now ${step.do === 'rename' ? step.path.join('/') : name}.\n`)
      },
    )

const pathOf = (name: string): string[] => name.split(/[/.]/).map((word) => slug(word))

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
