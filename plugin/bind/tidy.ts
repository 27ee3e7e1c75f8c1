/** Values as they are seen: colors in 255 steps, opacity in thousandths, lengths in hundredths of a px. */
import type { StyleBody } from '../things/style/types.ts'
import type { Raw, Rgba } from '../things/types.ts'
import { isRgba } from '../things/values.ts'

const to = (steps: number) => (value: number) => Math.round(value * steps) / steps
const channel = to(255)
const alpha = to(1000)
const length = to(100)

const tidyColor = ({ r, g, b, a }: Rgba): Rgba => ({
  r: channel(r),
  g: channel(g),
  b: channel(b),
  a: alpha(a),
})

export function tidy(value: Raw): Raw {
  if (typeof value === 'number') return length(value)
  return isRgba(value) ? tidyColor(value) : value
}

export function tidyBody(body: StyleBody): StyleBody {
  if (body.style === 'paint') return { ...body, color: tidyColor(body.color) }
  if (body.style === 'text')
    return { ...body, size: length(body.size), letterSpacing: length(body.letterSpacing) }
  if (body.style === 'gradient') {
    return { ...body, stops: body.stops.map((stop) => ({ ...stop, color: tidyColor(stop.color) })) }
  }
  return {
    ...body,
    shadows: body.shadows.map(({ inset, color, x, y, blur, spread }) => ({
      inset,
      color: tidyColor(color),
      x: length(x),
      y: length(y),
      blur: length(blur),
      spread: length(spread),
    })),
  }
}
