/** Figma's windows are a current Chromium; preact's automatic JSX as in ui/tsconfig.json. */
export default (options) => {
  const { jsxFactory, jsxFragment, ...rest } = options
  return { ...rest, target: 'chrome110', jsx: 'automatic', jsxImportSource: 'preact' }
}
