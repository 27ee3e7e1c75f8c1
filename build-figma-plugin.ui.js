import { serverOrigin } from './scripts/network-access.ts'

/** Figma's windows are a current Chromium; preact's automatic JSX as in ui/tsconfig.json. */
export default (options) => {
  const { jsxFactory, jsxFragment, ...rest } = options
  return {
    ...rest,
    target: 'chrome110',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The server that the manifest allows is the one the panel looks for first.
    define: { 'globalThis.TOKEN_PIPELINE_ORIGIN': JSON.stringify(serverOrigin()) },
  }
}
