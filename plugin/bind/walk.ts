/**
 * All values that some frames show. What instances show belongs to their main component and is looked at there, once;
 * what an instance overrides, and what comes from a library, is left and listed.
 */
import { giveWay } from '../pace.ts'
import { sharedModes } from '../read/bindings.ts'
import { pageOf } from '../read/frames.ts'
import { reachable } from '../readable.ts'
import type { Modes } from '../things/types.ts'
import { layerOf } from './layer-of.ts'
import { slotsOf } from './slots.ts'
import type { Found, Left, Slot } from './types.ts'

export interface WalkedFrame {
  readonly id: string
  readonly name: string
  readonly page: string
  readonly locked: boolean
  readonly modes: Modes
}
export interface Walked {
  readonly found: readonly Found[]
  readonly frames: readonly WalkedFrame[]
  /** Frame or main component → the main components that it has instances of. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>
  /** `overrideOf` for each field of a main component that an instance in a frame shows otherwise. */
  readonly overrides: ReadonlySet<string>
}

export const overrideOf = (frame: string, mainLayer: string, field: string): string =>
  `${frame} ${mainLayer} ${field}`

interface Step {
  readonly node: SceneNode
  readonly frame: string
  readonly left: Left | null
  readonly component: Part | null
}

/** The main component that a layer belongs to. */
interface Part {
  readonly name: string
  /** Absent where nothing can be changed in it. */
  readonly ours?: { readonly id: string; readonly instances: number }
}

export async function walk(ids: Iterable<string>): Promise<Walked> {
  const frames: WalkedFrame[] = []
  const uses = new Map<string, Set<string>>()
  const overrides = new Set<string>()
  const pending: Step[] = []
  const modesOf = sharedModes()
  for (const id of ids) {
    await reachable(`frame ${id}`, async () => {
      const node = await layerOf(id)
      if (!node) return
      const page = pageOf(node)
      await page.loadAsync()
      const { name, locked } = node
      const component = node.type === 'COMPONENT' ? await partOf(node) : null
      frames.push({ id, name, page: page.name, locked, modes: modesOf(node) })
      pending.push({ node, frame: id, left: null, component })
    })
  }
  // The first frame first: what several of them show is counted where it is met.
  pending.reverse()
  const found: Found[] = []
  const seen = new Set<string>()
  for (let step = pending.pop(); step; step = pending.pop()) {
    const next = step
    await reachable('layer', () => lookAt(next))
    await giveWay()
  }
  return { found, frames, uses, overrides }

  async function lookAt(step: Step): Promise<void> {
    const { node, frame } = step
    if (!node.visible || seen.has(node.id)) return
    seen.add(node.id)
    let { component } = step
    let left = step.left ?? ('locked' in node && node.locked ? 'locked' : null)
    if (node.type === 'INSTANCE' && left !== 'library') {
      const main = await node.getMainComponentAsync()
      if (main) found.push(...(await overridden(node, main, { frame, modesOf, overrides })))
      if (main && !main.remote) {
        const user = component?.ours?.id ?? frame
        uses.set(user, (uses.get(user) ?? new Set()).add(main.id))
        if (seen.has(main.id)) return
        await pageOf(main).loadAsync()
        pending.push({ node: main, frame, left: null, component: await partOf(main) })
        return
      }
      // A library's component is out of reach: its first instance tells what it shows.
      if (main && seen.has(main.id)) return
      if (main) seen.add(main.id)
      left = 'library'
      component = main && { name: nameOf(main) }
    }
    const slots = slotsOf(node)
    if (slots.length > 0) {
      const modes = modesOf(node)
      for (const slot of slots) found.push(place(slot, node, { frame, component, left, modes }))
    }
    if ('children' in node && node.type !== 'BOOLEAN_OPERATION') {
      for (const child of node.children.toReversed()) pending.push({ node: child, frame, left, component })
    }
  }
}

async function partOf(main: ComponentNode): Promise<Part> {
  return { name: nameOf(main), ours: { id: main.id, instances: (await main.getInstancesAsync()).length } }
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

interface Overriding {
  readonly frame: string
  readonly modesOf: (node: SceneNode) => Modes
  readonly overrides: Set<string>
}

async function overridden(
  instance: InstanceNode,
  main: ComponentNode,
  { frame, modesOf, overrides }: Overriding,
): Promise<Found[]> {
  const found: Found[] = []
  const component = { name: nameOf(main) }
  for (const { id, overriddenFields } of instance.overrides) {
    const node = id === instance.id ? instance : await layerOf(id)
    if (!node) continue
    const fields = new Set<string>(overriddenFields)
    // Inside an instance an id ends with that of the main component's own layer.
    const mainLayer = id === instance.id ? main.id : (id.split(';').at(-1) ?? id)
    for (const slot of slotsOf(node)) {
      if (!slot.fields.some((field) => covers(fields, field))) continue
      for (const field of slot.fields) overrides.add(overrideOf(frame, mainLayer, field))
      found.push(place(slot, node, { frame, component, left: 'override', modes: modesOf(node) }))
    }
  }
  return found
}

function place(
  slot: Slot,
  node: SceneNode,
  { frame, component, left, modes }: Omit<Step, 'node'> & { readonly modes: Modes },
): Found {
  const ours = component?.ours
  return {
    ...slot,
    place: {
      frame,
      layer: node.id,
      name: node.name,
      property: slot.property,
      ...(ours && { instances: ours.instances }),
    },
    left,
    component: component?.name ?? null,
    main: ours?.id ?? null,
    modes,
  }
}
