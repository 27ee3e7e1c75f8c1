/** A library in a file, for those who keep tokens in git. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Library, emptyLibrary, librarySchema } from '../shared/library.ts'
import { Problem } from '../shared/problem.ts'
import type { TokenSet } from '../shared/token-set.ts'
import { type Reconciled, reconcile } from '../core/library/reconcile.ts'

export interface LibraryFile {
  readonly library: Library
  /** Reconciles, and writes where that changed anything. */
  save(set: TokenSet): Promise<Reconciled>
  replace(library: Library): Promise<void>
}

/** A file that does not exist yet is an empty library. */
export async function openLibraryFile(file: string): Promise<LibraryFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Problem(
      'invalid-request',
      `The library file "${file}" cannot be read (${error.code}).`,
      'Check the path and its permissions.',
    )
  })
  const library = text === null ? emptyLibrary() : parse(text, file)
  const replace = async (next: Library) => {
    // A new file put in place of the old one: an interrupted write loses nothing.
    await writeFile(`${file}.new`, `${JSON.stringify(next, null, 1)}\n`)
    await rename(`${file}.new`, file)
  }
  return {
    library,
    replace,
    async save(set) {
      const reconciled = reconcile(library, set, randomUUID)
      if (reconciled.library !== library || text === null) await replace(reconciled.library)
      return reconciled
    },
  }
}

function parse(text: string, file: string): Library {
  try {
    return librarySchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Problem(
      'invalid-body',
      `"${file}" is not a library of Token Pipeline.`,
      'Name a file that extract --library has written, or a new one.',
      { cause },
    )
  }
}
