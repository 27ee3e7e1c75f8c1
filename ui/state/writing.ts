/** Writing into the file: look at the plan, tick, write, and take it back. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { asProblem, type ProblemData } from '../../shared/problem.ts'
import type { LastWrite, Plan, WriteOptions, WriteResult } from '../../shared/variables.ts'
import type { FigmaPowers, Tokens } from '../host/host.ts'

type Stage =
  | { readonly stage: 'idle' }
  | { readonly stage: 'planning' }
  | { readonly stage: 'plan'; readonly plan: Plan; readonly reverting: boolean }
  | { readonly stage: 'writing'; readonly done: number; readonly total: number }
  | { readonly stage: 'done'; readonly result: WriteResult; readonly reverted: boolean }
  | { readonly stage: 'problem'; readonly problem: ProblemData }

export interface Writing {
  readonly stage: ReadonlySignal<Stage>
  readonly ticked: Signal<ReadonlySet<string>>
  /** Line id → id of the chosen choice. */
  readonly choices: Signal<Readonly<Record<string, string>>>
  readonly savePoint: Signal<boolean>
  readonly options: ReadonlySignal<WriteOptions | undefined>
  readonly last: ReadonlySignal<LastWrite | null>
  /** Lines that changed in the file after they were shown. */
  readonly changed: ReadonlySignal<ReadonlySet<string>>
  plan(tokens: Tokens, options?: WriteOptions, more?: boolean): Promise<void>
  planRevert(): Promise<void>
  apply(): Promise<void>
  stop(): void
}

export function createWriting(figma: FigmaPowers): Writing {
  const stage = signal<Stage>({ stage: 'idle' })
  const ticked = signal<ReadonlySet<string>>(new Set())
  const choices = signal<Readonly<Record<string, string>>>({})
  const savePoint = signal(false)
  const options = signal<WriteOptions | undefined>(undefined)
  const last = signal<LastWrite | null>(null)
  const changed = signal<ReadonlySet<string>>(new Set())

  const guarded = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      stage.value = { stage: 'problem', problem: asProblem(error).toJSON() }
    }
  }
  const show = (plan: Plan, reverting: boolean, unticked: readonly string[]) => {
    ticked.value = new Set(
      plan.lines.flatMap((line) => (line.ticked && !unticked.includes(line.id) ? [line.id] : [])),
    )
    choices.value = Object.fromEntries(
      plan.lines.flatMap(({ id, choices: [first] = [] }) => (first ? [[id, first.id]] : [])),
    )
    stage.value = { stage: 'plan', plan, reverting }
  }

  return {
    stage,
    ticked,
    choices,
    savePoint,
    options,
    last,
    changed,
    plan: (tokens, wanted, more) =>
      guarded(async () => {
        stage.value = { stage: 'planning' }
        const plan = await figma.plan(tokens, wanted, more)
        options.value = plan.options ?? wanted
        last.value = await figma.lastWrite()
        show(plan, false, tokens.noise)
      }),
    planRevert: () =>
      guarded(async () => {
        stage.value = { stage: 'planning' }
        changed.value = new Set()
        show(await figma.planRevert(), true, [])
      }),
    apply: () =>
      guarded(async () => {
        const now = stage.value
        if (now.stage !== 'plan') return
        const ids = now.plan.lines.flatMap(({ id }) => (ticked.value.has(id) ? [id] : []))
        const progress = (done: number, total: number) => (stage.value = { stage: 'writing', done, total })
        progress(0, ids.length)
        const result = now.reverting
          ? await figma.revert(ids, progress)
          : await figma.write(
              { ids, choices: chosen(choices.value, ids), savePoint: savePoint.value },
              progress,
            )
        changed.value = new Set(result.review)
        last.value = await figma.lastWrite()
        stage.value = { stage: 'done', result, reverted: now.reverting }
      }),
    stop: () => void figma.cancel(),
  }
}

function chosen(choices: Readonly<Record<string, string>>, ids: readonly string[]): Record<string, string> {
  const ticked = new Set(ids)
  return Object.fromEntries(Object.entries(choices).filter(([line]) => ticked.has(line)))
}
