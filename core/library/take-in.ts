/** Files of other people into a library, with what became of each token. Pure. */
import type { ImportFile, ImportReport } from '../../shared/api.ts'
import type { Library } from '../../shared/library.ts'
import { importTokens } from '../exchange/import.ts'
import { resolverFor } from '../exchange/folder.ts'
import type { Registry } from '../tokens/type.ts'
import { typeInfo } from './exportable.ts'
import { importSaid } from './import-said.ts'
import { seed } from './seed.ts'

/** @throws Problem `invalid-body` naming the file that holds no tokens. */
export function takeIn(
  library: Library,
  files: readonly ImportFile[],
  types: Registry,
  mint: () => string,
): { readonly library: Library; readonly report: ImportReport } {
  const infos = types.map(typeInfo)
  const texts = files.map(({ name, content }) => ({ name, text: content }))
  const one =
    texts.length > 1 && texts.every(({ name }) => !name.endsWith('.css')) ? resolverFor(texts) : null
  const named = texts.map(({ name }) => name).join(', ')
  const all = one ? [{ name: named, ...one }] : texts.map((file) => ({ ...file, sources: sourcesOf(texts) }))
  let now = library
  const report: ImportReport = { read: 0, added: 0, joined: 0, carried: 0, lines: [] }
  for (const { name, text, sources } of all) {
    const seeds = importTokens(text, infos, name, sources)
    const seeded = seed(now, seeds, types, mint)
    now = seeded.library
    report.read += seeds.tokens.length + seeds.roles.length + seeds.carried.length + seeds.parts
    report.added += seeded.added
    report.joined += seeded.joined
    report.carried += seeded.carried
    report.lines.push(...importSaid(name, seeds, seeded))
  }
  return { library: now, report }
}

/** By their own names: a resolver calls its neighbours by those. */
const sourcesOf = (files: readonly { readonly name: string; readonly text: string }[]) =>
  Object.fromEntries(files.map(({ name, text }) => [name, text]))
