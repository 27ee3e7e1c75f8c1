/** A layer by its id. */
const isLayer = (node: BaseNode | null): node is SceneNode =>
  node !== null && !node.removed && node.type !== 'DOCUMENT' && node.type !== 'PAGE'

/** Null when it is gone. */
export async function layerOf(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id).catch(() => null)
  return isLayer(node) ? node : null
}
