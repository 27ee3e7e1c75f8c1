/** The measured tokens of one frame, small enough to show to a model, and the way back from its answer. */
import { byText, tally } from '../../lists/lists.ts'
import type { RunOptions } from '../../../shared/options.ts'
import type { Sighting, Token, Use } from '../../../shared/token.ts'
import type { Registry, TokenType } from '../../tokens/type.ts'
import { aggregate } from '../conclude/aggregate.ts'
import { type Vocabulary, families } from './answer.ts'
import type { Candidate } from './port.ts'
import type { Examined } from '../ports.ts'

/** A candidate, and some of the places of its frame that it stands for. Plain JSON: it crosses threads. */
export interface Known {
  readonly candidate: Candidate
  readonly places: readonly string[]
}

/** More would cost more than they tell: 57 is usual for a desktop frame, and the best supported come first. */
const MAX_CANDIDATES = 150
const MAX_BOXES = 2
/** Enough to find a token again among all frames; 60 candidates are about 25 kB so. */
const MAX_PLACES = 8

/** @param types The registry: the letters of ids follow its order. */
export function candidatesOf(examined: Examined, types: Registry, options: RunOptions): Known[] {
  const found = types.flatMap((type, at) => {
    const sightings: readonly Sighting[] = examined.sightings[type.name] ?? []
    const { tokens } = aggregate(type, type.settle?.(sightings) ?? sightings, {
      threshold: options.thresholds[type.name],
      merge: options.merge,
    })
    return tokens.map((token, n) => ({ token, type, id: `${letter(at)}${n + 1}` }))
  })
  const shown = new Set(
    found.toSorted((a, b) => support(b.token) - support(a.token)).slice(0, MAX_CANDIDATES),
  )
  return found
    .filter((one) => shown.has(one))
    .map(({ token, type, id }) => ({
      places: token.sightings.slice(0, MAX_PLACES).map((sighting) => placeOf(type, sighting)),
      candidate: {
        id,
        type: type.name,
        text: inWords(type, token),
        uses: usesOf(token.sightings),
        boxes: largest(token.sightings),
        unstated: unstatedIn(token),
      },
    }))
}

/**
 * One reading at one place, as it was before the whole run was looked at. Later steps may move a value or join it with
 * others; by its places, a label finds the token that it has become a part of.
 */
export const placeOf = (type: TokenType, { measured, value, use, box }: Sighting): string =>
  `${use ?? ''} ${box ? [box.x, box.y, box.width, box.height].join(',') : ''} ${type.canonical(measured ?? value)}`

export const vocabularyOf = (types: Registry): Vocabulary[] =>
  types.map(({ name, title, about, roles }) => ({
    type: name,
    title,
    about,
    roles: Object.keys(roles.vocabulary),
    uses: roles.vocabulary,
  }))

export function usesOf(sightings: readonly Sighting[]): (readonly [Use, number])[] {
  const uses = tally(
    sightings.flatMap(({ use }) => use ?? []),
    (use) => use,
  )
  return [...uses].toSorted((a, b) => b[1] - a[1] || byText(a[0], b[0]))
}

/**
 * A value as its type describes it. The only words in it that are not our own are a font's name, which anybody can
 * write into a file: it is told where it is a name we know.
 */
export function inWords(type: TokenType, { value }: Token): string {
  if (typeof value !== 'object' || !('fontFamily' in value)) return plain(type.describe(value))
  const { fontFamily, ...rest } = value
  const known = families.find((family) => family === [fontFamily].flat()[0])
  const told = known === undefined ? rest : { ...rest, fontFamily: known }
  return plain(type.describe(told))
}

/** Letters, digits and what a value needs. */
export const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} .,#%×/()+·–-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)

/** Parts of a text style that this token lacks. */
export function unstatedIn({ kind, value }: Token): ('fontFamily' | 'fontWeight')[] {
  if (kind !== 'typography') return []
  return (['fontFamily', 'fontWeight'] as const).filter((part) => !(part in (value as object)))
}

const letter = (at: number): string => String.fromCodePoint(97 + (at % 26)).repeat(1 + Math.floor(at / 26))
const support = (token: Token): number => token.sightings.reduce((sum, { weight }) => sum + weight, 0)
const area = ({ box }: Sighting): number => (box ? box.width * box.height : 0)
const largest = (sightings: readonly Sighting[]) =>
  sightings
    .toSorted((a, b) => area(b) - area(a))
    .flatMap(({ box }) => (box ? [box] : []))
    .slice(0, MAX_BOXES)
