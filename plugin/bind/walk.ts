/**
 * All values that some frames show. What instances show belongs to their main component and is looked at there, once;
 * what an instance overrides, and what comes from a library, is left and listed.
 */
import { pageOf } from '../read/frames.ts'
import { type Pace, pacer } from '../write/slices.ts'
import { slotsOf } from './slots.ts'
import type { Found, Left, Slot } from './types.ts'

export interface Walked {
  readonly found: readonly Found[]
  readonly frames: readonly { readonly id: string; readonly name: string; readonly page: string }[]
}

interface Step {
  readonly node: SceneNode
  readonly frame: string
  readonly left: Left | null
  readonly component: Part | null
}

/** The main component that a layer belongs to. */
interface Part {
  readonly name: string
  /** That follow what is changed in it; absent where nothing can be. */
  readonly instances?: number
}

export async function walk(ids: Iterable<string>): Promise<Walked> {
  const frames: { id: string; name: string; page: string }[] = []
  const pending: Step[] = []
  for (const id of ids) {
    const node = await figma.getNodeByIdAsync(id)
    if (!node || node.removed || node.type === 'DOCUMENT' || node.type === 'PAGE') continue
    const page = pageOf(node)
    await page.loadAsync()
    frames.push({ id, name: node.name, page: page.name })
    const component = node.type === 'COMPONENT' ? await partOf(node) : null
    pending.push({ node, frame: id, left: null, component })
  }
  // The first frame first: what several of them show is counted where it is met.
  pending.reverse()
  const pace: Pace = pacer()
  const found: Found[] = []
  const seen = new Set<string>()
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { node, frame } = step
    if (!node.visible || seen.has(node.id)) continue
    seen.add(node.id)
    let { component } = step
    let left = step.left ?? ('locked' in node && node.locked ? 'locked' : null)
    if (node.type === 'INSTANCE' && left !== 'library') {
      const main = await node.getMainComponentAsync()
      if (main) found.push(...(await overridden(node, main, step)))
      if (main && !main.remote) {
        await pageOf(main).loadAsync()
        pending.push({ node: main, frame, left: null, component: await partOf(main) })
        continue
      }
      // A library's component is out of reach: its first instance tells what it shows.
      if (main && seen.has(main.id)) continue
      if (main) seen.add(main.id)
      left = 'library'
      component = main && { name: nameOf(main) }
    }
    for (const slot of slotsOf(node)) found.push(place(slot, node, { frame, component }, left))
    if ('children' in node && node.type !== 'BOOLEAN_OPERATION') {
      for (const child of node.children.toReversed()) pending.push({ node: child, frame, left, component })
    }
    const pause = pace()
    if (pause) await pause
  }
  return { found, frames }
}

async function partOf(main: ComponentNode): Promise<Part> {
  return { name: nameOf(main), instances: (await main.getInstancesAsync()).length }
}

const nameOf = (main: ComponentNode): string =>
  main.parent?.type === 'COMPONENT_SET' ? main.parent.name : main.name

/** Figma's name of a field → ours of a slot. */
const covers = (overridden: ReadonlySet<string>, field: string): boolean => {
  const [list = field] = field.split('.')
  if (overridden.has(list)) return true
  if (list.endsWith('Radius')) return overridden.has('cornerRadius')
  return /^stroke\w+Weight$/.test(list) && overridden.has('strokeWeight')
}

async function overridden(instance: InstanceNode, main: ComponentNode, step: Step): Promise<Found[]> {
  const found: Found[] = []
  for (const { id, overriddenFields } of instance.overrides) {
    const node = id === instance.id ? instance : await figma.getNodeByIdAsync(id)
    if (!node || node.removed || node.type === 'DOCUMENT' || node.type === 'PAGE') continue
    const fields = new Set<string>(overriddenFields)
    for (const slot of slotsOf(node)) {
      if (slot.fields.some((field) => covers(fields, field)))
        found.push(place(slot, node, { frame: step.frame, component: { name: nameOf(main) } }, 'override'))
    }
  }
  return found
}

function place(
  slot: Slot,
  node: SceneNode,
  { frame, component }: Pick<Step, 'frame' | 'component'>,
  left: Left | null,
): Found {
  const instances = component?.instances
  return {
    ...slot,
    place: {
      frame,
      layer: node.id,
      name: node.name,
      property: slot.property,
      ...(instances === undefined ? {} : { instances }),
    },
    left: left ?? slot.stays ?? null,
    component: component?.name ?? null,
    modes: node.resolvedVariableModes,
  }
}
