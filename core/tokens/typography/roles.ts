/** What a text style is for, from its size, its weight and how much is set in it. Rules only; a label may know better. */
import type { Observed } from '../../../shared/observed.ts'
import { sum } from '../lib/evidence.ts'
import { pxOf } from '../lib/length.ts'
import type { RoleProposal, Roles } from '../type.ts'
import type { TextFacts, TextToken as Text } from './facts.ts'

const HEADINGS = ['heading-1', 'heading-2', 'heading-3', 'heading-4'] as const
/** Larger text first: no role may be set in smaller text than one after it. */
const BY_SIZE = ['display', ...HEADINGS, 'body-large', 'body-default', 'body-small', 'caption']

export const roles: Roles<'typography', TextFacts> = {
  vocabulary: Object.fromEntries([...BY_SIZE, 'label'].map((role) => [role, ['text'] as const])),
  propose,
  contradicts: (a, b) => {
    const [x, y] = [a, b].map(({ role }) => BY_SIZE.indexOf(role)) as [number, number]
    if (x < 0 || y < 0) return false
    return (sizeOf(a.value) - sizeOf(b.value)) * (y - x) < 0
  },
}

const sizeOf = ({ fontSize }: Observed<'typography'>): number => (fontSize ? pxOf(fontSize) : 0)
const size = ({ value }: Text): number => sizeOf(value)
const weight = ({ value }: Text): number => value.fontWeight ?? 400
const letters = ({ sightings }: Text): number => sum(sightings.map((s) => s.facts?.glyphs ?? 0))
const perLine = (text: Text): number => letters(text) / text.sightings.length

/** Of all letters, what the text of a page has at least; less, and nobody can tell which style it is. */
const MOST = 0.3
/** Shares of the body size. */
const HEADING = 1.15
const DISPLAY = 2.4
const SMALL = [0.8, 0.97] as const
/** Letters in a line: a heading has fewer, running text more; and no heading is lighter than the text below it. */
const RUNNING = 25
const SHORT = 14
/** Letters, and lines of labels, that a style needs to have a role. */
const ENOUGH = 6
const SEVERAL = 3
/** Weight at most of text that is read, not scanned. */
const PLAIN = 450

function propose(tokens: readonly Text[]): RoleProposal[] {
  const found: RoleProposal[] = []
  const say = (text: Text | undefined, role: string, sure: number) => {
    if (text)
      found.push({
        key: text.key,
        role,
        sure,
        why: `${letters(text)} letters in ${text.sightings.length} ${text.sightings.length === 1 ? 'line' : 'lines'}`,
      })
  }
  const seen = tokens.filter((text) => letters(text) >= ENOUGH).toSorted(byMost(letters))
  const plain = seen.filter((text) => weight(text) <= PLAIN)
  const [body] = plain
  if (!body || letters(body) < MOST * sum(seen.map(letters))) return []
  say(body, 'body-default', 0.8)

  const base = size(body)
  const large = seen.filter((text) => size(text) >= HEADING * base)
  const isRunning = (text: Text) =>
    weight(text) < weight(body) || (weight(text) <= PLAIN && perLine(text) >= RUNNING)
  say(large.find(isRunning), 'body-large', 0.5)
  const [first, ...others] = onePerSize(large.filter((text) => !isRunning(text)))
  const isDisplay = first !== undefined && size(first) >= DISPLAY * base
  if (isDisplay) say(first, 'display', 0.6)
  const headings = isDisplay || !first ? others : [first, ...others]
  for (const [i, role] of HEADINGS.entries()) say(headings[i], role, 0.65 - 0.05 * i)

  const small = plain.filter((text) => size(text) < SMALL[1] * base)
  const bodySmall = small.find((text) => size(text) >= SMALL[0] * base)
  say(bodySmall, 'body-small', 0.55)
  say(
    onePerSize(small.filter((text) => size(text) < (bodySmall ? size(bodySmall) : SMALL[0] * base))).at(-1),
    'caption',
    0.55,
  )
  const labels = seen.filter(
    (text) => weight(text) >= weight(body) + 100 && size(text) <= base && perLine(text) <= SHORT,
  )
  say(
    labels.filter((text) => text.sightings.length >= SEVERAL).toSorted(byMost((t) => t.sightings.length))[0],
    'label',
    0.45,
  )
  return found
}

/** Of each size the style with most letters; largest first. */
function onePerSize(byLetters: readonly Text[]): Text[] {
  const sizes = new Map<number, Text>()
  for (const text of byLetters) if (!sizes.has(size(text))) sizes.set(size(text), text)
  return [...sizes.values()].toSorted((a, b) => size(b) - size(a))
}

const byMost =
  (of: (text: Text) => number) =>
  (a: Text, b: Text): number =>
    of(b) - of(a) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
