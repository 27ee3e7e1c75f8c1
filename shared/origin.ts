/** The one default port: the server listens on it, and the manifest allows it. */
export const DEFAULT_PORT = 4319
export const DEFAULT_ORIGIN = `http://localhost:${DEFAULT_PORT}`
