/** A module beside another, for threads: by its name alone, since the packed package has it compiled. */
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @param here `import.meta.url` of the one that asks.
 * @example new Worker(beside('worker', import.meta.url))
 */
export const beside = (name: string, here: string): URL =>
  new URL(`${name}${extname(fileURLToPath(here))}`, here)
