/** Styles as plain data. */
import { reachable, readable } from '../../readable.ts'
import { bodyNow } from './bodies.ts'
import { styleMarks } from './mark.ts'
import type { OurStyle, StyleSnapshot, StyleState } from './types.ts'

export async function localStyles(): Promise<OurStyle[]> {
  const [texts, effects, paints] = await Promise.all([
    figma.getLocalTextStylesAsync(),
    figma.getLocalEffectStylesAsync(),
    figma.getLocalPaintStylesAsync(),
  ])
  return [...texts, ...effects, ...paints]
}

/** Styles of libraries that the measured frames use. */
export async function boundStyles(ids: Iterable<string>): Promise<OurStyle[]> {
  const found: OurStyle[] = []
  for (const id of ids) {
    if (!id.startsWith('S:')) continue
    const style = await reachable(`style ${id}`, () => figma.getStyleByIdAsync(id))
    if (style && readable(`style ${id}`, () => style.remote && isOurs(style))) found.push(style as OurStyle)
  }
  return found
}

const isOurs = (style: BaseStyle): style is OurStyle =>
  style.type === 'TEXT' || style.type === 'EFFECT' || style.type === 'PAINT'

export const styleState = (style: OurStyle): StyleState => ({
  id: style.id,
  remote: style.remote,
  ...styleSnapshot(style),
})

export const styleSnapshot = (style: OurStyle): StyleSnapshot => ({
  name: style.name,
  description: style.description,
  body: bodyNow(style),
  mark: style.remote ? null : styleMarks.of(style),
})
