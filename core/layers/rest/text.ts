/** Text as REST states it: one style, and a table of what single characters have instead. */
import type { Stated } from '../text.ts'
import { paintsIn } from './paints.ts'
import { type RawNode, isRaw, textOf } from './raw.ts'

/** The fields of a whole text; `undefined` where its parts differ, as `figma.mixed` is for the plugin. */
export function textFields(node: RawNode): Stated & { readonly segments: readonly Stated[] } {
  const segments = segmentsOf(node)
  const [first, ...others] = segments
  const same = (field: keyof Stated) => {
    const spelled = JSON.stringify(first?.[field])
    return others.every((segment) => JSON.stringify(segment[field]) === spelled)
  }
  const whole =
    first && Object.fromEntries(Object.entries(first).filter(([field]) => same(field as keyof Stated)))
  return { ...whole, characters: textOf(node['characters']), segments }
}

/** Runs of characters in one style. An override states only what differs. */
function segmentsOf(node: RawNode): Stated[] {
  const characters = textOf(node['characters'])
  const own = isRaw(node['style']) ? node['style'] : {}
  const table = isRaw(node['styleOverrideTable']) ? node['styleOverrideTable'] : {}
  const ids = Array.isArray(node['characterStyleOverrides'])
    ? (node['characterStyleOverrides'] as unknown[])
    : []
  const styleOf = (id: unknown): Stated => {
    const override = typeof id === 'number' && id !== 0 ? table[String(id)] : undefined
    const { fills, ...style } = isRaw(override) ? override : {}
    return fieldsOf(merged(own, style), fills ?? node['fills'])
  }
  const runs: { start: number; end: number; id: unknown }[] = []
  for (let at = 0; at < characters.length; at++) {
    const id = ids[at] ?? 0
    const last = runs.at(-1)
    if (last && last.id === id) last.end = at + 1
    else runs.push({ start: at, end: at + 1, id })
  }
  return runs.map(({ start, end, id }) => ({ ...styleOf(id), characters: characters.slice(start, end) }))
}

/** Another weight is another face: the name of the old one is none of it. */
function merged(own: RawNode, style: RawNode): RawNode {
  const isOtherFace = style['fontStyle'] === undefined && style['fontWeight'] !== undefined
  return { ...own, ...(isOtherFace && { fontStyle: undefined, fontPostScriptName: undefined }), ...style }
}

const fieldsOf = (style: RawNode, fills: unknown): Stated => ({
  fontName: { family: style['fontFamily'], style: faceOf(style) },
  fontSize: style['fontSize'],
  fontWeight: style['fontWeight'],
  lineHeight: heightOf(style),
  letterSpacing: isRaw(style['letterSpacing'])
    ? style['letterSpacing']
    : { unit: 'PIXELS', value: style['letterSpacing'] ?? 0 },
  textCase: style['textCase'],
  textDecoration: style['textDecoration'],
  fills: paintsIn(fills),
})

/** Figma's word for it, where the document says one; else the end of the PostScript name ("Inter-SemiBold"). */
function faceOf(style: RawNode): string {
  const said = textOf(style['fontStyle'])
  if (said !== '') return said
  const [, ...face] = textOf(style['fontPostScriptName']).split('-')
  const named = face.join(' ')
  return style['italic'] === true && !/italic|oblique/i.test(named) ? `${named} Italic`.trim() : named
}

/** `INTRINSIC_%` at 100 is AUTO, and says what it comes to; at another share it is a share of that. */
function heightOf(style: RawNode): unknown {
  if (isRaw(style['lineHeight'])) return style['lineHeight']
  const px = style['lineHeightPx']
  switch (style['lineHeightUnit']) {
    case 'PIXELS':
      return { unit: 'PIXELS', value: px }
    case 'FONT_SIZE_%':
      return { unit: 'PERCENT', value: style['lineHeightPercentFontSize'] }
    default:
      return isAuto(style['lineHeightPercent']) ? { unit: 'AUTO', px } : { unit: 'PIXELS', value: px }
  }
}

/** float32: 99.99998. */
const isAuto = (percent: unknown): boolean => typeof percent !== 'number' || Math.abs(percent - 100) < 0.01
