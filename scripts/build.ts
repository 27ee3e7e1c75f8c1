/**
 * Builds everything that is not plain Node: the Figma plugin (build/main.js, build/ui.js, manifest.json) and the browser
 * page (build/page/). Does nothing when neither sources nor server address changed. `--server URL` sets the address,
 * `--force` builds anyway.
 */
import { buildAsync } from '@create-figma-plugin/build/lib/build-async.js'
import { chdir } from 'node:process'
import { fileURLToPath } from 'node:url'
import { buildManifest } from './manifest.ts'
import { buildPage } from './page.ts'
import { serverOrigin } from './network-access.ts'
import { isCurrent, stamp } from './stamp.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// The plugin's tool reads package.json and tsconfig.json of the current directory.
chdir(root)

const origin = serverOrigin()
if (!process.argv.includes('--force') && (await isCurrent(root, origin))) {
  console.log('The build is current.')
} else {
  const started = Date.now()
  await buildAsync({
    minify: true,
    typecheck: true,
    outputDirectory: root,
    clearPreviousLine: false,
    exitOnError: true,
  })
  await buildManifest(root)
  await buildPage(root)
  await stamp(root, origin)
  console.log(
    `Built the plugin and the page for ${origin} in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  )
}
