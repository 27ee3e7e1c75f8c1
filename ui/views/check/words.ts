/** A check in words: for the panel, and as Markdown for a ticket. */
import type { BindResult, Check, CheckKind, CheckLine } from '../../../shared/check.ts'
import type { Compared } from '../../state/compare.ts'

type Counts = Pick<Check, 'total' | 'onSystem' | 'bound' | 'kept' | 'near' | 'fresh'>

/** Bound, or meant as it is. Whole percent, rounded down: 100 % is said only when it is. */
export const percentOf = ({ total, bound, kept }: Counts): number =>
  total === 0 ? 100 : Math.floor(((bound + kept) / total) * 100)

export const headings: Record<CheckKind, string> = {
  mode: 'Modes',
  near: 'Near misses',
  bind: 'Can be bound',
  question: 'Which one?',
  new: 'New values',
  left: 'Left as they are',
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
export const placesOf = ({ count, kind }: Pick<CheckLine, 'count' | 'kind'>): string =>
  kind === 'mode' ? plural(count, 'frame', 'frames') : plural(count, 'place', 'places')

/** On the button. */
export const bindWords = (count: number): string =>
  count === 0 ? 'Switch modes' : `Bind ${plural(count, 'value', 'values')}`

/** "23 near misses · 4 new": what is zero stays unsaid. */
export function summaryOf(counts: Counts): string {
  const { near, fresh, kept, onSystem, bound } = counts
  const parts = [
    onSystem > bound ? `${onSystem - bound} can be bound` : '',
    near > 0 ? plural(near, 'near miss', 'near misses') : '',
    fresh > 0 ? `${fresh} new` : '',
    kept > 0 ? `${kept} kept as they are` : '',
  ]
  const said = parts.filter((part) => part !== '').join(' · ')
  if (counts.total === 0) return 'These frames show nothing that this file has variables or styles for.'
  return said === '' ? 'Every value is bound to one of your variables or styles.' : said
}

export function resultWords({ bound, switched, failed, review, cancelled }: BindResult): string {
  const parts = [
    switched > 0 ? `${plural(switched, 'frame was', 'frames were')} switched to another mode` : '',
    `${plural(bound, 'value is', 'values are')} bound now`,
    failed.length > 0 ? `${failed.length} could not be bound` : '',
    review.length > 0 ? `${review.length} changed meanwhile and were left alone` : '',
    cancelled ? 'stopped half-way; the rest is below' : '',
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

/** What the pictures say: the promise that binding changes nothing is looked after, not believed. */
export function comparedWords({ frames, unseen, changed }: Compared): string | null {
  const rest = unseen > 0 ? ` ${plural(unseen, 'frame was', 'frames were')} not compared.` : ''
  if (frames === 0) return rest === '' ? null : rest.trim()
  if (changed.length === 0) return `Zero pixels changed in ${plural(frames, 'frame', 'frames')}.${rest}`
  return `${plural(changed.length, 'frame looks', 'frames look')} different.${rest}`
}

const cell = (text: string) => text.replaceAll('|', '\\|')

/** A heading, a table of frames, and a table for each kind of line. */
export function markdownOf(check: Check): string {
  const frames = check.frames.map(
    (frame) =>
      `| ${cell(frame.name)} | ${cell(frame.page)} | ${percentOf(frame)} % | ${frame.near} | ${frame.fresh} |`,
  )
  const kinds = Object.keys(headings) as CheckKind[]
  const groups = kinds.flatMap((kind) => {
    const lines = check.lines.filter((line) => line.kind === kind)
    if (lines.length === 0) return []
    const rows = lines.map(({ value, target, count, places, reason }) => {
      const where = places
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')
      const to = target ? `${target.name} (${target.text})` : reason
      return `| ${cell(value.text)} | ${cell(to)} | ${count} | ${cell(where)} |`
    })
    return [
      '',
      `## ${headings[kind]}`,
      '',
      '| Value | Variable or style | Places | Where |',
      '| --- | --- | --- | --- |',
      ...rows,
    ]
  })
  return [
    `# ${percentOf(check)} % on your system`,
    '',
    summaryOf(check),
    '',
    '| Frame | Page | On system | Near misses | New |',
    '| --- | --- | --- | --- | --- |',
    ...frames,
    ...groups,
    '',
  ].join('\n')
}
