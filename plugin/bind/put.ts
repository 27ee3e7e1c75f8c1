/** Sets one property of a layer to a variable or style, and back. Figma hands out copies of its lists: they are set as a whole. */
import type { Raw } from '../things/types.ts'
import { isRgba } from '../things/values.ts'
import type { Found } from './types.ts'

export type Thing = Variable | BaseStyle
const isVariable = (thing: Thing): thing is Variable => 'resolvedType' in thing

/** `translucent`: the paint keeps its own opacity over an opaque variable. */
export async function put(
  node: SceneNode,
  { fields, value }: Pick<Found, 'fields' | 'value'>,
  thing: Thing,
  translucent: boolean,
): Promise<void> {
  if (!isVariable(thing)) {
    await setStyle(node, fields[0] ?? '', thing.id)
    return
  }
  for (const field of fields) {
    const [list = '', index] = field.split('.')
    const at = Number(index)
    if (index === undefined) setNumber(node, field, thing)
    else if (list === 'effects') setEffect(node, at, (effect) => colored(effect, thing))
    else {
      // What is seen is the variable's opacity times the paint's own.
      setPaint(node, list, at, (paint) => ({
        ...figma.variables.setBoundVariableForPaint(paint, 'color', thing),
        ...((paint.opacity ?? 1) < 1 && !translucent && { opacity: 1 }),
      }))
      if (translucent && isRgba(value)) keepOpacity(node, list, at, value.a)
    }
  }
}

/** Nobody documents what happens to the opacity of a paint that is bound: where it went, nothing is bound. */
function keepOpacity(node: SceneNode, list: string, index: number, opacity: number): void {
  const paint = paintsOf(node, list)[index]
  if (paint === undefined || Math.abs((paint.opacity ?? 1) - opacity) < 1e-3) return
  setPaint(node, list, index, (one) => ({
    ...figma.variables.setBoundVariableForPaint(one, 'color', null),
    opacity,
  }))
  throw new Error('Figma does not keep the opacity of this layer over a variable: it stays as it was.')
}

/** The property shows again what it showed, bound to nothing. `before`: null for styles. */
export async function takeOff(node: SceneNode, field: string, before: Raw | null): Promise<void> {
  const [list = '', index] = field.split('.')
  const at = Number(index)
  if (index !== undefined && list === 'effects') {
    setEffect(node, at, (effect) => ({
      ...colored(effect, null),
      ...(isRgba(before) && 'color' in effect && { color: { ...before } }),
    }))
  } else if (index !== undefined) {
    setPaint(node, list, at, (paint) => ({
      ...figma.variables.setBoundVariableForPaint(paint, 'color', null),
      ...(isRgba(before) && {
        color: { r: before.r, g: before.g, b: before.b },
        ...((paint.opacity ?? 1) !== before.a && { opacity: before.a }),
      }),
    }))
  } else if (before === null) await setStyle(node, field, '')
  else {
    setNumber(node, field, null)
    const fields = node as unknown as Record<string, unknown>
    if (fields[field] !== before) fields[field] = before
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

const colored = (effect: Effect, variable: Variable | null): Effect =>
  figma.variables.setBoundVariableForEffect(effect, 'color', variable)

function setEffect(node: SceneNode, index: number, change: (effect: Effect) => Effect): void {
  if ('effects' in node) node.effects = node.effects.map((one, i) => (i === index ? change(one) : one))
}

function paintsOf(node: SceneNode, list: string): readonly Paint[] {
  if (list === 'fills' && 'fills' in node && typeof node.fills !== 'symbol') return node.fills
  return list === 'strokes' && 'strokes' in node ? node.strokes : []
}

function setPaint(
  node: SceneNode,
  list: string,
  index: number,
  change: (paint: SolidPaint) => SolidPaint,
): void {
  const next = paintsOf(node, list).map((paint, i) =>
    i === index && paint.type === 'SOLID' ? change(paint) : paint,
  )
  if (list === 'fills' && 'fills' in node) node.fills = next
  else if (list === 'strokes' && 'strokes' in node) node.strokes = next
}
