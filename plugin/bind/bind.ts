/** Binds layers to variables and styles, and takes that back. Nothing that is bound is ever detached for it. */
import { type Control, counting } from '../pace.ts'
import type { Raw } from '../things/types.ts'
import { same } from '../things/values.ts'
import { layerOf } from './layer-of.ts'
import { type Thing, put, takeOff } from './put.ts'
import { slotsOf } from './slots.ts'
import { isInMode, setMode, switchBack } from './switch-mode.ts'
import type { Switch } from './switches.ts'
import type { Found, Slot } from './types.ts'
import type { Journal } from '../undo/journal.ts'
import type { BindDone } from '../undo/record.ts'

export interface Order {
  readonly line: string
  readonly target: string
  /** The variable is opaque, the layers keep an opacity of their own. */
  readonly translucent: boolean
  readonly slots: readonly Found[]
}
export interface Turn {
  readonly line: string
  readonly switches: readonly Switch[]
}

interface Bound extends Pick<Journal, 'bindings' | 'failed'> {
  /** Lines of which something is not as it was. */
  readonly changed: Set<string>
}

interface Task extends Omit<Order, 'slots'> {
  readonly slot: Found
}

/** Frames switch first: what is bound then looks as it did before. */
export async function bindAll(
  orders: readonly Order[],
  turns: readonly Turn[],
  { bindings: done, failed, changed }: Bound,
  control: Control,
): Promise<void> {
  const layers = byLayer(orders)
  const total = orders.reduce((sum, { slots }) => sum + slots.length, 0)
  const step = counting(total, control)
  const things = new Map<string, Thing | null>()
  const attempt = async (line: string, name: string, work: () => Promise<BindDone | null>) => {
    try {
      const made = await work()
      if (made) done.push(made)
      else changed.add(line)
    } catch (error) {
      failed.push({ name, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  for (const { line, switches } of turns) {
    for (const one of switches) {
      if (control.cancelled()) break
      await attempt(line, one.frame, () => setMode(one))
    }
  }
  for (const [layer, tasks] of layers) {
    const { node, now, modes } = await lookAt(layer)
    for (const { line, target, slot, translucent } of tasks) {
      if (control.cancelled()) return
      const thing = things.get(target) ?? (await thingOf(target))
      things.set(target, thing)
      await attempt(line, slot.place.name, async () => {
        if (!node || !thing || !isAsShown(now.get(slot.fields.join()), slot) || !isInModes(modes, slot))
          return null
        await put(node, slot, thing, translucent)
        const { kind, fields, place } = slot
        const before = slot.scope === null ? null : (slot.value as Raw)
        return { layer: node.id, name: place.name, kind, fields, target: thing.id, before }
      })
      await step()
    }
  }
}

/** As it is now; Figma throws on a layer that went meanwhile, which then is as good as gone. */
async function lookAt(layer: string) {
  try {
    const node = await layerOf(layer)
    const slots = node ? slotsOf(node) : []
    const now = new Map(slots.map((slot) => [slot.fields.join(), slot]))
    return { node, now, modes: node?.resolvedVariableModes ?? {} }
  } catch {
    return { node: null, now: new Map<string, Slot>(), modes: {} }
  }
}

/** All that happens to one layer happens at once: it is fetched and looked at a single time. */
function byLayer(orders: readonly Order[]): Map<string, Task[]> {
  const layers = new Map<string, Task[]>()
  for (const { slots, ...order } of orders) {
    for (const slot of slots) {
      const known = layers.get(slot.place.layer)
      if (known) known.push({ ...order, slot })
      else layers.set(slot.place.layer, [{ ...order, slot }])
    }
  }
  return layers
}

const thingOf = async (id: string): Promise<Thing | null> =>
  (await figma.variables.getVariableByIdAsync(id)) ?? (await figma.getStyleByIdAsync(id))

/** False when the layer is gone, shows something else by now, or is bound already. */
function isAsShown(now: Slot | undefined, { value, scope }: Found): boolean {
  if (!now || now.bound !== null) return false
  return scope === null
    ? JSON.stringify(now.value) === JSON.stringify(value)
    : same(now.value as Raw, value as Raw)
}

/** In another mode the variable may hold another value: one that was not switched is left alone. */
const isInModes = (now: Readonly<Record<string, string>>, { modes }: Found): boolean =>
  Object.entries(modes).every(([collection, mode]) => now[collection] === mode)

/** Whether a layer is still bound as it was by us. */
export async function isStillBound(done: BindDone): Promise<boolean> {
  const node = await layerOf(done.layer)
  if (!node) return false
  if (done.kind === 'mode') return isInMode(node, done)
  return slotsOf(node).some((slot) => slot.bound === done.target && slot.fields.join() === done.fields.join())
}

/** The layer shows again what it showed, bound to nothing. */
export async function unbind(done: BindDone): Promise<void> {
  const node = await layerOf(done.layer)
  if (!node) throw new Error('The layer is gone.')
  if (done.kind === 'mode') await switchBack(node, done)
  else for (const field of done.fields) await takeOff(node, field, done.before)
}
