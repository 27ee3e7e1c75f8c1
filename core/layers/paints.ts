/** Fills and strokes as plain JSON: what is visible of them. */
import type { Paint } from '../../shared/layer.ts'
import { colorOf } from './color.ts'
import { angleOf } from './gradient-angle.ts'
import type { Lost, Place } from './node.ts'
import { shareOf } from './numbers.ts'

/** A paint of the plugin API, as far as it is looked at; nothing of it is sure. */
interface Stated {
  readonly type?: unknown
  readonly visible?: unknown
  readonly opacity?: unknown
  readonly color?: unknown
  readonly gradientStops?: unknown
  readonly gradientTransform?: unknown
  readonly imageHash?: unknown
}

export interface Size {
  readonly width: number
  readonly height: number
}

const shapes: Readonly<Record<string, 'linear' | 'radial' | 'angular' | 'diamond'>> = {
  GRADIENT_LINEAR: 'linear',
  GRADIENT_RADIAL: 'radial',
  GRADIENT_ANGULAR: 'angular',
  GRADIENT_DIAMOND: 'diamond',
}

/** Video, pattern and emoji are neither a color nor a picture that could be read. */
const UNREAD = new Set(['VIDEO', 'PATTERN', 'EMOJI', 'NOISE', 'SHADER'])

/** A text whose parts are filled differently has its fills in its segments. `size`: of the layer before it is turned. */
export function paintsOf(paints: unknown, size: Size, profile: Place['profile'], lost: Lost): Paint[] {
  if (!Array.isArray(paints)) return []
  return (paints as readonly (Stated | null)[]).flatMap((paint) => {
    if (!paint || paint.visible === false || paint.opacity === 0) return []
    const made = paintOf(paint, size, profile)
    if (!made && !UNREAD.has(String(paint.type))) lost('paint')
    return made && made !== 'nothing' ? [made] : []
  })
}

function paintOf(paint: Stated, size: Size, profile: Place['profile']): Paint | 'nothing' | null {
  const opacity = shareOf(paint.opacity)
  const type = String(paint.type)
  if (type === 'SOLID') {
    const color = colorOf(paint.color, opacity, profile)
    return color && { paint: 'solid', color }
  }
  if (type === 'IMAGE') {
    const { imageHash: hash } = paint
    return typeof hash === 'string' ? { paint: 'image', hash } : 'nothing'
  }
  const shape = shapes[type]
  if (!shape || !Array.isArray(paint.gradientStops)) return null
  if (paint.gradientStops.length === 0) return 'nothing'
  const stops = (paint.gradientStops as readonly unknown[]).flatMap((stop) => stopOf(stop, opacity, profile))
  if (stops.length < paint.gradientStops.length) return null
  const angle = angleOf(paint.gradientTransform, size)
  return { paint: 'gradient', shape, ...(angle !== null && { angle }), stops }
}

function stopOf(stated: unknown, opacity: number, profile: Place['profile']) {
  const { color, position } = (stated ?? {}) as { color?: unknown; position?: unknown }
  const value = colorOf(color, opacity, profile)
  return value ? [{ color: value, position: Math.round(shareOf(position) * 1e4) / 1e4 }] : []
}
