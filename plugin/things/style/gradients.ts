/** Gradients as Figma holds them: three rows of a matrix in place of an angle. */
import type { GradientForm } from '../../../shared/gradient.ts'
import type { GradientBody, StopBody } from './types.ts'
import { isRgba } from '../values.ts'

const types = {
  linear: 'GRADIENT_LINEAR',
  radial: 'GRADIENT_RADIAL',
  angular: 'GRADIENT_ANGULAR',
  diamond: 'GRADIENT_DIAMOND',
} as const satisfies Record<GradientForm['shape'], GradientPaint['type']>

/** As CSS has it where nothing is said: from top to bottom. */
export const DEFAULT_FORM = { shape: 'linear', angle: 180 } as const

export const upright = (angle: number): number => (((angle % 360) + 360) % 360) + 0

/** Where people dragged its ends, they stay: a token says only the direction. */
export function gradientPaint({ shape, angle, stops, transform }: GradientBody): GradientPaint {
  return {
    type: types[shape],
    gradientTransform: transform ?? transformOf(shape, angle),
    gradientStops: stops.map(({ color: { r, g, b, a }, position, variable }) => ({
      position,
      color: { r, g, b, a },
      ...(variable === undefined
        ? {}
        : { boundVariables: { color: { type: 'VARIABLE_ALIAS', id: variable } } }),
    })),
  }
}

/** Null for paints that are no gradient, or do not simply cover what is behind them. */
export function gradientBody(paint: Paint): GradientBody | null {
  if (!('gradientStops' in paint)) return null
  const shape = (Object.keys(types) as GradientForm['shape'][]).find((one) => types[one] === paint.type)
  if (!shape) return null
  const opacity = paint.opacity ?? 1
  const [[a, b]] = paint.gradientTransform
  const stops = paint.gradientStops.map(({ color, position, boundVariables }): StopBody => {
    const { r, g, b: blue } = color
    return {
      position,
      color: { r, g, b: blue, a: (isRgba(color) ? color.a : 1) * opacity },
      ...(boundVariables?.color ? { variable: boundVariables.color.id } : {}),
    }
  })
  // The first row is the gradient's own x axis, in a layer of one by one.
  const angle = upright((Math.atan2(b, a) * 180) / Math.PI + 90)
  return { style: 'gradient', shape, angle, stops, transform: paint.gradientTransform }
}

/**
 * From the layer's unit square to the gradient's. A linear one runs from corner to corner as in CSS; the others sit in
 * the middle and reach the edges.
 */
function transformOf(shape: GradientForm['shape'], angle: number): Transform {
  const turned = (angle * Math.PI) / 180
  const [dx, dy] = [Math.sin(turned), -Math.cos(turned)]
  const length = shape === 'linear' ? Math.abs(dx) + Math.abs(dy) : 1
  const row = (x: number, y: number): [number, number, number] => [
    tidy(x / length),
    tidy(y / length),
    tidy(0.5 - (x + y) / (2 * length)),
  ]
  return [row(dx, dy), row(-dy, dx)]
}

/** Sines leave dust: 6e-17. */
const tidy = (n: number): number => Math.round(n * 1e9) / 1e9 + 0
