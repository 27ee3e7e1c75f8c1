/** Observed values as people read them: numbers with units, what was not seen left out. */
import type { Kind, Value } from '../../shared/dtcg.ts'
import type { Observed, ObservedValues } from '../../shared/observed.ts'

/** At most two decimals, none that are zero. */
export const round = (value: number): string => String(Math.round(value * 100) / 100)

const length = ({ value, unit }: Value<'dimension'>): string => `${round(value)} ${unit}`

const color = ({ colorSpace, components, hex, alpha }: Value<'color'>): string => {
  const opaque =
    colorSpace === 'srgb'
      ? hex.toUpperCase()
      : `${colorSpace} ${components.map((component) => round(component)).join(' ')}`
  return alpha < 1 ? `${opaque} ${Math.round(alpha * 100)} %` : opaque
}

const duration = ({ value, unit }: Value<'duration'>): string => `${round(value)} ${unit}`
const strokeStyle = (style: Value<'strokeStyle'>): string =>
  typeof style === 'string' ? style : `dashed ${style.dashArray.map(length).join(' ')}`
const seen = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ')

const words: { readonly [K in Kind]: (value: ObservedValues[K]) => string } = {
  color,
  dimension: length,
  fontFamily: (family) => (Array.isArray(family) ? family.join(', ') : family),
  fontWeight: round,
  duration,
  cubicBezier: (points) => points.map(round).join(', '),
  number: round,
  strokeStyle,
  border: ({ width, style, color: ink }) =>
    seen([width && length(width), style && strokeStyle(style), ink && color(ink)]),
  transition: (value) =>
    seen([value.duration && duration(value.duration), value.delay && duration(value.delay)]),
  shadow: (layers) => layers.map(shadowLayer).join(' + '),
  gradient: (stops) => stops.map((stop) => color(stop.color)).join(' → '),
  typography: ({ fontSize, lineHeight, fontWeight, fontFamily }) =>
    seen([
      fontSize &&
        (lineHeight ? `${round(fontSize.value)} / ${lineOf(fontSize, lineHeight)}` : length(fontSize)),
      fontWeight === undefined ? undefined : `· ${round(fontWeight)}`,
      fontFamily === undefined ? undefined : `· ${Array.isArray(fontFamily) ? fontFamily[0] : fontFamily}`,
    ]),
}

const lineOf = ({ value, unit }: Value<'dimension'>, multiple: number): string =>
  `${round(value * multiple)} ${unit}`

const shadowLayer = ({
  inset,
  offsetX,
  offsetY,
  blur,
  spread,
  color: ink,
}: Observed<'shadow'>[number]): string =>
  seen([
    inset ? 'inner' : undefined,
    [offsetX, offsetY, blur, spread].map((part) => (part ? round(part.value) : '–')).join(' '),
    ink && color(ink),
  ])

export function inWords<K extends Kind>(kind: K, value: Observed<K>): string {
  // The table pairs kind and value, which the compiler cannot follow through an index.
  return (words[kind] as (value: Observed<K>) => string)(value)
}

/** What nobody saw of a value and people would look for; an unseen family is never invented. */
export function unseenIn({ kind, value }: { readonly kind: Kind; readonly value: Observed }): string | null {
  const parts = typeof value === 'object' ? Object.keys(value) : []
  return kind === 'typography' && !parts.includes('fontFamily') ? 'family not observed' : null
}
