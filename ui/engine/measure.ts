/** A run, frame by frame: the units that a server's threads run, told of as they happen. */
import type { NumberedEvent, RunEvent } from '../../shared/events.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import { putTogether } from '../../core/library/put-together.ts'
import { spellJson } from '../../core/library/stored-json.ts'
import { examine } from '../../core/pipeline/examine/examine.ts'
import type { Pixels } from '../../core/pipeline/ports.ts'
import { registry } from '../../core/tokens/index.ts'
import { type KeptFrame, type KeptRun, append, isLive } from './store.ts'

/** What the engine needs of the place it runs in. */
export interface Surroundings {
  readonly decode: (image: Uint8Array, name: string) => Promise<Pixels>
  readonly inspect: (
    image: Uint8Array,
    name: string,
  ) => Promise<{ readonly width: number; readonly height: number; readonly mediaType: string }>
  readonly mint: () => string
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** ISO 8601. */
  readonly today: () => string
  /** Told of each event as it happens. */
  readonly tell: (run: string, event: NumberedEvent) => void
  /** Lets others have the thread between two frames. */
  readonly rest: () => Promise<void>
}

/** @param libraries By project; a run that ends puts its own there. */
export function createMeasurer(
  { decode, mint, now, tell }: Pick<Surroundings, 'decode' | 'mint' | 'now' | 'tell'>,
  libraries: Map<string, Uint8Array>,
) {
  const say = (run: KeptRun, event: RunEvent) => {
    const numbered = append(run, event)
    if (numbered) tell(run.id, numbered)
  }

  async function measure(run: KeptRun, frame: KeptFrame): Promise<void> {
    const { id, name } = frame.state
    if (!isLive(run) || run.frames.get(id) !== frame) return
    say(run, { event: 'measuring', frame: id })
    try {
      const { hash: _, status: __, ...known } = frame.state
      const wanted = run.options.types
      const examined = await examine(
        { frame: known, image: frame.image, layers: frame.layers },
        {
          types: wanted ? registry.filter((type) => wanted.includes(type.name)) : registry,
          decode: (image) => decode(image, name),
          onFound: (type, sightings) => say(run, { event: 'found', frame: id, type, sightings }),
          now,
        },
      )
      frame.examined = spellJson(examined)
      frame.state = { ...frame.state, status: 'measured' }
      for (const { type, problem } of examined.skipped)
        say(run, { event: 'skipped', frame: id, type, problem })
      say(run, { event: 'measured', frame: id, milliseconds: examined.milliseconds })
    } catch (error) {
      const problem = asProblem(error).toJSON()
      frame.state = { ...frame.state, status: 'failed', problem }
      say(run, { event: 'failed-frame', frame: id, problem })
    }
    const all = [...run.frames.values()]
    const done = all.filter(({ state }) => state.status !== 'received').length
    say(run, { event: 'progress', phase: 'measuring', done, total: all.length })
  }

  function conclude(run: KeptRun): void {
    if (!isLive(run)) return
    const all = [...run.frames.values()]
    const measured = all.filter(({ examined }) => examined !== undefined)
    try {
      if (measured.length === 0) throw nothingMeasured(all)
      const done = putTogether(
        {
          examined: measured.flatMap(({ examined }) => examined ?? []),
          frames: measured.map(({ state: { hash: _, status: __, ...frame } }) => frame),
          options: run.options,
          library: libraries.get(run.project) ?? null,
          told: new Map(),
        },
        registry,
        mint,
      )
      if (!done?.library) throw new Error('a run ended without a library')
      libraries.set(run.project, done.library.content)
      run.set = done.set
      run.status = 'completed'
      say(run, { event: 'phase', phase: 'concluding' })
      for (const event of done.events) say(run, event)
      const failed = all.length - measured.length
      say(run, { event: 'completed', tokens: done.tokens, frames: all.length, failed })
    } catch (error) {
      run.problem = asProblem(error).toJSON()
      run.status = 'failed'
      say(run, { event: 'failed', problem: run.problem })
    }
  }

  return { say, measure, conclude }
}

function nothingMeasured(frames: readonly KeptFrame[]): Problem {
  const first = frames.find(({ state }) => state.problem)?.state.problem
  const { code = 'internal', detail = 'No frame could be measured.', remedy = 'Try again.' } = first ?? {}
  return new Problem(
    code,
    frames.length === 1 ? detail : `None of the ${frames.length} frames could be measured. ${detail}`,
    remedy,
  )
}
