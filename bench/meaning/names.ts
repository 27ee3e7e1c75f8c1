/** Whether names say what the colours are. */
import { oklch } from './color.ts'
import type { ReadDocument } from './document.ts'

/** [of, that hold]. */
export type Ratio = readonly [held: number, of: number]
export interface Names {
  readonly hue: Ratio
  readonly step: Ratio
  /** Names with a `-2`, `-3` …: fewer is better. */
  readonly suffix: Ratio
  readonly ramp: Ratio
  readonly borderAlias: Ratio
  readonly shadowAlias: Ratio
  readonly gradientAlias: Ratio
  /** What does not hold, in words. */
  readonly faults: readonly string[]
}

/** OKLCH hues that people call so: [from, to], generous, overlapping. */
const hues: Readonly<Record<string, readonly [number, number]>> = {
  red: [345, 42],
  rose: [345, 28],
  pink: [320, 22],
  magenta: [305, 350],
  fuchsia: [305, 350],
  orange: [32, 82],
  brown: [25, 100],
  amber: [62, 102],
  yellow: [78, 120],
  olive: [90, 125],
  lime: [108, 142],
  green: [118, 180],
  emerald: [145, 178],
  mint: [145, 190],
  teal: [163, 212],
  cyan: [185, 240],
  sky: [212, 258],
  blue: [222, 288],
  indigo: [262, 300],
  violet: [275, 318],
  purple: [282, 335],
}
const grays = ['gray', 'grey', 'neutral', 'slate', 'zinc', 'stone']
const tintedGrays = ['slate', 'zinc', 'stone']
/** OKLCH chroma: pale colours show their hue from here on. */
const TINT = 0.012
/** OKLCH chroma under which a colour has no hue, wherever it points. */
const HUELESS = 0.006
const steps = new Set(['50', '100', '200', '300', '400', '500', '600', '700', '800', '900', '950'])
/** OKLCH lightness that two neighbours of a ramp differ by at least. */
const DARKER = 0.002

/** `null`: the word names no hue. */
export function hueAgrees(word: string, hex: string): boolean | null {
  const { l, c, h } = oklch(hex)
  if (word === 'white') return l > 0.97 && c < TINT
  if (word === 'black') return l < 0.22 && c < 0.02
  if (grays.includes(word)) return c < (tintedGrays.includes(word) ? 0.06 : l >= 0.85 ? TINT : 0.03)
  const range = hues[word]
  if (!range) return null
  if (c < HUELESS) return false
  const [from, to] = range
  return from <= to ? h >= from && h <= to : h >= from || h <= to
}

export function judgeNames({ colors, parts }: ReadDocument): Names {
  const faults: string[] = []
  const hold = (list: readonly boolean[]): Ratio => [list.filter(Boolean).length, list.length]
  const hue: boolean[] = []
  const step: boolean[] = []
  const suffix: boolean[] = []
  const ramps = new Map<string, { step: number; l: number; name: string }[]>()
  for (const { name, hex } of colors.filter(({ alias, role }) => !alias && role === undefined)) {
    const words = name.toLowerCase().split(/[^a-z0-9]+/)
    const word = words.find((one) => hueAgrees(one, hex) !== null)
    if (word !== undefined) {
      hue.push(hueAgrees(word, hex) === true)
      if (!hue.at(-1)) faults.push(`${name} is ${hex}`)
    }
    // Of translucent ones the number is the opacity, per cent.
    if (words.includes('alpha')) continue
    const numbers = words.filter((one) => /^\d+$/.test(one))
    suffix.push(/-\d$/.test(name) && Number(numbers.at(-1)) < 10)
    const own = numbers.find((one) => Number(one) >= 10)
    if (own === undefined) continue
    step.push(steps.has(own))
    const family = word ?? words[0] ?? ''
    ramps.set(family, [...(ramps.get(family) ?? []), { step: Number(own), l: oklch(hex).l, name }])
  }
  const ramp = [...ramps.values()].flatMap((list) => {
    const sorted = list.toSorted((a, b) => a.step - b.step)
    const wrong = sorted.filter((one, i) => {
      const before = sorted[i - 1]
      return before && (one.step === before.step || one.l >= before.l + DARKER)
    })
    for (const one of wrong) faults.push(`${one.name} is not darker than the step before it`)
    return list.length < 2 ? [] : [wrong.length === 0]
  })
  const aliased = (kind: string) => hold(parts.filter((part) => part.kind === kind).map(({ alias }) => alias))
  return {
    hue: hold(hue),
    step: hold(step),
    suffix: hold(suffix),
    ramp: hold(ramp),
    borderAlias: aliased('border'),
    shadowAlias: aliased('shadow'),
    gradientAlias: aliased('gradient'),
    faults,
  }
}
