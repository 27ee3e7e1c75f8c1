import { readFile } from 'node:fs/promises'
import { Problem } from '../shared/problem.ts'

/** @throws Problem `invalid-request` naming the file. */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read (${cause.code})`
    throw new Problem('invalid-request', `"${file}" ${why}.`, 'Check the path.', { cause })
  })
}
