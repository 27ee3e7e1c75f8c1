/** Each imported `.css` is a CSS module; with a leading `!` it is global and injected as it is. */
declare module '*.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
declare module '*.png' {
  const dataUrl: string
  export default dataUrl
}
/** The bundle of the engine, as `scripts/engine-bundle.ts` makes it. */
declare module 'engine:*' {
  /** `EngineSource` of `engine/open.ts`: an import would make this file a module. */
  const source: { readonly packed: string } | { readonly file: string }
  export default source
}
