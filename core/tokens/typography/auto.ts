/**
 * AUTO is one height for a font and size: the metrics of its face. Where the box of a text does not tell it, another text
 * in the same font does, at any size; boxes are rounded to px, so of several readings the commonest counts.
 */
import { round } from '../lib/length.ts'
import type { TextSighting as Text } from './facts.ts'
import { sizeOf } from './size.ts'

const isAuto = ({ facts }: Text): boolean => facts?.['auto'] === true
const fontOf = ({ value }: Text): string => [value.fontFamily ?? ''].flat()[0]?.toLowerCase() ?? ''

/** Each AUTO text with the height that its font and size have all over the run. */
export function withAutoHeights(stated: readonly Text[]): Text[] {
  if (!stated.some(isAuto)) return [...stated]
  const told = stated.filter((s) => isAuto(s) && s.value.lineHeight !== undefined)
  const bySize = commonest(told, (s) => `${fontOf(s)} ${sizeOf(s.value)}`)
  const byFont = commonest(told, fontOf)
  return stated.map((s) => {
    if (!isAuto(s)) return s
    const height = bySize.get(`${fontOf(s)} ${sizeOf(s.value)}`) ?? byFont.get(fontOf(s))
    return height === undefined ? s : { ...s, value: { ...s.value, lineHeight: height } }
  })
}

/** Of equally common heights the lowest: any fixed choice will do. */
function commonest(texts: readonly Text[], keyOf: (text: Text) => string): Map<string, number> {
  const heights = new Map<string, Map<number, number>>()
  for (const text of texts) {
    const of = heights.get(keyOf(text)) ?? new Map<number, number>()
    heights.set(keyOf(text), of)
    const height = round(text.value.lineHeight ?? 0, 4)
    of.set(height, (of.get(height) ?? 0) + 1)
  }
  return new Map(
    [...heights].map(([key, of]) => [
      key,
      [...of].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0,
    ]),
  )
}
