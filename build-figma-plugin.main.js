/** Figma documents ES2020 and more for the main thread: no helpers for async functions and spreads are needed. */
export default (options) => ({ ...options, target: 'es2020' })
