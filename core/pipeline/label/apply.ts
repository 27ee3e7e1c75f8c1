/**
 * How labels enter a token set: as proposals for roles, and as notes beside a value. Nothing here returns, adds or
 * removes a value or a sighting.
 */
import { tally } from '../../lists/lists.ts'
import type { JSONValue } from '../../../shared/json.ts'
import { type Estimated, type LabelNote, certainties, components } from '../../../shared/label.ts'
import type { Sighting, Token } from '../../../shared/token.ts'
import type { RoleProposal, TokenType } from '../../tokens/type.ts'
import { placeOf, unstatedIn } from './candidates.ts'
import type { FrameLabels, TokenLabel } from './merge.ts'
import type { Names } from './names.ts'

/** Everything a model said about a run. */
export interface Labels extends Partial<Omit<Names, 'dropped'>> {
  readonly frames: readonly FrameLabels[]
}

/**
 * A model that is certain goes before our rules (their surest is 0.9), one that hesitates goes behind. Even so it can
 * only move a role from one measured value to another.
 */
const SURE: Record<TokenLabel['certainty'], number> = { high: 0.95, medium: 0.65, low: 0.3 }

interface Said {
  readonly frame: string
  readonly by: string
  readonly label: TokenLabel
}

/** How much is to be seen of a place. Roots, or the one screen with a full-page picture outvotes all others. */
const extent = ({ box }: Sighting): number => (box ? Math.max(1, Math.sqrt(box.width * box.height)) : 1)

/** What was said of each token of one type, by key: at most one label a frame, the one most of its extent carries. */
export function saidOf(
  type: TokenType,
  tokens: readonly Token[],
  labels: Labels | undefined,
): Map<string, Said[]> {
  const said = new Map<string, Said[]>()
  for (const { frame, by, labels: list } of (labels?.frames ?? []).toSorted(byFrame)) {
    const byPlace = new Map<string, TokenLabel>()
    for (const label of list)
      if (label.type === type.name) for (const place of label.places) byPlace.set(place, label)
    if (byPlace.size === 0) continue
    for (const token of tokens) {
      const votes = new Map<TokenLabel, number>()
      for (const sighting of token.sightings) {
        if (sighting.frame !== frame) continue
        const label = byPlace.get(placeOf(type, sighting))
        if (label) votes.set(label, (votes.get(label) ?? 0) + extent(sighting))
      }
      const label = most(votes)
      if (label) said.set(token.key, [...(said.get(token.key) ?? []), { frame, by, label }])
    }
  }
  return said
}

/**
 * Proposals for one mode. Frames vote by how certain the model was and by how much of the token they show: one small
 * badge that is called something else weighs little, and of two tokens that one frame names alike, the larger is it.
 * @param tokens With their sightings in that mode only.
 */
export function proposalsOf(
  said: ReadonlyMap<string, readonly Said[]>,
  tokens: readonly Token[],
  inMode: ReadonlySet<string>,
): RoleProposal[] {
  const votes = tokens.flatMap((token) =>
    (said.get(token.key) ?? []).flatMap(({ frame, label }) =>
      label.role !== undefined && inMode.has(frame)
        ? [
            {
              token,
              frame,
              role: label.role,
              sure: SURE[label.certainty],
              weight: sum(token.sightings.filter((seen) => seen.frame === frame).map(extent)),
            },
          ]
        : [],
    ),
  )
  return [...Map.groupBy(votes, (vote) => vote.role)].flatMap(([role, all]) => {
    const most = [...Map.groupBy(all, (vote) => vote.frame).values()].map((ofFrame) =>
      Math.max(...ofFrame.map(({ weight }) => weight)),
    )
    return [...Map.groupBy(all, ({ token }) => token)].map(([{ key }, own]) => ({
      key,
      role,
      sure: sum(own.map(({ sure, weight }) => sure * weight)) / sum(most),
    }))
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * What was said of the whole set, by somebody who saw no picture: behind our surest rules and behind a label that is
 * certain, before whatever hesitates.
 */
const OVERALL: Record<TokenLabel['certainty'], number> = { high: 0.8, medium: 0.5, low: 0.2 }

export const overallProposals = (
  type: TokenType,
  tokens: readonly Token[],
  labels?: Labels,
): RoleProposal[] => {
  const keys = new Set(tokens.map(({ key }) => key))
  return (labels?.roles ?? []).flatMap((one) =>
    one.type === type.name && keys.has(one.key)
      ? [{ key: one.key, role: one.role, sure: OVERALL[one.certainty] }]
      : [],
  )
}

/** What `derived` gains: `label` (a `LabelNote`), and `estimated` where a text style lacks parts. */
export function notesOn(token: Token, said: readonly Said[] = []): Record<string, JSONValue> {
  const [first] = said
  if (!first) return {}
  const labels = said.map(({ label }) => label)
  const all = new Set(labels.flatMap((label) => label.components))
  const note: LabelNote = {
    by: first.by,
    keep: labels.some((label) => label.keep),
    certainty: certainties.find((level) => labels.some((label) => label.certainty === level)) ?? 'low',
    components: components.filter((component) => all.has(component)),
  }
  const estimated = estimatedFor(token, labels)
  return { label: note, ...(estimated && { estimated: { by: first.by, ...estimated } }) }
}

function estimatedFor(
  token: Token,
  labels: readonly TokenLabel[],
): { fontFamily?: string; fontWeight?: number } | null {
  const missing = unstatedIn(token)
  const family = missing.includes('fontFamily') ? commonest(labels.map((label) => label.family)) : undefined
  const weight = missing.includes('fontWeight') ? commonest(labels.map((label) => label.weight)) : undefined
  if (family === undefined && weight === undefined) return null
  return {
    ...(family !== undefined && { fontFamily: family }),
    ...(weight !== undefined && { fontWeight: weight }),
  } satisfies Omit<Estimated, 'by'>
}

/** The order in which frames were answered must not matter. */
const byFrame = (a: FrameLabels, b: FrameLabels): number => (a.frame < b.frame ? -1 : 1)

/** First come among equals. */
function most<T>(votes: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined
  let count = 0
  for (const [value, n] of votes) if (n > count) [best, count] = [value, n]
  return best
}

function commonest<T>(values: readonly (T | undefined)[]): T | undefined {
  const said = values.filter((value): value is T & {} => value !== undefined)
  return most(tally(said, (value) => value))
}
