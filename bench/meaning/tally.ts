/** Adds up what was judged, frame after frame. */
import { oklch } from './color.ts'
import type { ReadDocument } from './document.ts'
import { type Judged, judge } from './judge.ts'
import { type Names, type Ratio, judgeNames } from './names.ts'
import { type JudgedRole, judgedRoles } from './spelled.ts'
import type { RoleTruths } from './truth.ts'

export interface FrameMeaning {
  readonly id: string
  readonly system: string
  readonly theme: string
  readonly roles: readonly RoleMeaning[]
  /** Roles that a competent designer would have given, and that are not there. */
  readonly missing: readonly JudgedRole[]
  readonly required: readonly JudgedRole[]
  readonly names: Names
}
interface RoleMeaning extends Judged {
  readonly role: JudgedRole
  readonly as: string
  readonly hex: string
  /** What it may be. */
  readonly accept: readonly string[]
}

export function judgeFrame(truth: RoleTruths, document: ReadDocument): FrameMeaning {
  const roles = document.given.flatMap((given): RoleMeaning[] => {
    const { accept } = truth.roles[given.role] ?? {}
    if (!accept) return []
    return [{ ...judge(truth, given, given.hex), role: given.role, as: given.as, hex: given.hex, accept }]
  })
  const required = judgedRoles.filter((role) => truth.roles[role]?.required)
  const missing = required.filter(
    (role) => !roles.some((one) => one.role === role && one.verdict === 'right'),
  )
  const { id, system, theme } = truth
  return { id, system, theme, roles, required, missing, names: judgeNames(document) }
}

export interface Tally {
  readonly right: number
  readonly given: number
  readonly found: number
  readonly required: number
  readonly grave: number
}

export function tally(
  frames: readonly FrameMeaning[],
  of: (role: JudgedRole) => boolean = () => true,
): Tally {
  const given = frames.flatMap((frame) => frame.roles.filter(({ role }) => of(role)))
  const required = frames.flatMap((frame) => frame.required.filter(of))
  const missing = frames.flatMap((frame) => frame.missing.filter(of))
  return {
    right: given.filter(({ verdict }) => verdict === 'right').length,
    given: given.length,
    found: required.length - missing.length,
    required: required.length,
    grave: given.filter(({ grave }) => grave).length,
  }
}

export type NameQuestion = Exclude<keyof Names, 'faults'>
export const nameQuestions = {
  hue: 'hue words that agree with the colour',
  step: 'steps on 50, 100 … 900, 950',
  suffix: 'colour names with a -2, -3 …',
  ramp: 'ramps that darken step by step',
  borderAlias: 'borders that alias their colour',
  shadowAlias: 'shadow layers that alias their colour',
  gradientAlias: 'gradient stops that alias their colour',
} as const satisfies Record<NameQuestion, string>

export const namesOf = (frames: readonly FrameMeaning[], question: NameQuestion): Ratio =>
  frames.reduce<Ratio>(
    ([held, of], { names }) => [held + names[question][0], of + names[question][1]],
    [0, 0],
  )

/** OKLCH degrees: within these, one hue. */
const SAME = 35
const SPREAD = 45
/** OKLCH chroma below which no hue is seen. */
const COLOURED = 0.03
const hued = ['primary', 'link', 'danger', 'success', 'warning', 'info'] as const

/** Roles that have one hue in the light and the dark frames of a system. */
export function modesOf(frames: readonly FrameMeaning[]): Ratio {
  let agree = 0
  let of = 0
  for (const list of Map.groupBy(frames, ({ system }) => system).values()) {
    for (const role of hued) {
      const hues = (theme: string): number[] =>
        list
          .filter((frame) => frame.theme === theme)
          .flatMap((frame) => frame.roles.find((one) => one.role === role)?.hex ?? [])
          .map(oklch)
          .flatMap(({ c, h }) => (c >= COLOURED ? [h] : []))
      const [light, dark] = [hues('light'), hues('dark')]
      if (light.length === 0 || dark.length === 0) continue
      of++
      const middle = meanHue([...light, ...dark])
      const near = [...light, ...dark].every((h) => apart(h, middle) <= SPREAD)
      if (near && apart(meanHue(light), meanHue(dark)) <= SAME) agree++
    }
  }
  return [agree, of]
}

const apart = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180)
function meanHue(hues: readonly number[]): number {
  const sum = (of: (radians: number) => number) =>
    hues.reduce((total, h) => total + of((h * Math.PI) / 180), 0)
  return ((Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI + 360) % 360
}
