/** The reliability of confidence, on systems that the fit saw and on those it did not. */
import { along } from '../../core/lists/knots.ts'
import { concluded, measured, specimens } from '../corpus.ts'
import { readTruth } from '../score/truth.ts'
import { type Cell, tableOf } from '../table.ts'
import { fit } from './calibrate.ts'
import { type Told, binsOf, toldOf } from './reliability.ts'

/** No curve was fitted with these in sight. */
const SEALED = ['govuk', 'vant', 'mantine', 'atelier']

export interface FrameTold {
  readonly system: string
  readonly told: readonly Told[]
}

export async function reliability(corpora: readonly string[]): Promise<FrameTold[]> {
  const frames: FrameTold[] = []
  for (const corpus of corpora)
    for await (const { entry, examined } of measured({ corpus })) {
      const truth = await readTruth(corpus, entry.truth)
      frames.push({ system: entry.system, told: toldOf(concluded([examined]), truth, specimens) })
    }
  return frames
}

const isSealed = ({ system }: FrameTold): boolean => SEALED.includes(system)
const all = (frames: readonly FrameTold[]): Told[] => frames.flatMap(({ told }) => told)

/** What curves would tell that were fitted to all systems but the one they are asked about. */
function refitted(frames: readonly FrameTold[]): Told[] {
  return [...new Set(frames.map(({ system }) => system))].flatMap((system) => {
    const others = Map.groupBy(all(frames.filter((frame) => frame.system !== system)), ({ what }) => what)
    const curves = new Map([...others].map(([what, told]) => [what, fit(told)]))
    return all(frames.filter((frame) => frame.system === system)).map((one) => ({
      ...one,
      confidence: along(curves.get(one.what) ?? [[0, one.raw]], one.raw),
    }))
  })
}

export function printReliability(frames: readonly FrameTold[]): string {
  const open = frames.filter((frame) => !isSealed(frame))
  const curves = [...Map.groupBy(all(open), ({ what }) => what)].map(
    ([what, told]) => `  ${what}: ${JSON.stringify(fit(told))}`,
  )
  return [
    table('as told, systems the curves were fitted to', all(open)),
    table('the same, refitted without the system that is asked about', refitted(open)),
    table('as told, sealed systems', all(frames.filter(isSealed))),
    ['curves that fit now', ...curves].join('\n'),
  ].join('\n\n')
}

export const reliabilityHead = ['confidence', 'values', 'told', 'right', 'sealed values', 'told', 'right']
/** For people: where values are, refitted for each system, and those of sealed ones beside them. */
export function reliabilityRows(frames: readonly FrameTold[]): string[][] {
  const [open, sealed] = [refitted(frames.filter((f) => !isSealed(f))), all(frames.filter(isSealed))]
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`
  const cells = (bin: ReturnType<typeof binsOf>[number] | undefined) =>
    bin ? [String(bin.count), percent(bin.told), percent(bin.right)] : ['0', '–', '–']
  const [a, b] = [binsOf(open), binsOf(sealed)]
  return [...new Set([...a, ...b].map(({ from }) => from))]
    .toSorted((x, y) => x - y)
    .map((from) => {
      const bin = [...a, ...b].find((one) => one.from === from)
      return [
        `${percent(from)} to ${percent(Math.min(1, bin?.to ?? 1))}`,
        ...cells(a.find((one) => one.from === from)),
        ...cells(b.find((one) => one.from === from)),
      ]
    })
}

const table = (title: string, told: readonly Told[]): string =>
  tableOf(
    [title, 'of', 'told', 'right', 'off'],
    binsOf(told).map(({ from, to, count, told: said, right }): Cell[] => [
      `${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}`,
      String(count),
      said,
      right,
      right - said,
    ]),
  )
