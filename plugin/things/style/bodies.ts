/** W3C composites as the bodies of styles, their equality, and how people read them. */
import type { Observed } from '../../../shared/observed.ts'
import type { Shown, Writable } from '../../../shared/variables.ts'
import { type Fonts, styleOf } from './fonts.ts'
import type { GradientBody, ShadowBody, StyleBody } from './types.ts'
import { DEFAULT_FORM, upright } from './gradients.ts'
import { type Profile, same, shown, toPx, toRgba, valueKey } from '../values.ts'

export type Made = { readonly body: StyleBody } | { readonly missing: string }

/**
 * The body, or what is missing for one, in words. A part that was not seen is not invented. Without `fonts` nothing is
 * said about whether they are there.
 */
export function bodyOf(token: Writable, fonts: Fonts | null, profile: Profile): Made {
  if (token.kind === 'typography') return textBody(token.value as Observed<'typography'>, fonts)
  if (token.kind === 'shadow') return effectBody(token.value as Observed<'shadow'>, profile)
  if (token.kind === 'gradient') return gradientBody(token, profile)
  if (token.kind === 'color') {
    return { body: { style: 'paint', color: toRgba(token.value as Observed<'color'>, profile) } }
  }
  return { missing: `Figma has no style for ${token.kind} values: it leaves by export only.` }
}

function textBody(value: Observed<'typography'>, fonts: Fonts | null): Made {
  const { fontFamily, fontSize, fontWeight, letterSpacing, lineHeight } = value
  const family = typeof fontFamily === 'string' ? fontFamily : fontFamily?.[0]
  if (family === undefined) return { missing: 'Its font family was not seen: a text style needs one.' }
  if (fontSize === undefined) return { missing: 'Its font size was not seen: a text style needs one.' }
  if (fontWeight === undefined) return { missing: 'Its font weight was not seen: a text style needs one.' }
  const font = fonts ? styleOf(fonts, family, fontWeight) : { family, style: '' }
  if (!font) {
    return {
      missing: `The font ${family} in weight ${fontWeight} is not available here: install it, then write again.`,
    }
  }
  return {
    body: {
      style: 'text',
      font,
      size: toPx(fontSize),
      lineHeight: lineHeight ?? null,
      letterSpacing: letterSpacing ? toPx(letterSpacing) : 0,
    },
  }
}

function effectBody(layers: Observed<'shadow'>, profile: Profile): Made {
  const shadows: ShadowBody[] = []
  for (const { color, offsetX, offsetY, blur, spread, inset } of layers) {
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
}

function gradientBody({ value, form }: Writable, profile: Profile): Made {
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
}

export function sameBody(a: StyleBody | null, b: StyleBody | null): boolean {
  if (a === null || b === null) return a === b
  if (a.style === 'paint' && b.style === 'paint') return same(a.color, b.color)
  if (a.style === 'text' && b.style === 'text') {
    return (
      a.font.family === b.font.family &&
      a.font.style === b.font.style &&
      same(a.size, b.size) &&
      close(a.lineHeight, b.lineHeight) &&
      close(a.letterSpacing, b.letterSpacing)
    )
  }
  if (a.style === 'gradient' && b.style === 'gradient') return sameGradient(a, b)
  if (a.style !== 'effect' || b.style !== 'effect' || a.shadows.length !== b.shadows.length) return false
  return a.shadows.every((shadow, i) => {
    const other = b.shadows[i]
    return (
      other !== undefined &&
      shadow.inset === other.inset &&
      same(shadow.color, other.color) &&
      lengths.every((length) => same(shadow[length], other[length]))
    )
  })
}

function sameGradient(a: GradientBody, b: GradientBody): boolean {
  if (!sameDirection(a, b) || a.stops.length !== b.stops.length) return false
  return a.stops.every((stop, i) => {
    const other = b.stops[i]
    return other !== undefined && same(stop.color, other.color) && close(stop.position, other.position)
  })
}

const isTurned = ({ shape }: GradientBody) => shape === 'linear' || shape === 'angular'

/** Angles are told to a tenth of a degree; a circle and a diamond look the same however they are turned. */
export function sameDirection(a: GradientBody, b: GradientBody): boolean {
  const turned = Math.abs(a.angle - b.angle)
  return a.shape === b.shape && (!isTurned(a) || Math.min(turned, 360 - turned) <= 0.1)
}

const lengths = ['x', 'y', 'blur', 'spread'] as const

/** What went through percent and float32 comes back a little off. */
const close = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-4

/** Bodies with equal keys are candidates; `sameBody` decides. */
export function bodyKey(body: StyleBody): string {
  if (body.style === 'paint') return `paint ${valueKey(body.color)}`
  if (body.style === 'text') return `text ${body.font.family} ${body.font.style} ${valueKey(body.size)}`
  if (body.style === 'gradient') {
    return `gradient ${body.shape} ${body.stops.map(({ color }) => valueKey(color)).join()}`
  }
  return `effect ${body.shadows.map(({ color, y, blur }) => `${valueKey(color)} ${valueKey(y)} ${valueKey(blur)}`).join()}`
}

const tidy = (n: number) => String(Math.round(n * 100) / 100)

function showGradient(body: GradientBody): Shown {
  const { shape, angle, stops } = body
  const at = (position: number) => `${tidy(position * 100)} %`
  const said = stops.map(({ color, position }) => `${shown(color).text} ${at(position)}`).join(', ')
  const painted = stops.map(({ color, position }) => `${shown(color).color} ${tidy(position * 100)}%`)
  const css: Record<GradientBody['shape'], string> = {
    linear: `linear-gradient(${tidy(angle)}deg, ${painted.join()})`,
    radial: `radial-gradient(${painted.join()})`,
    angular: `conic-gradient(from ${tidy(angle)}deg, ${painted.join()})`,
    diamond: `radial-gradient(${painted.join()})`,
  }
  const turn = isTurned(body) ? ` ${tidy(angle)}°` : ''
  return { text: `${shape}${turn}: ${said}`, color: css[shape] }
}

export function showBody(body: StyleBody | null): Shown {
  if (body === null) return { text: 'something else' }
  if (body.style === 'paint') return shown(body.color)
  if (body.style === 'text') {
    const height = body.lineHeight === null ? '' : ` / ${tidy(body.lineHeight * 100)} %`
    return { text: `${body.font.family} ${body.font.style} ${tidy(body.size)}${height}` }
  }
  if (body.style === 'gradient') return showGradient(body)
  return {
    text: body.shadows
      .map(
        ({ inset, x, y, blur, spread, color }) =>
          `${inset ? 'inner ' : ''}${[x, y, blur, spread].map(tidy).join(' ')} ${shown(color).text}`,
      )
      .join(', '),
  }
}
