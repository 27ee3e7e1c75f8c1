/** The one default port: the server listens on it, and the manifest allows it. */
export const DEFAULT_PORT = 4319
/** Where the panel looks for its server: what the plugin was built for, else this computer. */
export const DEFAULT_ORIGIN =
  // The build puts the address here, which it also allows in the manifest.
  (globalThis as { TOKEN_PIPELINE_ORIGIN?: string }).TOKEN_PIPELINE_ORIGIN ??
  `http://localhost:${DEFAULT_PORT}`
