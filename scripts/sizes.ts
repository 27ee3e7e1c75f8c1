/** What the panel weighs: it is loaded each time it is opened. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const kB = (text: string) => `${Math.round(Buffer.byteLength(text) / 1000)} kB`

/** @param folder Holds `build/ui.js`. */
export async function tellSizes(folder: string): Promise<void> {
  const panel = await readFile(join(folder, 'build/ui.js'), 'utf8')
  const measuring = packedIn(panel)
  console.log(`build/ui.js: ${kB(panel)} with what measures, ${kB(panel.replace(measuring, ''))} without`)
}

/** The engine, which is the longest string of base64 there (`engine-bundle.ts`). */
export const packedIn = (panel: string): string =>
  (panel.match(/[\w+/=]{50000,}/g) ?? []).reduce((most, one) => (one.length > most.length ? one : most), '')
