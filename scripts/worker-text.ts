/** `import code from 'worker:../engine/worker.ts'`: that file with all it imports, as text, for `new Worker` from a blob. */
import { type Plugin, build } from 'esbuild'
import { resolve } from 'node:path'

export const workerText = (): Plugin => ({
  name: 'worker-text',
  setup(build) {
    build.onResolve({ filter: /^worker:/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice('worker:'.length)),
      namespace: 'worker-text',
    }))
    build.onLoad({ filter: /.*/, namespace: 'worker-text' }, async ({ path }) => ({
      contents: await textOf(path),
      loader: 'text',
    }))
  },
})

/**
 * Style Dictionary lays out four formats; what it also brings for files, archives and JavaScript is 2.1 MB that no
 * format of ours reaches. Reached all the same, it says so.
 */
const unreached = /^(prettier\/|@zip\.js\/zip\.js$|@bundled-es-modules\/(glob|memfs)$)/
const without: Plugin = {
  name: 'unreached',
  setup(build) {
    build.onResolve({ filter: unreached }, ({ path }) => ({ path, namespace: 'unreached' }))
    build.onLoad({ filter: /.*/, namespace: 'unreached' }, ({ path }) => ({
      contents: `module.exports = new Proxy({ fs: {} }, { get: (known, name) => known[name] ?? (() => { throw new Error(${JSON.stringify(`${path} is not part of this bundle`)}) }) })`,
    }))
  },
}

async function textOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    plugins: [without],
    // Style Dictionary's paths ask where they are.
    banner: { js: `var process={env:{},platform:'browser',cwd:()=>'/'};` },
    // A classic script: it must also run where a host allows no worker.
    format: 'iife',
    target: 'chrome110',
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
