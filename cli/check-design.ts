/** `check design.json --library FILE`: a document against a library. Exit code 1 when something is not on it. */
import { checkDesign, checkMarkdown } from '../core/library/check-design.ts'
import { examineLayers } from '../core/pipeline/examine/examine-layers.ts'
import { registry } from '../core/tokens/index.ts'
import { readDocument } from './document-file.ts'
import { openLibraryFile } from './library-file.ts'
import { forTerminal } from './terminal.ts'

export async function checkDesigns(
  files: readonly string[],
  libraryFile: string,
  json: boolean,
): Promise<boolean> {
  const { library } = await openLibraryFile(libraryFile)
  const all = []
  for (const file of files) {
    const frames = await readDocument(file)
    const examined = frames.map(({ frame, layers }) => examineLayers(frame, layers, registry))
    all.push({ file, ...checkDesign(examined, library, registry) })
  }
  const text = json
    ? JSON.stringify(all, null, 1)
    : all.map((check) => checkMarkdown(check.file, check)).join('\n')
  process.stdout.write(forTerminal(`${text}\n`))
  return all.every(({ off }) => off.length === 0)
}
