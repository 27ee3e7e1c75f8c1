/** Colors inside styles, and the variables that they are bound to. */
import * as z from 'zod'

export const colored = {
  color: z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() }),
  variable: z.string().optional(),
}

export const boundTo = ({ boundVariables }: { boundVariables?: { color?: VariableAlias } }) =>
  boundVariables?.color ? { variable: boundVariables.color.id } : {}

/** As Figma's own helpers spell it: the objects of a style are set as a whole. */
export const alias = (id: string | undefined) =>
  id === undefined ? {} : { boundVariables: { color: { type: 'VARIABLE_ALIAS' as const, id } } }

/** The one paint of a style, as long as it simply covers what is behind it. */
export function onlyPaint({ paints }: PaintStyle): Paint | null {
  const [paint, ...others] = paints
  if (!paint || others.length > 0) return null
  const { visible = true, blendMode = 'NORMAL' } = paint
  return visible && blendMode === 'NORMAL' ? paint : null
}
