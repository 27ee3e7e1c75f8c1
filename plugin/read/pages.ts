/** Which pages a token set was measured on: what lives on others is not gone because it was not looked at. */
import { reachable } from '../readable.ts'
import { pageOf } from './frames.ts'

/** Ids of the pages; null where nobody can tell. `layers`: one of each token says enough. */
export async function pagesOf(
  layers: readonly string[],
  frames: Iterable<string>,
): Promise<ReadonlySet<string> | null> {
  const seen = await pagesWith(layers)
  const pages = seen.size > 0 ? seen : await pagesWith([...frames])
  return pages.size > 0 ? pages : null
}

async function pagesWith(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const pages = new Set<string>()
  for (const id of new Set(ids)) {
    await reachable(`layer ${id}`, async () => {
      const node = await figma.getNodeByIdAsync(id)
      if (node && !node.removed) pages.add(pageOf(node).id)
    })
  }
  return pages
}
