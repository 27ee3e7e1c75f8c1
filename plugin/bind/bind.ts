/** Binds layers to variables and styles, and takes that back. Nothing that is bound is ever detached for it. */
import type { Control, Pace } from '../write/slices.ts'
import { slices } from '../write/slices.ts'
import type { Raw } from '../write/types.ts'
import { isRgba, same } from '../write/values.ts'
import { slotsOf } from './slots.ts'
import type { BindDone, Found, Slot } from './types.ts'

export interface Order {
  readonly line: string
  readonly target: string
  readonly slots: readonly Found[]
}

export interface Bound {
  readonly done: readonly BindDone[]
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  /** Lines of which something is not as it was. */
  readonly changed: readonly string[]
  readonly cancelled: boolean
}

export async function bindAll(orders: readonly Order[], control: Control): Promise<Bound> {
  const done: BindDone[] = []
  const failed: { name: string; reason: string }[] = []
  const changed = new Set<string>()
  const total = orders.reduce((sum, { slots }) => sum + slots.length, 0)
  const pace: Pace = slices(total, control)
  for (const { line, target, slots } of orders) {
    const thing = await thingOf(target)
    for (const slot of slots) {
      if (control.cancelled()) return { done, failed, changed: [...changed], cancelled: true }
      try {
        const made = thing && (await bindOne(slot, thing))
        if (made) done.push(made)
        else changed.add(line)
      } catch (error) {
        failed.push({ name: slot.place.name, reason: reasonOf(error) })
      }
      const pause = pace()
      if (pause) await pause
    }
  }
  return { done, failed, changed: [...changed], cancelled: false }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

type Thing = Variable | BaseStyle
const isVariable = (thing: Thing): thing is Variable => 'resolvedType' in thing

const thingOf = async (id: string): Promise<Thing | null> =>
  (await figma.variables.getVariableByIdAsync(id)) ?? (await figma.getStyleByIdAsync(id))

/** Null when the layer is gone, shows something else by now, or is bound already. */
async function bindOne(slot: Found, thing: Thing): Promise<BindDone | null> {
  const node = await layerOf(slot.place.layer)
  const now = node && slotsOf(node).find((one) => one.fields.join() === slot.fields.join())
  if (!node || !now || now.bound !== null || !isSame(now, slot)) return null
  const before = slot.scope === null ? null : (slot.value as Raw)
  await put(node, slot, thing)
  const { kind, fields, place } = slot
  return { layer: node.id, name: place.name, kind, fields, target: thing.id, before }
}

const isSame = (a: Slot, b: Slot): boolean =>
  a.scope === null
    ? JSON.stringify(a.value) === JSON.stringify(b.value)
    : same(a.value as Raw, b.value as Raw)

async function layerOf(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id)
  return !node || node.removed || node.type === 'DOCUMENT' || node.type === 'PAGE' ? null : node
}

async function put(node: SceneNode, { fields }: Pick<Slot, 'fields'>, thing: Thing): Promise<void> {
  if (!isVariable(thing)) {
    await setStyle(node, fields[0] ?? '', thing.id)
    return
  }
  for (const field of fields) {
    const [list = '', index] = field.split('.')
    if (index === undefined) setNumber(node, field, thing)
    else
      setPaint(node, list, Number(index), (paint) =>
        figma.variables.setBoundVariableForPaint(paint, 'color', thing),
      )
  }
}

async function setStyle(node: SceneNode, field: string, style: string): Promise<void> {
  if (field === 'effectStyleId' && 'setEffectStyleIdAsync' in node) {
    await node.setEffectStyleIdAsync(style)
    return
  }
  if (node.type !== 'TEXT') throw new Error('This layer takes no style.')
  if (typeof node.fontName !== 'symbol') await figma.loadFontAsync(node.fontName)
  await node.setTextStyleIdAsync(style)
}

/** Figma knows more fields than the typings' union of a node lets through. */
interface Bindable {
  setBoundVariable(field: string, variable: Variable | null): void
}
const setNumber = (node: SceneNode, field: string, variable: Variable | null): void =>
  (node as unknown as Bindable).setBoundVariable(field, variable)

/** Figma hands out copies of its lists: they are set as a whole. */
function setPaint(
  node: SceneNode,
  list: string,
  index: number,
  change: (paint: SolidPaint) => SolidPaint,
): void {
  if (list === 'fills' && 'fills' in node && typeof node.fills !== 'symbol') {
    node.fills = changed(node.fills, index, change)
  } else if (list === 'strokes' && 'strokes' in node) {
    node.strokes = changed(node.strokes, index, change)
  }
}

const changed = (
  paints: readonly Paint[],
  index: number,
  change: (paint: SolidPaint) => SolidPaint,
): Paint[] => paints.map((paint, i) => (i === index && paint.type === 'SOLID' ? change(paint) : paint))

/** Whether a layer is still bound as it was by us. */
export async function isStillBound(done: BindDone): Promise<boolean> {
  const node = await layerOf(done.layer)
  if (!node) return false
  return slotsOf(node).some((slot) => slot.bound === done.target && slot.fields.join() === done.fields.join())
}

/** The layer shows again what it showed, bound to nothing. */
export async function unbind(done: BindDone): Promise<void> {
  const node = await layerOf(done.layer)
  if (!node) throw new Error('The layer is gone.')
  for (const field of done.fields) {
    const [list = '', index] = field.split('.')
    if (index !== undefined) setPaint(node, list, Number(index), (paint) => plain(paint, done.before))
    else if (done.before === null) await setStyle(node, field, '')
    else {
      setNumber(node, field, null)
      const fields = node as unknown as Record<string, unknown>
      if (fields[field] !== done.before) fields[field] = done.before
    }
  }
}

function plain(paint: SolidPaint, before: Raw | null): SolidPaint {
  const free = figma.variables.setBoundVariableForPaint(paint, 'color', null)
  return before !== null && isRgba(before)
    ? { ...free, color: { r: before.r, g: before.g, b: before.b } }
    : free
}
