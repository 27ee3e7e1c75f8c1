/** Fits the shape of the typeface over all lines of the run, then reads sizes and weights with it. */
import { tally } from '../../lists/lists.ts'
import { inOrder, sum } from '../lib/evidence.ts'
import { px, pxOf, round } from '../lib/length.ts'
import { withAutoHeights } from './auto.ts'
import { fitFace } from './fit.ts'
import { type Heights, heightsOf } from './heights.ts'
import { isHinted } from './hinting.ts'
import { bestSize } from './sizes.ts'
import { regularOf, weightOf } from './weights.ts'
import type { TextSighting as Text } from './facts.ts'

interface Line {
  readonly seen: Text
  readonly size: number
  readonly ratio: number
  readonly weight: number
}

/** Stems per em of anything set in letters: hairline to black. */
const THINNEST = 0.045
const THICKEST = 0.2
/** Strokes this thick, as a share of the height, are dots (of a hidden password). */
const DOT = 0.4
/** Letters a style needs to be believed. */
const ENOUGH_LETTERS = 4
/** A style seen this much less than the next size or weight is a misreading of it. */
const RARE = 0.4
/** Share of its size by which a line's may be off. */
const ERROR = 0.045

export function settle(sightings: readonly Text[]): Text[] {
  const stated = sightings.filter((s) => s.source === 'layers')
  const read = inOrder(sightings).filter(
    (s) =>
      s.source !== 'layers' && (s.facts?.cap ?? 0) > 0 && (s.facts?.stem ?? 0) < DOT * (s.facts?.cap ?? 0),
  )
  const sized = cleanSizes(sizesOf(read).filter(({ ratio }) => ratio >= THINNEST && ratio <= THICKEST))
  const regular = regularOf(sized.map(({ ratio, weight }) => ({ ratio, weight })))
  const styles = Map.groupBy(sized, (line) => line.size)
  const settled = [...styles.values()].flatMap((lines) => weighted(lines, regular))
  return [...withAutoHeights(stated), ...withLineHeights(settled)]
}

function sizesOf(read: readonly Text[]): Line[] {
  const looks = [...Map.groupBy(read, (s) => s.frame).values()].flatMap((lines) => {
    const measured = heightsOf(lines)
    const hinted = isHinted(measured)
    return measured.map((line, i) => ({ seen: lines[i] as Text, line, hinted }))
  })
  const face = fitFace(looks)
  const alone = looks.map((look) => ({ ...look, size: bestSize(look.line, face, look.hinted).size }))
  const used = sizesInUse(alone)
  return alone.map(({ seen, line, hinted, size: best }) => {
    const size = used.has(best) ? best : bestSize(line, face, hinted, used).size
    return { seen, size, ratio: (seen.facts?.stem ?? 0) / size, weight: line.weight }
  })
}

/** Evidence (a line of 16 letters has 4) of lines with tall and small letters that proves a size to be in use. */
const IN_USE = 4

/** Digits and capitals alone fit several sizes, so lines that show both heights say which ones there are. */
function sizesInUse(alone: readonly { line: Heights; size: number }[]): Set<number> {
  const evidence = tally(
    alone.filter(({ line }) => line.small !== null),
    ({ size }) => size,
    ({ line }) => line.weight,
  )
  return new Set([...evidence].filter(([, weight]) => weight >= IN_USE).map(([size]) => size))
}

/** A size within the error of a much commoner one is a misreading of it. */
function cleanSizes(lines: readonly Line[]): Line[] {
  const totals = tally(
    lines,
    ({ size }) => size,
    ({ weight }) => weight,
  )
  return lines.map((line) => {
    const own = totals.get(line.size) ?? 0
    const reach = Math.max(1, ERROR * line.size)
    const better = [...totals.keys()]
      .filter((size) => Math.abs(size - line.size) <= reach && own < RARE * (totals.get(size) ?? 0))
      .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0))[0]
    return better ? { ...line, size: better } : line
  })
}

/** Gives the lines of one size their weights; a weight beside a much commoner neighbour gives way. */
function weighted(lines: readonly Line[], regular: number): Text[] {
  const weights = lines.map((line) => weightOf(line.ratio, regular))
  const totals = new Map<number, number>()
  for (const [i, weight] of weights.entries())
    totals.set(weight, (totals.get(weight) ?? 0) + (lines[i]?.weight ?? 0))
  return lines.map(({ seen, size }, i) => {
    const weight = weights[i] as number
    const own = totals.get(weight) ?? 0
    const common = [weight - 100, weight + 100].find((other) => own < RARE * (totals.get(other) ?? 0))
    return { ...seen, value: { fontSize: px(size), fontWeight: common ?? weight }, measured: seen.value }
  })
}

/** Line height where at least two distances between lines agree; styles with too few letters go. */
function withLineHeights(texts: readonly Text[]): Text[] {
  const styles = Map.groupBy(texts, ({ value }) => `${value.fontSize?.value} ${value.fontWeight}`)
  return [...styles.values()]
    .filter((lines) => sum(lines.map((s) => s.facts?.glyphs ?? 0)) >= ENOUGH_LETTERS)
    .flatMap((lines) => {
      const leading = commonest(lines.map((s) => s.facts?.leading ?? 0).filter((px) => px > 0))
      if (leading === null) return lines
      return lines.map((s) => {
        const size = s.value.fontSize ? pxOf(s.value.fontSize) : 1
        return { ...s, value: { ...s.value, lineHeight: round(leading / size, 3) } }
      })
    })
}

function commonest(leadings: readonly number[]): number | null {
  const counts = tally(leadings, (leading) => Math.round(leading * 2) / 2)
  const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
  return best && best[1] >= 2 ? best[0] : null
}
