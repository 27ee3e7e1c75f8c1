/** The plugin's manifest: package.json's `figma-plugin` block plus the server it may reach. */
import { readConfigAsync } from '@create-figma-plugin/common'
import { buildManifestAsync } from '@create-figma-plugin/build/lib/utilities/build-manifest-async.js'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes `folder/manifest.json` from the package.json of the current directory. */
export async function buildManifest(folder: string): Promise<void> {
  await buildManifestAsync({ config: await readConfigAsync(), minify: false, outputDirectory: folder })
  // It is kept in git: lists of words on one line, as the formatter has them.
  const path = join(folder, 'manifest.json')
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`),
  )
}
