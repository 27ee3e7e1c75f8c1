/**
 * Bundles the browser page: the same panel as in Figma, with the browser's host. As it lies there it measures by itself
 * and speaks to nobody, on any host or opened from its folder; a server that gives it puts its own line in (`server/page.ts`).
 */
import { esbuildCssModulesPlugin } from '@create-figma-plugin/build/lib/utilities/build-bundles-async/esbuild-css-modules-plugin.js'
import { esbuildPreactCompatPlugin } from '@create-figma-plugin/build/lib/utilities/build-bundles-async/esbuild-preact-compat-plugin.js'
import { type Plugin, build } from 'esbuild'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STANDS_ALONE } from '../shared/page-marks.ts'
import { engineBundle } from './engine-bundle.ts'
import { examplePictures, onceEach, panelTarget, withoutJsonSchema } from './panel-bundle.ts'

const images = {
  '.gif': 'dataurl',
  '.jpg': 'dataurl',
  '.png': 'dataurl',
  '.svg': 'dataurl',
  '.webp': 'dataurl',
} as const

export async function buildPage(root: string): Promise<void> {
  const folder = join(root, 'build/page')
  await mkdir(folder, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['ui/browser.tsx'],
    outfile: join(folder, 'page.js'),
    bundle: true,
    minify: true,
    // A classic script, which a page opened from a folder may load, too; no inline code, so the policy allows none.
    format: 'iife',
    target: panelTarget,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: images,
    // The tool's plugins are typed by its own, older esbuild; the plugin interface they use is the same.
    plugins: [
      engineBundle(folder),
      examplePictures,
      withoutJsonSchema,
      ...([esbuildPreactCompatPlugin(), esbuildCssModulesPlugin(true)] as unknown as Plugin[]).map(onceEach),
    ],
    logLevel: 'warning',
  })
  await writeFile(join(folder, 'theme.css'), await theme(root))
  await writeFile(join(folder, 'index.html'), html)
}

/**
 * Outside Figma nobody defines `--figma-color-*`: the tool's own copy of both themes does. The page follows the system;
 * the class `figma-light` or `figma-dark` on `<html>` or `<body>` overrules it.
 */
async function theme(root: string): Promise<string> {
  const css = await readFile(join(root, 'node_modules/@create-figma-plugin/ui/lib/css/theme.css'), 'utf8')
  const variables = (name: string): string => {
    const block = new RegExp(`:root \\.${name} \\{([^}]*)\\}`).exec(css)?.[1]
    if (block === undefined) throw new Error(`theme.css of @create-figma-plugin/ui has no block for ${name}`)
    return block
  }
  const light = `{color-scheme:light;${variables('figma-light')}}`
  const dark = `{color-scheme:dark;${variables('figma-dark')}}`
  return `:root,.figma-light${light}
@media (prefers-color-scheme:dark){:root:not(.figma-light)${dark}}
.figma-dark${dark}
`
}

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    ${STANDS_ALONE}
    <title>Token Pipeline</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="theme.css" />
  </head>
  <body>
    <div id="create-figma-plugin"></div>
    <noscript>Token Pipeline needs JavaScript.</noscript>
    <script src="page.js"></script>
  </body>
</html>
`
