/** Color styles that are gradients. Figma holds three rows of a matrix in place of an angle. */
import * as z from 'zod'
import { type GradientForm, gradientFormSchema } from '../../../shared/gradient.ts'
import type { Observed } from '../../../shared/observed.ts'
import { colorTidy } from '../tidy.ts'
import { close, hundredths, isRgba, same, shown, toRgba, valueKey } from '../values.ts'
import type { BodyKind } from './body.ts'
import { alias, boundTo, colored, onlyPaint } from './colored.ts'
import type { GradientBody } from './types.ts'

/** As CSS has it where nothing is said: from top to bottom. */
const DEFAULT_FORM = { shape: 'linear', angle: 180 } as const

const types = {
  linear: 'GRADIENT_LINEAR',
  radial: 'GRADIENT_RADIAL',
  angular: 'GRADIENT_ANGULAR',
  diamond: 'GRADIENT_DIAMOND',
} as const satisfies Record<GradientForm['shape'], GradientPaint['type']>

const row = z.tuple([z.number(), z.number(), z.number()])

export const gradient: BodyKind<GradientBody, 'PAINT'> = {
  type: 'PAINT',
  group: 'Color styles',
  kind: 'gradient',
  schema: gradientFormSchema.extend({
    style: z.literal('gradient'),
    angle: z.number(),
    stops: z.array(z.object({ ...colored, position: z.number() })),
    transform: z.tuple([row, row]).optional(),
  }),
  of({ value, form }, profile) {
    const { shape, angle } = form ?? DEFAULT_FORM
    return {
      body: {
        style: 'gradient',
        shape,
        angle: upright(angle ?? DEFAULT_FORM.angle),
        stops: (value as Observed<'gradient'>).map(({ color, position }) => ({
          position,
          color: toRgba(color, profile),
        })),
      },
    }
  },
  same: (a, b) =>
    sameDirection(a, b) &&
    a.stops.length === b.stops.length &&
    a.stops.every((stop, i) => {
      const other = b.stops[i]
      return other !== undefined && same(stop.color, other.color) && close(stop.position, other.position)
    }),
  key: ({ shape, stops }) => `gradient ${shape} ${stops.map(({ color }) => valueKey(color)).join()}`,
  show(body) {
    const { shape, angle, stops } = body
    const percent = (position: number) => hundredths(position * 100)
    const said = stops.map(({ color, position }) => `${shown(color).text} ${percent(position)} %`).join(', ')
    const painted = stops.map(({ color, position }) => `${shown(color).color} ${percent(position)}%`).join()
    const css: Record<GradientForm['shape'], string> = {
      linear: `linear-gradient(${hundredths(angle)}deg, ${painted})`,
      radial: `radial-gradient(${painted})`,
      angular: `conic-gradient(from ${hundredths(angle)}deg, ${painted})`,
      diamond: `radial-gradient(${painted})`,
    }
    return { text: `${shape}${isTurned(body) ? ` ${hundredths(angle)}°` : ''}: ${said}`, color: css[shape] }
  },
  tidy: (body) => ({
    ...body,
    stops: body.stops.map((stop) => ({ ...stop, color: colorTidy(stop.color) })),
  }),
  make: () => figma.createPaintStyle(),
  read(style) {
    const only = onlyPaint(style)
    if (!only || !('gradientStops' in only)) return null
    const shape = (Object.keys(types) as GradientForm['shape'][]).find((one) => types[one] === only.type)
    if (!shape) return null
    const opacity = only.opacity ?? 1
    const [[a, b]] = only.gradientTransform
    return {
      style: 'gradient',
      shape,
      // The first row is the gradient's own x axis, in a layer of one by one.
      angle: upright((Math.atan2(b, a) * 180) / Math.PI + 90),
      stops: only.gradientStops.map(({ color, position, ...stop }) => ({
        position,
        color: { r: color.r, g: color.g, b: color.b, a: (isRgba(color) ? color.a : 1) * opacity },
        ...boundTo(stop),
      })),
      transform: only.gradientTransform,
    }
  },
  set(style, body, exact) {
    const now = gradient.read(style)
    // Where people dragged its ends, they stay: a token says only the direction.
    const kept = now && sameDirection(now, body) ? now.transform : undefined
    style.paints = [
      {
        type: types[body.shape],
        gradientTransform: body.transform ?? kept ?? transformOf(body.shape, body.angle),
        gradientStops: body.stops.map(({ color, position, variable }) => {
          const { r, g, b, a } = color
          return { position, color: { r, g, b, a }, ...alias(variable ?? exact?.color(color)?.id) }
        }),
      },
    ]
  },
}

const upright = (angle: number): number => (((angle % 360) + 360) % 360) + 0

const isTurned = ({ shape }: GradientBody) => shape === 'linear' || shape === 'angular'

/** Angles are told to a tenth of a degree; a circle and a diamond look the same however they are turned. */
function sameDirection(a: GradientBody, b: GradientBody): boolean {
  const turned = Math.abs(a.angle - b.angle)
  return a.shape === b.shape && (!isTurned(a) || Math.min(turned, 360 - turned) <= 0.1)
}

/**
 * From the layer's unit square to the gradient's. A linear one runs from corner to corner as in CSS; the others sit in
 * the middle and reach the edges.
 */
function transformOf(shape: GradientForm['shape'], angle: number): Transform {
  const turned = (angle * Math.PI) / 180
  const [dx, dy] = [Math.sin(turned), -Math.cos(turned)]
  const length = shape === 'linear' ? Math.abs(dx) + Math.abs(dy) : 1
  const line = (x: number, y: number): [number, number, number] => [
    tidy(x / length),
    tidy(y / length),
    tidy(0.5 - (x + y) / (2 * length)),
  ]
  return [line(dx, dy), line(-dy, dx)]
}

/** Sines leave dust: 6e-17. */
const tidy = (n: number): number => Math.round(n * 1e9) / 1e9 + 0
