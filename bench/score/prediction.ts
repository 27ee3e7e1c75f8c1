/** A token set in the plain words the scorer understands. Lengths are CSS px. */
import type { TokenSet } from '../../shared/token-set.ts'

export interface Prediction {
  readonly colors: { hex: string }[]
  readonly spacing: { px: number }[]
  readonly typography: { sizePx: number; weight: number | undefined; lineHeightPx: number | undefined }[]
  readonly radius: { px: number; pill: boolean }[]
  readonly border: { px: number }[]
  readonly shadow: {
    x: number
    y: number
    blur: number
    spread: number
    color: string
    alpha: number
    inset: boolean
  }[]
}

const px = (length: { value: number } | undefined): number => length?.value ?? 0
const FULL = 999

/** The bench asks by specimen and kind, as everybody outside `core/tokens/` does: what is drawn as a corner is a radius. */
export function predictionOf({ primitives }: TokenSet, specimens: ReadonlyMap<string, string>): Prediction {
  const widths = new Set<number>()
  const prediction: Prediction = {
    colors: [],
    spacing: [],
    typography: [],
    radius: [],
    border: [],
    shadow: [],
  }
  for (const token of primitives) {
    const specimen = specimens.get(token.type)
    // What only shadows and gradients show is judged with them: it has places, but nothing is said of these.
    if (token.kind === 'color' && token.sightings.some(({ facts }) => facts !== undefined))
      prediction.colors.push({ hex: token.value.hex })
    else if (token.kind === 'dimension' && specimen === 'bar')
      prediction.spacing.push({ px: token.value.value })
    else if (token.kind === 'dimension' && specimen === 'corner')
      prediction.radius.push({ px: token.value.value, pill: token.value.value >= FULL })
    else if (token.kind === 'border') widths.add(px(token.value.width))
    else if (token.kind === 'typography') {
      const { fontSize, fontWeight, lineHeight } = token.value
      const lineHeightPx = lineHeight === undefined ? undefined : lineHeight * px(fontSize)
      prediction.typography.push({ sizePx: px(fontSize), weight: fontWeight, lineHeightPx })
    } else if (token.kind === 'shadow') {
      for (const layer of token.value) {
        const { offsetX, offsetY, blur, spread, color, inset } = layer
        prediction.shadow.push({
          x: px(offsetX),
          y: px(offsetY),
          blur: px(blur),
          spread: px(spread),
          color: color?.hex ?? '#000000',
          alpha: color?.alpha ?? 1,
          inset: inset ?? false,
        })
      }
    }
  }
  prediction.border.push(...[...widths].map((width) => ({ px: width })))
  return prediction
}
