/**
 * `text/heading/lg`, `text/body/md`, `text/body/md-strong`: by size beside the text that is read, then by what sets a style
 * apart from the commonest of its size, which has the plain name. What has a name keeps it.
 */
import { cssName } from '../../../shared/names.ts'
import type { Observed } from '../../../shared/observed.ts'
import { slug } from '../../../shared/names.ts'
import { sum } from '../lib/evidence.ts'
import { nameOfNumber, pxOf } from '../lib/length.ts'
import type { TextToken as Text } from './facts.ts'
import { weightName } from './weight-name.ts'

type Path = readonly string[]

/** Sizes by their ratio to the body: where the scales of common systems have these words. */
const BODY: readonly (readonly [upTo: number, word: string])[] = [
  [0.6, '3xs'],
  [0.7, '2xs'],
  [0.8, 'xs'],
  [0.97, 'sm'],
  [1.08, 'md'],
  [1.3, 'lg'],
  [Number.POSITIVE_INFINITY, 'xl'],
]
const HEADING: readonly (readonly [upTo: number, word: string])[] = [
  [1.2, 'xs'],
  [1.4, 'sm'],
  [1.7, 'md'],
  [2.1, 'lg'],
  [2.7, 'xl'],
  [3.4, '2xl'],
  [4.2, '3xl'],
  [5.2, '4xl'],
  [6.5, '5xl'],
  [Number.POSITIVE_INFINITY, '6xl'],
]
/** Of the body's size: a larger one is a heading unless it is read in long lines. */
const LARGER = 1.12
/** Letters in a line: running text has more. */
const RUNNING = 28
/** Weight at most of text that is read. */
const PLAIN = 450

export function names(tokens: readonly Text[], taken: ReadonlyMap<string, Path>): Map<string, string[]> {
  const used = new Set([...taken.values()].map(cssName))
  const named = new Map<string, string[]>()
  const base = bodySize(tokens)
  const bySize = Map.groupBy(tokens, size)
  const sizes = [...bySize.keys()].toSorted((a, b) => a - b)
  const isHeading = (px: number) => px > LARGER * base && !(bySize.get(px) ?? []).some(isRunning)
  const words = new Map<number, Path>([
    ...placed(
      sizes.filter((px) => !isHeading(px)),
      base,
      BODY,
    ).map(([px, word]) => [px, ['body', word]] as const),
    ...placed(sizes.filter(isHeading), base, HEADING).map(([px, word]) => [px, ['heading', word]] as const),
  ])
  for (const px of sizes) {
    const [plain, ...others] = (bySize.get(px) ?? []).toSorted(oftenFirst)
    const [group = '', word = ''] = words.get(px) ?? []
    for (const style of plain ? [plain, ...others] : []) {
      if (taken.has(style.key)) continue
      const tails =
        style === plain
          ? ['']
          : tailsOf(
              style.value,
              (plain as Text).value,
              others.map(({ value }) => value),
            )
      const wanted = tails.map((tail) => ['text', group, tail === '' ? word : `${word}-${tail}`])
      // Where its place has another holder, the size itself says it.
      const path = wanted.find((one) => !used.has(cssName(one))) ?? [
        'text',
        group,
        `${nameOfNumber(px)}-${weightName(style.value.fontWeight)}`,
      ]
      used.add(cssName(path))
      named.set(style.key, path)
    }
  }
  return named
}

/** Each size with its word, the words in the order of the sizes: of two that want one, the farther from the body goes on. */
function placed(
  sizes: readonly number[],
  base: number,
  scale: readonly (readonly [upTo: number, word: string])[],
): [number, string][] {
  const wanted = sizes.map((px) => scale.findIndex(([upTo]) => px / base < upTo))
  // Around the body, so that it is the one that stays.
  const middle = Math.max(
    0,
    sizes.findIndex((px) => px >= 0.97 * base),
  )
  const at = [...wanted]
  for (let i = middle + 1; i < at.length; i++) at[i] = Math.max(at[i] as number, (at[i - 1] as number) + 1)
  for (let i = middle - 1; i >= 0; i--) at[i] = Math.min(at[i] as number, (at[i + 1] as number) - 1)
  return sizes.map((px, i) => [px, scale[at[i] as number]?.[1] ?? nameOfNumber(px)])
}

/** What sets a style apart, the shortest word first. */
function tailsOf(value: Value, plain: Value, all: readonly Value[]): string[] {
  const [own, usual] = [value.fontWeight ?? 400, plain.fontWeight ?? 400]
  const heavier = new Set(all.map((one) => one.fontWeight ?? 400).filter((weight) => weight > usual))
  const weight =
    own === usual ? '' : own > usual && heavier.size === 1 ? 'strong' : weightName(value.fontWeight)
  const family = familyOf(value) === familyOf(plain) ? '' : slug(familyOf(value), 'other')
  const line = lineOf(value.lineHeight, plain.lineHeight)
  const join = (...words: string[]) => words.filter((word) => word !== '').join('-')
  return [
    join(family, weight),
    join(family, weight, line),
    join(family, weight, line, spacingOf(value)),
  ].filter((tail) => tail !== '')
}

type Value = Observed<'typography'>
const familyOf = ({ fontFamily }: Value): string => [fontFamily ?? ''].flat()[0]?.toLowerCase() ?? ''
const lineOf = (own: number | undefined, usual: number | undefined): string =>
  own === undefined || usual === undefined || own === usual ? '' : own < usual ? 'tight' : 'loose'
const spacingOf = ({ letterSpacing }: Value): string =>
  letterSpacing === undefined || pxOf(letterSpacing) === 0 ? '' : pxOf(letterSpacing) > 0 ? 'wide' : 'narrow'

const size = ({ value }: Text): number => (value.fontSize ? pxOf(value.fontSize) : 0)
const letters = ({ sightings }: Text): number => sum(sightings.map(({ facts }) => facts?.glyphs ?? 0))
const isRunning = (text: Text): boolean =>
  (text.value.fontWeight ?? 400) <= PLAIN && letters(text) / Math.max(1, text.sightings.length) >= RUNNING
const oftenFirst = (a: Text, b: Text): number =>
  b.sightings.length - a.sightings.length || letters(b) - letters(a) || (a.key < b.key ? -1 : 1)

/** Of the style that most is set in, of those light enough to be read. */
function bodySize(tokens: readonly Text[]): number {
  const much = (text: Text) => letters(text) || text.sightings.length
  const plain = tokens.filter(({ value }) => (value.fontWeight ?? 400) <= PLAIN)
  const [body] = (plain.length > 0 ? plain : tokens).toSorted(
    (a, b) => much(b) - much(a) || size(a) - size(b),
  )
  return body ? size(body) : 16
}
