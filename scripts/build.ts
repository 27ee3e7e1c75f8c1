/**
 * Builds everything that is not plain Node: the Figma plugin (build/main.js, build/ui.js, manifest.json) and the browser
 * page (build/page/). Does nothing when neither sources nor server address changed. `--server URL` sets the address,
 * `--force` builds anyway, `--out DIRECTORY` puts the plugin alone somewhere else.
 */
import { buildAsync } from '@create-figma-plugin/build/lib/build-async.js'
import { resolve } from 'node:path'
import { chdir } from 'node:process'
import { tellSizes } from './sizes.ts'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { buildManifest } from './manifest.ts'
import { buildPage } from './page.ts'
import { serverOrigin } from './network-access.ts'
import { isCurrent, stamp } from './stamp.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { out } = parseArgs({ options: { out: { type: 'string' } }, strict: false }).values
const elsewhere = typeof out === 'string' ? resolve(out) : undefined
// The plugin's tool reads package.json and tsconfig.json of the current directory.
chdir(root)

const origin = serverOrigin()
if (elsewhere === undefined && !process.argv.includes('--force') && (await isCurrent(root, origin))) {
  console.log('The build is current.')
} else {
  const started = Date.now()
  await buildAsync({
    minify: true,
    // `npm test` checks types; here it took 75 s of 90 before anybody saw a page.
    typecheck: false,
    outputDirectory: elsewhere ?? root,
    clearPreviousLine: false,
    exitOnError: true,
  })
  await buildManifest(elsewhere ?? root)
  if (elsewhere === undefined) {
    await buildPage(root)
    await stamp(root, origin)
  }
  await tellSizes(elsewhere ?? root)
  console.log(
    `Built the plugin${elsewhere === undefined ? ' and the page' : ''} for ${origin} in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  )
}
