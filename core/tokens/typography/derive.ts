import type { JSONValue } from '../../../shared/json.ts'
import { framesOf, sum } from '../lib/evidence.ts'
import { pxOf, remOf, round } from '../lib/length.ts'
import type { TextFacts, TextToken as Text } from './facts.ts'

const sizeOf = ({ value }: Text): number => (value.fontSize ? pxOf(value.fontSize) : 0)
const lettersOf = ({ sightings }: Text): number => sum(sightings.map((s) => s.facts?.glyphs ?? 0))

/** The size most letters are set in. */
function bodySize(tokens: readonly Text[]): number {
  const letters = new Map<number, number>()
  for (const token of tokens) letters.set(sizeOf(token), (letters.get(sizeOf(token)) ?? 0) + lettersOf(token))
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 16
}

/** Shares of the body size from which text is used so. */
const suggestedUses: readonly (readonly [from: number, use: string])[] = [
  [2.4, 'display'],
  [1.2, 'heading'],
  [0.93, 'body'],
  [0, 'caption'],
]

export function derive(token: Text, all: readonly Text[]): Record<string, JSONValue> {
  const { value } = token
  const body = bodySize(all) || 1
  const size = sizeOf(token)
  return {
    px: size,
    ...(value.fontSize ? { rem: remOf(value.fontSize) } : {}),
    ...(value.lineHeight === undefined ? {} : { lineHeightPx: round(value.lineHeight * size) }),
    family: value.fontFamily ?? 'not observed',
    suggestedUse: suggestedUses.find(([from]) => size / body >= from)?.[1] ?? 'body',
    ofBody: round(size / body, 3),
    letters: lettersOf(token),
    ...looksOf(token),
  }
}

/** How its text looks beyond W3C's typography, where all of it looks so: an AUTO line height, italics, case, lines. */
function looksOf({ sightings }: Text): Record<string, JSONValue> {
  const [first, ...others] = sightings.map(({ facts }): Partial<TextFacts> => facts ?? {})
  const looks = LOOKS.flatMap((name) => {
    const look = first?.[name]
    return look !== undefined && others.every((facts) => facts[name] === look) ? [[name, look] as const] : []
  })
  return looks.length > 0 ? { looks: Object.fromEntries(looks) } : {}
}

const LOOKS = ['auto', 'italic', 'case', 'decoration'] as const

export function statistics(tokens: readonly Text[]): Record<string, JSONValue> {
  const sizes = [...new Set(tokens.map(sizeOf))].sort((a, b) => a - b)
  // Invisible text (0 px) has no ratio to anything.
  const visible = sizes.filter((size) => size > 0)
  const ratios = visible.slice(1).map((size, i) => size / (visible[i] as number))
  const ratio = ratios.length > 0 ? Math.exp(sum(ratios.map(Math.log)) / ratios.length) : 1
  return {
    count: tokens.length,
    sizes,
    weights: [
      ...new Set(tokens.flatMap(({ value }) => (value.fontWeight === undefined ? [] : [value.fontWeight]))),
    ].sort((a, b) => a - b),
    families: [
      ...new Set(
        tokens.flatMap(({ value }) => (value.fontFamily === undefined ? [] : [value.fontFamily].flat())),
      ),
    ].sort(),
    body: bodySize(tokens),
    /** Mean step from one size to the next. */
    ratio: round(ratio, 3),
    inSeveralFrames: tokens.filter((token) => framesOf(token.sightings) > 1).length,
  }
}
