/** Answers of a model as files, so that the same command costs nothing the second time and changes nothing. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerCache } from '../core/pipeline/label/port.ts'

/** @param directory Made when the first answer comes. A file that is missing or damaged counts as no answer. */
export function answerFiles(directory: string): AnswerCache {
  const file = (key: string) => join(directory, `${key}.json`)
  return {
    get: async (key) => JSON.parse(await readFile(file(key), 'utf8')) as unknown,
    async put(key, answer) {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      await writeFile(`${file(key)}.new`, JSON.stringify(answer), { mode: 0o600 })
      await rename(`${file(key)}.new`, file(key))
    },
  }
}
