/** What the events of a run add up to, for people who watch. */
import type { Phase, RunEvent } from '../../shared/events.ts'
import type { FrameLabel } from '../../shared/label.ts'
import type { ProblemData } from '../../shared/problem.ts'
import type { Semantic } from '../../shared/token-set.ts'
import type { TokenSummary } from '../../shared/token.ts'

type FrameStatus = 'waiting' | 'sending' | 'received' | 'measuring' | 'measured' | 'failed'

export interface FrameProgress {
  readonly id: string
  readonly name: string
  readonly status: FrameStatus
  /** By type: how many places were found, or why it could not be measured. */
  readonly found: Readonly<Record<string, number>>
  readonly skipped: Readonly<Record<string, ProblemData>>
  readonly problem?: ProblemData
  /** How naming by Claude went with it. */
  readonly label?: FrameLabel
}

export interface Progress {
  readonly status: 'sending' | 'measuring' | 'naming' | 'gathering' | 'completed' | 'failed' | 'cancelled'
  readonly frames: readonly FrameProgress[]
  readonly tokens: ReadonlyMap<string, TokenSummary>
  /** What has which role, by type and role. */
  readonly roles: ReadonlyMap<string, Semantic>
  /** By type: why the tokens of all frames could not be put together. */
  readonly missing?: Readonly<Record<string, ProblemData>>
  /** US dollars that naming by Claude has cost so far. */
  readonly cost: number
  /** Why Claude did not name the whole. */
  readonly unnamed?: ProblemData
  readonly problem?: ProblemData
}

export const begin = (frames: readonly { id: string; name: string }[]): Progress => ({
  status: 'sending',
  frames: frames.map(({ id, name }) => ({ id, name, status: 'waiting', found: {}, skipped: {} })),
  tokens: new Map(),
  roles: new Map(),
  cost: 0,
})

export const updateFrame = (progress: Progress, id: string, change: Partial<FrameProgress>): Progress => ({
  ...progress,
  frames: progress.frames.map((frame) => (frame.id === id ? { ...frame, ...change } : frame)),
})

const statusIn: Record<Phase, Progress['status']> = {
  receiving: 'sending',
  measuring: 'measuring',
  labelling: 'naming',
  concluding: 'gathering',
}

/** Events may come twice after a broken line: applying one again changes nothing. */
export function advance(progress: Progress, event: RunEvent): Progress {
  switch (event.event) {
    case 'received':
      return updateFrame(progress, event.frame, { status: 'received' })
    case 'measuring':
      return updateFrame(progress, event.frame, { status: 'measuring' })
    case 'measured':
      return updateFrame(progress, event.frame, { status: 'measured' })
    case 'failed-frame':
      return updateFrame(progress, event.frame, { status: 'failed', problem: event.problem })
    case 'found':
      return within(progress, event.frame, ({ found }) => ({
        found: { ...found, [event.type]: event.sightings },
      }))
    case 'skipped':
      if (event.frame === undefined)
        return { ...progress, missing: { ...progress.missing, [event.type]: event.problem } }
      return within(progress, event.frame, ({ skipped }) => ({
        skipped: { ...skipped, [event.type]: event.problem },
      }))
    case 'tokens':
      return { ...progress, tokens: merge(progress.tokens, event.upserts, event.removals) }
    case 'phase':
      return { ...progress, status: statusIn[event.phase] }
    case 'roles':
      return { ...progress, roles: mergeRoles(progress.roles, event.upserts, event.removals) }
    case 'progress':
    case 'labelling':
      return progress
    case 'labelled':
      return { ...updateFrame(progress, event.frame, { label: event.label }), cost: event.cost }
    case 'named':
      return { ...progress, cost: event.cost, ...(event.problem ? { unnamed: event.problem } : {}) }
    case 'completed':
    case 'cancelled':
      return { ...progress, status: event.event }
    case 'failed':
      return { ...progress, status: 'failed', problem: event.problem }
  }
}

function within(
  progress: Progress,
  id: string,
  change: (frame: FrameProgress) => Partial<FrameProgress>,
): Progress {
  const frame = progress.frames.find((one) => one.id === id)
  return frame ? updateFrame(progress, id, change(frame)) : progress
}

function merge(
  known: ReadonlyMap<string, TokenSummary>,
  upserts: readonly TokenSummary[],
  removals: readonly string[],
): ReadonlyMap<string, TokenSummary> {
  const tokens = new Map(known)
  for (const token of upserts) tokens.set(token.key, token)
  for (const key of removals) tokens.delete(key)
  return tokens
}

type Role = Pick<Semantic, 'type' | 'role'>
const keyOf = ({ type, role }: Role): string => `${type} ${role}`

function mergeRoles(
  known: ReadonlyMap<string, Semantic>,
  upserts: readonly Semantic[],
  removals: readonly Role[],
): ReadonlyMap<string, Semantic> {
  const roles = new Map(known)
  for (const semantic of upserts) roles.set(keyOf(semantic), semantic)
  for (const role of removals) roles.delete(keyOf(role))
  return roles
}

/** Roles of each token, by its key. */
export function rolesByToken({ roles }: Progress): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { role, alias } of roles.values())
    for (const key of new Set(Object.values(alias))) found.set(key, [...(found.get(key) ?? []), role])
  return found
}

/** 0–1. Sending is a fifth of a frame, measuring most of the rest; the last step is the gathering of all. */
export function fraction({ status, frames }: Progress): number {
  if (status === 'completed') return 1
  const share: Record<FrameStatus, number> = {
    waiting: 0,
    sending: 0.1,
    received: 0.2,
    measuring: 0.4,
    measured: 1,
    failed: 1,
  }
  const sum = frames.reduce((total, frame) => total + share[frame.status], 0)
  return frames.length === 0 ? 0 : (sum / frames.length) * 0.95
}

export const troubled = ({ frames, missing }: Progress): boolean =>
  missing !== undefined ||
  frames.some((frame) => frame.status === 'failed' || Object.keys(frame.skipped).length > 0)

/** Claude was asked, and did not answer for every frame or for the whole. */
export const namesInDoubt = ({ frames, unnamed }: Progress): boolean =>
  frames.some(({ label }) => label?.status === 'unlabelled') ||
  (unnamed !== undefined && frames.some(({ label }) => label))

/** Where Claude was asked and did not answer: the names are there all the same, by the rules. */
export function silenceOf({ frames, unnamed }: Progress): string | null {
  const first = frames.map(({ label }) => label).find((label) => label?.status === 'unlabelled')
  const problem = first?.status === 'unlabelled' ? first.problem : unnamed
  return problem ? `Names follow the rules alone: ${problem.detail}` : null
}
