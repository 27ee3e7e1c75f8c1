/** What a click on Download hands over: one file as it is, several as an archive with their folders. */
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Download } from 'playwright-core'

/** Text of each file by its path. */
export async function downloaded(download: Download): Promise<Record<string, string>> {
  const bytes = await readFile(await download.path())
  const name = download.suggestedFilename()
  if (!name.endsWith('.zip')) return { [name]: bytes.toString('utf8') }
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]))
}
