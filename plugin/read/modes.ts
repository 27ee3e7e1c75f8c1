/** Which mode a frame shows, as its variables say: the surest proposal for a label. */
import { reachable, readable, readableOf } from '../readable.ts'

/** What Figma or we call a mode that says nothing. */
const NOTHING = /^(mode \d+|value|default)$/i
/** `frameSchema` takes no more. */
const LONGEST = 40

/** What the quick action offers for the mode of the frames: those of this file's collections. */
export function suggestModes(): void {
  figma.parameters.on('input', ({ query, result }) => {
    void modesOf(query).then((names) => result.setSuggestions(names))
  })
}

async function modesOf(query: string): Promise<string[]> {
  const collections = await figma.variables.getLocalVariableCollectionsAsync().catch(() => [])
  const names = readableOf('collection', collections, ({ modes }) => modes.map(({ name }) => name)).flat()
  const fitting = new Set(names.filter((name) => !NOTHING.test(name)))
  return [...fitting].filter((name) => name.toLowerCase().includes(query.toLowerCase()))
}

/** `Dark`, `Dark · Mobile`; null where no collection with several modes is in use. */
export async function modeLabelOf(node: SceneNode): Promise<string | null> {
  const names: string[] = []
  const modes = readable('modes of a frame', () => node.resolvedVariableModes) ?? {}
  for (const [id, modeId] of Object.entries(modes)) {
    // Of a deleted collection or an expired library the mode is a ghost.
    const name = await reachable(`collection ${id}`, async () => {
      const collection = await figma.variables.getVariableCollectionByIdAsync(id)
      if (!collection || collection.modes.length < 2) return null
      return collection.modes.find((mode) => mode.modeId === modeId)?.name.trim()
    })
    if (name && !NOTHING.test(name) && !names.includes(name)) names.push(name)
  }
  return names.length > 0 ? names.join(' · ').slice(0, LONGEST).trim() : null
}
