/** A file as it enters an empty library, and what is in that then. */
import { emptyLibrary, librarySchema } from '../../../shared/library.ts'
import { importTokens } from '../../exchange/import.ts'
import { registry } from '../../tokens/index.ts'
import { typeInfo } from '../exportable.ts'
import { seed } from '../seed.ts'

export const types = registry.map(typeInfo)
export function imported(text: string, sources: Record<string, string> = {}) {
  let n = 0
  const seeds = importTokens(text, types, 'The file', sources)
  const seeded = seed(emptyLibrary(), seeds, registry, () => `id${++n}`)
  return { seeds, ...seeded, library: librarySchema.parse(JSON.parse(JSON.stringify(seeded.library))) }
}

/** What is in: values, then names that point; both by path, with the key of the value. */
export const held = ({ library: { set } }: ReturnType<typeof imported>) => ({
  tokens: set.primitives.map(({ path, key }) => `${path.join('/')} ${key}`),
  roles: set.semantics.map(({ path, alias }) =>
    [path.join('/'), ...Object.entries(alias).map((one) => one.join(' '))].join(' · '),
  ),
})
