/** Fills, strokes and shadows as plain JSON: what is visible of them. */
import type { Layer, Paint as LayerPaint } from '../../shared/layer.ts'
import { type Profile, colorOf } from './color.ts'

const shapes = {
  GRADIENT_LINEAR: 'linear',
  GRADIENT_RADIAL: 'radial',
  GRADIENT_ANGULAR: 'angular',
  GRADIENT_DIAMOND: 'diamond',
} as const

/** `figma.mixed` is a symbol: a text whose parts are filled differently has its fills in its segments. */
export function paintsOf(paints: unknown, profile: Profile): LayerPaint[] {
  if (!Array.isArray(paints)) return []
  return (paints as readonly Paint[]).flatMap((paint) => {
    const made = paint.visible === false || paint.opacity === 0 ? null : paintOf(paint, profile)
    return made ? [made] : []
  })
}

function paintOf(paint: Paint, profile: Profile): LayerPaint | null {
  const opacity = paint.opacity ?? 1
  switch (paint.type) {
    case 'SOLID':
      return { paint: 'solid', color: colorOf(paint.color, opacity, profile) }
    case 'GRADIENT_LINEAR':
    case 'GRADIENT_RADIAL':
    case 'GRADIENT_ANGULAR':
    case 'GRADIENT_DIAMOND': {
      const stops = paint.gradientStops.map(({ color, position }) => ({
        color: colorOf(color, color.a * opacity, profile),
        position: Math.round(Math.min(1, Math.max(0, position)) * 1e4) / 1e4,
      }))
      if (stops.length === 0) return null
      const [[a, b]] = paint.gradientTransform
      // The transform's first row is the gradient's own x axis, in the layer.
      const angle = Math.round(((Math.atan2(b, a) * 180) / Math.PI + 90) * 10) / 10
      return { paint: 'gradient', shape: shapes[paint.type], angle, stops }
    }
    case 'IMAGE':
      return paint.imageHash === null ? null : { paint: 'image', hash: paint.imageHash }
    default:
      // Video and pattern: neither a color nor a picture that could be read.
      return null
  }
}

const px = (value: number) => ({ value: Math.round(value * 100) / 100, unit: 'px' as const })

export function shadowsOf(effects: readonly Effect[], profile: Profile): NonNullable<Layer['shadows']> {
  return effects.flatMap((effect) =>
    effect.visible && (effect.type === 'DROP_SHADOW' || effect.type === 'INNER_SHADOW')
      ? [
          {
            color: colorOf(effect.color, effect.color.a, profile),
            offsetX: px(effect.offset.x),
            offsetY: px(effect.offset.y),
            blur: px(effect.radius),
            spread: px(effect.spread ?? 0),
            inset: effect.type === 'INNER_SHADOW',
          },
        ]
      : [],
  )
}
