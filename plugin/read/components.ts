/** Which component a layer belongs to: 200 instances of one button are one witness. */

export interface Belonging {
  /** Key of the component, or of its set: variants are one component. */
  readonly component: string
  readonly instance?: string
}

/** Answers for components and instances; null for everything else, which belongs to what is around it. */
export function componentOf(node: SceneNode): Promise<Belonging | null> | null {
  if (node.type === 'INSTANCE') return ofInstance(node)
  if (node.type !== 'COMPONENT' && node.type !== 'COMPONENT_SET') return null
  return Promise.resolve({ component: keyOf(node) })
}

async function ofInstance(node: InstanceNode): Promise<Belonging | null> {
  const main = await node.getMainComponentAsync()
  return main ? { component: keyOf(main), instance: node.id } : null
}

const keyOf = (node: ComponentNode | ComponentSetNode): string =>
  node.parent?.type === 'COMPONENT_SET' ? node.parent.key : node.key
