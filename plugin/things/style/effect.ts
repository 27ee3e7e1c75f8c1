/** Effect styles: shadows, and nothing else. */
import * as z from 'zod'
import type { Observed } from '../../../shared/observed.ts'
import { colorTidy, lengthTidy } from '../tidy.ts'
import { hundredths, same, shown, toPx, toRgba, valueKey } from '../values.ts'
import type { BodyKind } from './body.ts'
import { alias, boundTo, colored } from './colored.ts'
import type { EffectBody, ShadowBody } from './types.ts'

type Shadow = DropShadowEffect | InnerShadowEffect
const lengths = ['x', 'y', 'blur', 'spread'] as const

export const effect: BodyKind<EffectBody, 'EFFECT'> = {
  type: 'EFFECT',
  group: 'Effect styles',
  kind: 'shadow',
  schema: z.object({
    style: z.literal('effect'),
    shadows: z.array(
      z.object({
        inset: z.boolean(),
        ...colored,
        x: z.number(),
        y: z.number(),
        blur: z.number(),
        spread: z.number(),
      }),
    ),
  }),
  of({ value }, profile) {
    const shadows: ShadowBody[] = []
    for (const { color, offsetX, offsetY, blur, spread, inset } of value as Observed<'shadow'>) {
      if (!color || !offsetX || !offsetY || !blur) {
        return { missing: 'Not all of it was seen: an effect style needs color, offset and blur.' }
      }
      shadows.push({
        inset: inset ?? false,
        color: toRgba(color, profile),
        x: toPx(offsetX),
        y: toPx(offsetY),
        blur: toPx(blur),
        spread: spread ? toPx(spread) : 0,
      })
    }
    return { body: { style: 'effect', shadows } }
  },
  same: (a, b) =>
    a.shadows.length === b.shadows.length &&
    a.shadows.every((shadow, i) => {
      const other = b.shadows[i]
      return (
        other !== undefined &&
        shadow.inset === other.inset &&
        same(shadow.color, other.color) &&
        lengths.every((length) => same(shadow[length], other[length]))
      )
    }),
  key: ({ shadows }) =>
    `effect ${shadows.map(({ color, y, blur }) => `${valueKey(color)} ${valueKey(y)} ${valueKey(blur)}`).join()}`,
  show: ({ shadows }) => ({
    text: shadows
      .map(
        ({ inset, x, y, blur, spread, color }) =>
          `${inset ? 'inner ' : ''}${[x, y, blur, spread].map(hundredths).join(' ')} ${shown(color).text}`,
      )
      .join(', '),
  }),
  tidy: (body) => ({
    ...body,
    shadows: body.shadows.map(({ inset, color, x, y, blur, spread }) => ({
      inset,
      color: colorTidy(color),
      x: lengthTidy(x),
      y: lengthTidy(y),
      blur: lengthTidy(blur),
      spread: lengthTidy(spread),
    })),
  }),
  make: () => figma.createEffectStyle(),
  read: ({ effects }) =>
    effects.every(isShadow) ? { style: 'effect', shadows: effects.map(shadowBody) } : null,
  set(style, { shadows }, exact) {
    style.effects = shadows.map(({ inset, color, variable, x, y, blur, spread }) => {
      const { r, g, b, a } = color
      const shadow: Shadow = {
        type: inset ? 'INNER_SHADOW' : 'DROP_SHADOW',
        color: { r, g, b, a },
        offset: { x, y },
        radius: blur,
        spread,
        visible: true,
        blendMode: 'NORMAL',
      }
      return { ...shadow, ...alias(variable ?? exact?.color(color)?.id) }
    })
  },
}

export const isShadow = (one: Effect): one is Shadow =>
  one.type === 'DROP_SHADOW' || one.type === 'INNER_SHADOW'

export const shadowBody = (shadow: Shadow): ShadowBody => ({
  inset: shadow.type === 'INNER_SHADOW',
  color: { ...shadow.color },
  ...boundTo(shadow),
  x: shadow.offset.x,
  y: shadow.offset.y,
  blur: shadow.radius,
  spread: shadow.spread ?? 0,
})
