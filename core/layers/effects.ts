/** Shadows and blurs, as far as they are visible. */
import type { Layer } from '../../shared/layer.ts'
import { colorOf } from './color.ts'
import type { Lost, Place } from './node.ts'
import { lengthOf } from './numbers.ts'

type Shadow = NonNullable<Layer['shadows']>[number]
type Blur = NonNullable<Layer['blurs']>[number]

const blurs: Readonly<Record<string, Blur['of']>> = { LAYER_BLUR: 'layer', BACKGROUND_BLUR: 'background' }

/** An effect of the plugin API; nothing of it is sure. */
interface Stated {
  readonly type?: unknown
  readonly visible?: unknown
  readonly color?: unknown
  readonly offset?: unknown
  readonly radius?: unknown
  readonly spread?: unknown
}

export function effectsOf(
  effects: unknown,
  profile: Place['profile'],
  lost: Lost,
): Pick<Layer, 'shadows' | 'blurs'> {
  if (!Array.isArray(effects)) return {}
  const seen = (effects as readonly (Stated | null)[]).filter((effect) => effect && effect.visible !== false)
  const shadows: Shadow[] = []
  const blurred: Blur[] = []
  for (const effect of seen) {
    if (!effect) continue
    const type = String(effect.type)
    const blur = blurs[type]
    const radius = lengthOf(effect.radius)
    if (type === 'DROP_SHADOW' || type === 'INNER_SHADOW') {
      const shadow = shadowOf(effect, type === 'INNER_SHADOW', profile)
      if (shadow) shadows.push(shadow)
      else lost('effects')
    } else if (blur && radius !== null) blurred.push({ of: blur, radius: Math.max(0, radius) })
    else lost('effects')
  }
  return { ...(shadows.length > 0 && { shadows }), ...(blurred.length > 0 && { blurs: blurred }) }
}

function shadowOf(effect: Stated, inset: boolean, profile: Place['profile']): Shadow | null {
  const color = colorOf(effect.color, 1, profile)
  const { x, y } = (effect.offset ?? {}) as { x?: unknown; y?: unknown }
  const [offsetX, offsetY, blur, spread] = [x, y, effect.radius, effect.spread ?? 0].map(lengthOf)
  if (!color || offsetX == null || offsetY == null || blur == null || spread == null) return null
  return { color, offsetX: px(offsetX), offsetY: px(offsetY), blur: px(blur), spread: px(spread), inset }
}

const px = (value: number) => ({ value, unit: 'px' as const })
