/**
 * The pipeline in the panel: the same units as on a server (`examine`, then `putTogether`), the same answers from what
 * they leave, with memory in the place of the database.
 */
import type { CreateRun, FrameState, PutFrameQuery, RunState } from '../../shared/api.ts'
import type { NumberedEvent, RunEvent } from '../../shared/events.ts'
import { scaleFromName } from '../../shared/frame.ts'
import type { Layer } from '../../shared/layer.ts'
import type { Curate } from '../../shared/library.ts'
import { runOptionsSchema } from '../../shared/options.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import { formats } from '../../core/formats/index.ts'
import { answers } from '../../core/library/answers.ts'
import { typeInfo } from '../../core/library/exportable.ts'
import { putTogether } from '../../core/library/put-together.ts'
import { parseJson, spellJson } from '../../core/library/stored-json.ts'
import { examine } from '../../core/pipeline/examine/examine.ts'
import type { Pixels } from '../../core/pipeline/ports.ts'
import { registry } from '../../core/tokens/index.ts'
import { type KeptFrame, type KeptRun, append, isLive, unknownRun } from './store.ts'

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

const catalog = { types: registry, formats }

export type Engine = ReturnType<typeof createEngine>

export function createEngine({ decode, inspect, mint, now, today, tell, rest }: Surroundings) {
  const runs = new Map<string, KeptRun>()
  const libraries = new Map<string, Uint8Array>()
  /** One frame after the other: there is one thread. */
  let work: Promise<unknown> = Promise.resolve()
  let uploads = 0

  const find = (id: string): KeptRun => {
    const run = runs.get(id)
    if (!run) throw unknownRun(id)
    return run
  }
  const setOf = (id: string): Uint8Array => {
    const { set, problem } = find(id)
    if (!set)
      throw new Problem(
        'run-not-finished',
        problem ? `Run "${id}" ended without tokens: ${problem.detail}` : `Run "${id}" has not finished.`,
        'Follow its events until it has.',
      )
    return set
  }
  const say = (run: KeptRun, event: RunEvent) => {
    const numbered = append(run, event)
    if (numbered) tell(run.id, numbered)
  }
  const libraryOf = (project: string): Uint8Array =>
    answers.library({ library: libraries.get(project) ?? null })

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

  const later = (step: () => unknown) => {
    work = work.then(rest).then(step)
  }

  return {
    types: () => registry.map(typeInfo),
    formats: () =>
      formats.map(({ name, title, about, files }) => ({ name, title, about, files: [...files] })),

    createRun({ project = 'default', options }: CreateRun): RunState {
      const run: KeptRun = {
        id: mint(),
        project,
        options: runOptionsSchema.parse(options ?? {}),
        createdAt: today(),
        status: 'receiving',
        sealed: false,
        frames: new Map(),
        layers: new Map(),
        events: [],
      }
      runs.set(run.id, run)
      say(run, { event: 'phase', phase: 'receiving' })
      return stateOf(run)
    },

    putLayers: (id: string, frame: string, layers: readonly Layer[]): void =>
      void find(id).layers.set(frame, parseJson(answers.layers({ sent: spellJson(layers) })) as Layer[]),

    async putFrame(id: string, frame: string, query: PutFrameQuery, image: Uint8Array): Promise<FrameState> {
      const run = find(id)
      if (run.sealed || !isLive(run))
        throw new Problem('run-sealed', `Run "${id}" takes no more frames.`, 'Begin another one.')
      const name = query.name ?? frame
      const { width, height, mediaType } = await inspect(image, name)
      const scale = query.scale ?? scaleFromName(name)
      const kept: KeptFrame = {
        state: {
          id: frame,
          name,
          scale,
          width: width / scale,
          height: height / scale,
          origin: { x: query.originX ?? 0, y: query.originY ?? 0 },
          ...(query.mode !== undefined && { mode: query.mode }),
          // Nothing is compared by it here: one upload is one measuring.
          hash: `upload-${++uploads}`,
          status: 'received',
        },
        image,
        mediaType,
        layers: run.layers.get(frame),
      }
      run.frames.set(frame, kept)
      say(run, { event: 'received', frame, name })
      later(() => measure(run, kept))
      return kept.state
    },

    start(id: string): void {
      const run = find(id)
      if (run.sealed) return
      if (run.frames.size === 0)
        throw new Problem('run-empty', `Run "${id}" has no frames.`, 'Add at least one before starting.')
      run.sealed = true
      run.status = 'measuring'
      say(run, { event: 'phase', phase: 'measuring' })
      later(() => conclude(run))
    },

    cancel(id: string): void {
      const run = find(id)
      if (!isLive(run)) return
      run.status = 'cancelled'
      say(run, { event: 'cancelled' })
    },

    run: (id: string): RunState => stateOf(find(id)),
    events: (id: string, after: number): NumberedEvent[] => find(id).events.slice(after),
    tokens: (id: string): Uint8Array => answers.summary({ set: setOf(id) }),
    sightings: (id: string, key: string, after: number, limit: number) =>
      answers.sightings({ set: setOf(id), key, after, limit }),

    picture(id: string, frame: string): { readonly bytes: Uint8Array; readonly mediaType: string } {
      const kept = find(id).frames.get(frame)
      if (!kept) throw new Problem('unknown-frame', `There is no frame "${frame}".`, 'Measure it again.')
      return { bytes: kept.image, mediaType: kept.mediaType }
    },

    library: libraryOf,
    /** Puts back what was remembered. Damaged: it throws, and nothing is put back. */
    remember: (project: string, library: Uint8Array): void =>
      void libraries.set(project, answers.library({ library })),

    curate(project: string, revision: number, steps: readonly Curate[]): Uint8Array {
      const { content } = answers.curated({
        library: libraries.get(project) ?? null,
        project,
        patch: { revision, steps: [...steps] },
      })
      libraries.set(project, content)
      return content
    },

    exportProject: (project: string, format: string) =>
      answers.render(
        { library: libraryOf(project), format, options: { remBase: 16, evidence: false } },
        catalog,
      ),
  }
}

const stateOf = (run: KeptRun): RunState => ({
  id: run.id,
  project: run.project,
  status: run.status,
  seq: run.events.length,
  options: run.options,
  frames: [...run.frames.values()].map(({ state }) => state),
  createdAt: run.createdAt,
  ...(run.problem && { problem: run.problem }),
})

function nothingMeasured(frames: readonly KeptFrame[]): Problem {
  const first = frames.find(({ state }) => state.problem)?.state.problem
  const { code = 'internal', detail = 'No frame could be measured.', remedy = 'Try again.' } = first ?? {}
  return new Problem(
    code,
    frames.length === 1 ? detail : `None of the ${frames.length} frames could be measured. ${detail}`,
    remedy,
  )
}
