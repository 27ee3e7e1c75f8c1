/** A node of a REST document, answering in the words of the plugin API: one table of how REST spells each property. */
import type { FigmaNode } from '../node.ts'
import { paintsIn } from './paints.ts'
import { type RawNode, isRaw, listOf, textOf } from './raw.ts'
import { textFields } from './text.ts'

export interface RestNode extends FigmaNode {
  readonly raw: RawNode
}

type Read = (raw: RawNode) => unknown

const at =
  (property: string, index: number | string): Read =>
  (raw) => {
    const value = raw[property]
    if (Array.isArray(value)) return value[index as number] as unknown
    return isRaw(value) ? value[index] : undefined
  }
const style =
  (kind: string): Read =>
  (raw) => {
    const styles = raw['styles']
    // Converted files say the kind in the plural.
    return isRaw(styles) ? (styles[kind] ?? styles[`${kind}s`]) : undefined
  }
const padding =
  (side: string, both: string): Read =>
  (raw) =>
    raw[side] ?? raw[both] ?? 0

/** What REST leaves out has the plugin's default; what it spells otherwise is spelled here. */
const table: Readonly<Record<string, Read>> = {
  visible: (raw) => raw['visible'] ?? true,
  width: at('size', 'x'),
  height: at('size', 'y'),
  fills: (raw) => paintsIn(raw['fills'] ?? raw['background']),
  strokes: (raw) => paintsIn(raw['strokes']),
  dashPattern: (raw) => raw['strokeDashes'],
  strokeTopWeight: at('individualStrokeWeights', 'top'),
  strokeRightWeight: at('individualStrokeWeights', 'right'),
  strokeBottomWeight: at('individualStrokeWeights', 'bottom'),
  strokeLeftWeight: at('individualStrokeWeights', 'left'),
  topLeftRadius: at('rectangleCornerRadii', 0),
  topRightRadius: at('rectangleCornerRadii', 1),
  bottomRightRadius: at('rectangleCornerRadii', 2),
  bottomLeftRadius: at('rectangleCornerRadii', 3),
  itemSpacing: (raw) => raw['itemSpacing'] ?? 0,
  paddingTop: padding('paddingTop', 'verticalPadding'),
  paddingRight: padding('paddingRight', 'horizontalPadding'),
  paddingBottom: padding('paddingBottom', 'verticalPadding'),
  paddingLeft: padding('paddingLeft', 'horizontalPadding'),
  gridColumnGap: (raw) => raw['gridColumnGap'] ?? 0,
  gridRowGap: (raw) => raw['gridRowGap'] ?? 0,
  textAutoResize: (raw) => {
    const resize = at('style', 'textAutoResize')(raw)
    // REST leaves out what is NONE; converted files leave it out altogether, and so say nothing of it.
    return resize ?? (at('style', 'textAlignHorizontal')(raw) === undefined ? undefined : 'NONE')
  },
  fillStyleId: style('fill'),
  strokeStyleId: style('stroke'),
  textStyleId: style('text'),
  effectStyleId: style('effect'),
  boundVariables: boundIn,
}

/** REST binds paints inside them; the plugin has the same in one place. */
function boundIn(raw: RawNode): unknown {
  const own = isRaw(raw['boundVariables']) ? raw['boundVariables'] : {}
  const colors = (list: 'fills' | 'strokes') => {
    const bound = listOf(raw[list]).map((paint) => at('boundVariables', 'color')(paint))
    return own[list] === undefined && bound.some((alias) => alias !== undefined) ? { [list]: bound } : {}
  }
  return { ...own, ...colors('fills'), ...colors('strokes') }
}

const TEXT = new Set([
  'characters',
  'segments',
  'fontName',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
  'textCase',
  'textDecoration',
])

export function restNode(raw: RawNode): RestNode {
  let text: ReturnType<typeof textFields> | null = null
  const type = raw['type'] === 'REGULAR_POLYGON' ? 'POLYGON' : textOf(raw['type'])
  return {
    raw,
    id: textOf(raw['id']),
    name: textOf(raw['name']),
    type,
    get(property) {
      if (type === 'TEXT' && (TEXT.has(property) || property === 'fills')) {
        text ??= textFields(raw)
        return (
          text[property as keyof typeof text] ?? (property === 'fills' ? table['fills']?.(raw) : undefined)
        )
      }
      const read = table[property]
      return read ? read(raw) : (raw[property] ?? undefined)
    },
  }
}

/** In paint order. The parts of a boolean group are not to be seen. */
export const childrenOf = ({ raw, type }: RestNode): RestNode[] =>
  type === 'BOOLEAN_OPERATION' ? [] : listOf(raw['children']).map(restNode)
