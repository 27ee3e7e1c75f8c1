/** How paths are spelled as names of variables and styles in this file. */
import type { Values } from '../../shared/dtcg.ts'
import type { NameStyle, Writable, WriteOptions } from '../../shared/variables.ts'
import { toPx } from '../things/values.ts'

export const plainNames: NameStyle = { case: 'kebab', prefix: '', ramp: 'as-named', lengths: 'as-named' }
export const defaultOptions: WriteOptions = {
  collections: 'two',
  hidePrimitives: false,
  hideCovered: false,
  code: { web: 'css', android: 'android' },
  names: plainNames,
  libraries: true,
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const cases: Record<NameStyle['case'], (words: string[]) => string> = {
  kebab: (words) => words.join('-'),
  snake: (words) => words.join('_'),
  camel: (words) => words.map((word, i) => (i === 0 ? word : capital(word))).join(''),
  pascal: (words) => words.map(capital).join(''),
  title: (words) => words.map(capital).join(' '),
}

/** Figma refuses `.`, `{` and `}` in names, segments without a word, and such as begin with `$`. */
const legal = (name: string): string =>
  name
    .replace(/[.{}]+/g, '-')
    .split('/')
    .map((segment) => segment.trim().replace(/^\$+/, ''))
    .filter((segment) => segment !== '')
    .join('/')

export type Spell = (path: readonly string[]) => string

/** The same path always gets the same name, however often it is asked for. */
export function speller(tokens: readonly Writable[], style: NameStyle): Spell {
  const last = lastSegments(tokens, style)
  const prefix = style.prefix.trim() === '' ? [] : [legal(style.prefix)]
  return (path) => {
    const renamed = last.get(path.join('/'))
    const segments = renamed === undefined ? path : [...path.slice(0, -1), renamed]
    return legal([...prefix, ...segments.map((segment) => cases[style.case](segment.split('-')))].join('/'))
  }
}

/** Path → last segment that the style wants instead. */
function lastSegments(tokens: readonly Writable[], { ramp, lengths }: NameStyle): Map<string, string> {
  const renamed = new Map<string, string>()
  const groups = new Map<string, Writable[]>()
  for (const token of tokens) {
    if (token.path.length < 2) continue
    const group = token.path.slice(0, -1).join('/')
    const members = groups.get(group)
    if (members) members.push(token)
    else groups.set(group, [token])
  }
  for (const [group, members] of groups) {
    const taken = new Set<string>()
    const give = (token: Writable, wanted: string) => {
      let name = wanted
      for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`
      taken.add(name)
      renamed.set(`${group}/${token.path.at(-1)}`, name)
    }
    if (ramp !== 'as-named') for (const token of members) stepName(token, ramp, give)
    if (lengths !== 'as-named') lengthNames(members, lengths, give)
  }
  return renamed
}

type Give = (token: Writable, name: string) => void

const STEPS = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950]

/** By the step it has, not by its rank: what joins a ramp later renames nothing. Steps between go to the nearest. */
function stepName(token: Writable, ramp: NameStyle['ramp'], give: Give): void {
  if (token.kind !== 'color') return
  const [step = '', ...rest] = (token.path.at(-1) ?? '').split('-')
  if (!/^\d{1,3}$/.test(step)) return
  const far = STEPS.map((one) => Math.abs(one - Number(step)))
  const index = far.indexOf(Math.min(...far))
  const inner = Math.min(9, Math.max(1, index))
  const name = ramp === '1-12' ? index + 1 : ramp === '100-900' ? inner * 100 : STEPS[index]
  give(token, [name, ...rest].join('-'))
}

function lengthNames(members: readonly Writable[], lengths: NameStyle['lengths'], give: Give): void {
  const sorted = members
    .flatMap((token) =>
      token.kind === 'dimension' ? [{ token, px: toPx(token.value as Values['dimension']) }] : [],
    )
    .toSorted((a, b) => a.px - b.px)
  const smallest = sorted.find(({ px }) => px > 0)?.px ?? 1
  for (const [i, { token, px }] of sorted.entries()) {
    if (lengths === 'px') give(token, number(px))
    else if (lengths === 'multiplier') give(token, number(px / smallest))
    else give(token, shirt(i - Math.floor((sorted.length - 1) / 2)))
  }
}

/** A dot is not legal in names: 1.5 is `1-5`. */
const number = (value: number) => String(Math.round(value * 100) / 100).replace('.', '-')

/** 0 is `md`, -1 `sm`, -2 `xs`, -3 `2xs`; 1 `lg`, 2 `xl`, 3 `2xl`. */
function shirt(from: number): string {
  if (from === 0) return 'md'
  const [first, letter] = from < 0 ? ['sm', 'xs'] : ['lg', 'xl']
  const far = Math.abs(from)
  if (far === 1) return first
  return far === 2 ? letter : `${far - 1}${letter}`
}
