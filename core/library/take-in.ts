/** Files of other people into a library, with what became of each token. Pure. */
import type { ImportFile, ImportReport } from '../../shared/api.ts'
import type { Library } from '../../shared/library.ts'
import type { Sources } from '../exchange/dialects.ts'
import { importTokens } from '../exchange/import.ts'
import { resolverFor } from '../exchange/folder.ts'
import type { Registry } from '../tokens/type.ts'
import { typeInfo } from './exportable.ts'
import { importSaid, readIn } from './import-said.ts'
import { seed } from './seed.ts'

/** A text that holds tokens, with the files that it names. */
interface TokenText {
  readonly name: string
  readonly text: string
  readonly sources: Sources
}
interface TakenIn {
  readonly library: Library
  readonly report: ImportReport
}

/** Files as they were sent, several W3C ones as one. @throws Problem `invalid-body` naming the file that holds no tokens. */
export function takeIn(
  library: Library,
  files: readonly ImportFile[],
  types: Registry,
  mint: () => string,
): TakenIn {
  const texts = files.map(({ name, content }) => ({ name, text: content }))
  const one =
    texts.length > 1 && texts.every(({ name }) => !name.endsWith('.css')) ? resolverFor(texts) : null
  const named = texts.map(({ name }) => name).join(', ')
  const all = one ? [{ name: named, ...one }] : texts.map((file) => ({ ...file, sources: sourcesOf(texts) }))
  return takeInTexts(library, all, types, mint)
}

/** @throws Problem `invalid-body` naming the text that holds no tokens. */
export function takeInTexts(
  library: Library,
  texts: readonly TokenText[],
  types: Registry,
  mint: () => string,
): TakenIn {
  const infos = types.map(typeInfo)
  let now = library
  const report: ImportReport = {
    read: 0,
    added: 0,
    joined: 0,
    carried: 0,
    again: 0,
    left: 0,
    lines: [],
  }
  for (const { name, text, sources } of texts) {
    const seeds = importTokens(text, infos, name, sources)
    const seeded = seed(now, seeds, types, mint)
    now = seeded.library
    report.read += readIn(seeds)
    report.added += seeded.added
    report.joined += seeded.joined
    report.carried += seeded.carried
    report.again += seeds.again
    report.left += seeds.left
    report.lines.push(...importSaid(name, seeds, seeded))
  }
  return { library: now, report }
}

/** By their own names: a resolver calls its neighbours by those. */
const sourcesOf = (files: readonly { readonly name: string; readonly text: string }[]) =>
  Object.fromEntries(files.map(({ name, text }) => [name, text]))
