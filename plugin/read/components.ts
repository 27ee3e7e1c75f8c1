/** Which component a layer belongs to: 200 instances of one button are one witness. */
import type { Belonging } from '../../core/layers/walk.ts'

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
