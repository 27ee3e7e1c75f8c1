/** Which mode a frame shows, as its variables say: the surest proposal for a label. */

/** What Figma or we call a mode that says nothing. */
const NOTHING = /^(mode \d+|value|default)$/i
/** `frameSchema` takes no more. */
const LONGEST = 40

/** `Dark`, `Dark · Mobile`; null where no collection with several modes is in use. */
export async function modeLabelOf(node: SceneNode): Promise<string | null> {
  const names: string[] = []
  for (const [id, modeId] of Object.entries(node.resolvedVariableModes)) {
    const collection = await figma.variables.getVariableCollectionByIdAsync(id)
    if (!collection || collection.modes.length < 2) continue
    const name = collection.modes.find((mode) => mode.modeId === modeId)?.name.trim()
    if (name && !NOTHING.test(name) && !names.includes(name)) names.push(name)
  }
  return names.length > 0 ? names.join(' · ').slice(0, LONGEST).trim() : null
}
