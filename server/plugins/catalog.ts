import { formats } from '../../core/formats/index.ts'
import type { Catalog } from '../../core/library/answers.ts'
import { registry } from '../../core/tokens/index.ts'
import { loadPlugins } from './load.ts'

/**
 * All that this process can measure and write: our own types and formats, then those of the modules, in the order given.
 * @throws Problem `invalid-plugin`, also where a plugin's name is one of ours.
 */
export async function loadCatalog(modules: readonly string[] = []): Promise<Catalog> {
  const own: Catalog = { types: registry, formats }
  const theirs = await loadPlugins(modules, own)
  return { types: [...own.types, ...theirs.types], formats: [...own.formats, ...theirs.formats] }
}
