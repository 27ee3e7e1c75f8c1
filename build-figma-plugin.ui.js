import { engineBundle } from './scripts/engine-bundle.ts'
import { serverOrigin } from './scripts/network-access.ts'
import { examplePictures, onceEach, panelTarget, withoutJsonSchema } from './scripts/panel-bundle.ts'

/** Figma's windows are a current Chromium; preact's automatic JSX as in ui/tsconfig.json. */
export default (options) => {
  const { jsxFactory, jsxFragment, ...rest } = options
  return {
    ...rest,
    target: panelTarget,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The pipeline itself, for measuring without a server.
    plugins: [engineBundle(), examplePictures, withoutJsonSchema, ...rest.plugins.map(onceEach)],
    // The server that the manifest allows is the one the panel looks for first.
    define: { 'globalThis.TOKEN_PIPELINE_ORIGIN': JSON.stringify(serverOrigin()) },
  }
}
