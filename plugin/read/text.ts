/** What a text layer states of its type. */
import type { Layer, LayerText } from '../../shared/layer.ts'
import type { Profile } from './color.ts'
import { paintsOf } from './paints.ts'

const FIELDS = ['fontName', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing', 'fills'] as const
type Segment = Pick<
  StyledTextSegment,
  'fontName' | 'fontSize' | 'fontWeight' | 'lineHeight' | 'letterSpacing' | 'characters' | 'fills'
>

/** One style as `text`; several as `segments` beside the one most characters have. */
export function textOf(node: TextNode, profile: Profile): Pick<Layer, 'text' | 'segments'> {
  const length = node.characters.length
  if (length === 0) return {}
  const { fontName, fontSize, fontWeight, lineHeight, letterSpacing, fills, characters } = node
  // `figma.mixed` is a symbol. Asking for segments is slow, and most texts have one style.
  if (
    typeof fontName !== 'symbol' &&
    typeof fontSize !== 'symbol' &&
    typeof fontWeight !== 'symbol' &&
    typeof lineHeight !== 'symbol' &&
    typeof letterSpacing !== 'symbol' &&
    typeof fills !== 'symbol'
  ) {
    return { text: styleOf({ fontName, fontSize, fontWeight, lineHeight, letterSpacing, characters }) }
  }
  const styles = new Map<string, NonNullable<Layer['segments']>[number]>()
  for (const segment of node.getStyledTextSegments([...FIELDS])) {
    const style = { ...styleOf(segment), fills: paintsOf(segment.fills, profile) }
    const key = JSON.stringify({ ...style, characters: 0 })
    const known = styles.get(key)
    if (known) known.characters += style.characters
    else styles.set(key, style)
  }
  const segments = [...styles.values()]
  const [most] = segments.toSorted((a, b) => b.characters - a.characters)
  if (!most) return {}
  const { fills: _, ...text } = most
  return { text, segments }
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals

function styleOf({
  fontName,
  fontSize,
  fontWeight,
  lineHeight,
  letterSpacing,
  characters,
}: Omit<Segment, 'fills'>): LayerText {
  const size = round(fontSize, 2)
  const height =
    lineHeight.unit === 'AUTO'
      ? null
      : lineHeight.unit === 'PIXELS'
        ? lineHeight.value / fontSize
        : lineHeight.value / 100
  const spacing =
    letterSpacing.unit === 'PIXELS' ? letterSpacing.value : (letterSpacing.value / 100) * fontSize
  return {
    family: fontName.family,
    style: fontName.style,
    weight: fontWeight,
    size,
    ...(height === null ? {} : { lineHeight: round(height, 4) }),
    letterSpacing: round(spacing, 2),
    characters: characters.length,
  }
}
