/** Checking what layers are bound to: how far the frames are on the file's system, and bringing them onto it. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { BindResult, Check, CheckLine } from '../../shared/check.ts'
import { asProblem, type ProblemData } from '../../shared/problem.ts'
import type { FigmaPowers } from '../host/host.ts'
import { type Compared, compared, looksOf } from './compare.ts'

type Stage =
  | { readonly stage: 'idle' }
  | { readonly stage: 'checking' }
  | { readonly stage: 'empty' }
  | { readonly stage: 'shown'; readonly check: Check; readonly bound: Bound | null }
  | { readonly stage: 'looking' }
  | { readonly stage: 'binding'; readonly done: number; readonly total: number }
  | { readonly stage: 'problem'; readonly problem: ProblemData }

/** What binding did, and how the frames look since. */
export interface Bound {
  readonly result: BindResult
  /** As it was before. */
  readonly from: Check
  readonly compared: Compared
}

export interface Checking {
  readonly stage: ReadonlySignal<Stage>
  readonly ticked: ReadonlySignal<ReadonlySet<string>>
  /** Line id → id of the chosen choice. */
  readonly choices: Signal<Readonly<Record<string, string>>>
  /** Compare with the enabled team libraries too. */
  readonly libraries: ReadonlySignal<boolean>
  withLibraries(on: boolean): Promise<void>
  /** What a line cannot be done without is ticked with it; what cannot be done without a line comes and goes with it. */
  tick(line: CheckLine, on: boolean): void
  /** These frames; none: all top-level frames of the page. */
  run(frames: readonly string[]): Promise<void>
  /** Binds what is ticked, checks again, and compares how the frames look with how they looked. */
  bind(): Promise<void>
  /** A near miss is meant as it is. */
  keep(line: string): Promise<void>
  stop(): void
}

export function createChecking(figma: FigmaPowers): Checking {
  const stage = signal<Stage>({ stage: 'idle' })
  const ticked = signal<ReadonlySet<string>>(new Set())
  const libraries = signal(true)
  const choices = signal<Readonly<Record<string, string>>>({})
  let frames: readonly string[] = []

  const guarded = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      stage.value = { stage: 'problem', problem: asProblem(error).toJSON() }
    }
  }
  const look = async (frame: string) => await figma.look(frame)
  const show = async (bound: Bound | null) => {
    const check = await figma.check(frames, libraries.value)
    ticked.value = new Set(check.lines.flatMap((line) => (line.ticked ? [line.id] : [])))
    choices.value = {}
    stage.value = { stage: 'shown', check, bound }
  }

  return {
    stage,
    ticked,
    choices,
    libraries,
    withLibraries: (on) =>
      guarded(async () => {
        libraries.value = on
        stage.value = { stage: 'checking' }
        await show(null)
      }),
    tick(line, on) {
      const next = new Set(ticked.value)
      const lines = stage.value.stage === 'shown' ? stage.value.check.lines : []
      const following = lines.filter(({ needs }) => needs === line.id)
      if (on) {
        for (const { id, kind } of following) if (kind === 'bind') next.add(id)
        if (line.needs !== undefined) next.add(line.needs)
        next.add(line.id)
      } else for (const { id } of [line, ...following]) next.delete(id)
      ticked.value = next
    },
    run: (wanted) =>
      guarded(async () => {
        stage.value = { stage: 'checking' }
        frames = wanted.length > 0 ? wanted : (await figma.allFrames()).map(({ id }) => id)
        if (frames.length === 0) stage.value = { stage: 'empty' }
        else await show(null)
      }),
    bind: () =>
      guarded(async () => {
        const now = stage.value
        if (now.stage !== 'shown') return
        const ids = [...ticked.value]
        const touched = framesOf(now.check, ticked.value)
        stage.value = { stage: 'looking' }
        const before = await looksOf(touched, look)
        const progress = (done: number, total: number) => (stage.value = { stage: 'binding', done, total })
        progress(0, ids.length)
        const chosen = Object.entries(choices.value).filter(([line]) => ids.includes(line))
        const result = await figma.bind(ids, Object.fromEntries(chosen), progress)
        stage.value = { stage: 'looking' }
        await show({ result, from: now.check, compared: await compared(touched, before, look) })
      }),
    keep: (line) =>
      guarded(async () => {
        await figma.keepMisses([line], true)
        await show(null)
      }),
    stop: () => void figma.cancel(),
  }
}

/** Values that would be bound. */
export const countTicked = ({ lines }: Check, ticked: ReadonlySet<string>): number =>
  lines.reduce((sum, { id, kind, count }) => sum + (ticked.has(id) && kind !== 'mode' ? count : 0), 0)

/** Frames that these lines are about; all, where a line does not name each of its places. */
function framesOf({ frames, lines }: Check, ticked: ReadonlySet<string>): string[] {
  const chosen = lines.filter(({ id }) => ticked.has(id))
  const all = chosen.some(({ count, places }) => count > places.length)
  const named = new Set(chosen.flatMap(({ places }) => places.map(({ frame }) => frame)))
  return frames.flatMap(({ id }) => (all || named.has(id) ? [id] : []))
}
