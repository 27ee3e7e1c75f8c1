/** Observed values as CSS, to draw them as they are. What was not seen stays out of the declaration. */
import type { Value, Values } from '../../shared/dtcg.ts'
import type { Observed } from '../../shared/observed.ts'

const percent = (part: number) => `${Math.round(part * 1e5) / 1e3}%`

export function cssColor({ colorSpace, components, alpha }: Value<'color'>): string {
  const channels = components.map(percent).join(' ')
  return `color(${colorSpace} ${channels} / ${alpha})`
}

const cssLength = ({ value, unit }: Value<'dimension'>): string => `${value}${unit}`

/** Absent parts are the neutral ones: a seen width is drawn in the colour of the text around it. */
export function cssBorder({ width, style, color }: Observed<'border'>): string {
  return [
    width ? cssLength(width) : '1px',
    typeof style === 'string' ? style : style ? 'dashed' : 'solid',
    color ? cssColor(color) : 'currentColor',
  ].join(' ')
}

export const cssShadow = (layers: Observed<'shadow'>): string =>
  layers
    .map(({ inset, offsetX, offsetY, blur, spread, color }) =>
      [
        ...(inset ? ['inset'] : []),
        ...[offsetX, offsetY, blur, spread].map((length) => (length ? cssLength(length) : '0')),
        ...(color ? [cssColor(color)] : []),
      ].join(' '),
    )
    .join(', ')

export const cssGradient = (stops: Values['gradient']): string =>
  `linear-gradient(90deg, ${stops.map(({ color, position }) => `${cssColor(color)} ${percent(position)}`).join(', ')})`

/** px of a length, for drawing at true size. */
export const px = ({ value, unit }: Value<'dimension'>): number => (unit === 'rem' ? value * 16 : value)

/** True where a checkerboard must show through. */
export const isTranslucent = ({ alpha }: Value<'color'>): boolean => alpha < 1
