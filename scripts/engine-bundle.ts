/**
 * `import source from 'engine:./worker.ts'`: that file with all it imports, a classic script. Figma takes the panel as
 * one file, so there it lies inside, packed; a page has it as a file beside it, which its policy can name.
 */
import { type Plugin, build as bundle } from 'esbuild'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { panelTarget, withoutJsonSchema } from './panel-bundle.ts'

/** @param folder Where the file goes; absent: it is packed into the bundle. */
export const engineBundle = (folder?: string): Plugin => ({
  name: 'engine-bundle',
  setup: (build) => {
    build.onResolve({ filter: /^engine:/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice('engine:'.length)),
      namespace: 'engine',
    }))
    build.onLoad({ filter: /.*/, namespace: 'engine' }, async ({ path }) => {
      const code = await engineCode(path)
      if (folder !== undefined) await writeFile(join(folder, 'engine.js'), code)
      const source = folder === undefined ? { packed: packed(code) } : { file: 'engine.js' }
      return { contents: JSON.stringify(source), loader: 'json' }
    })
  },
})

/** The panel unpacks it by `DecompressionStream`. */
const packed = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64')

export async function engineCode(entry: string): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    // A classic script: it must also run where a host allows no worker.
    format: 'iife',
    target: panelTarget,
    plugins: [withoutJsonSchema],
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
