/**
 * The pipeline in the panel: the same units as on a server (`examine`, then `putTogether`), the same answers from what
 * they leave, with memory in the place of the database.
 */
import type {
  CreateRun,
  ExportQuery,
  ExportedFile,
  FrameState,
  ImportFile,
  ImportReport,
  PutFrameQuery,
  RunState,
} from '../../shared/api.ts'
import { exportQuerySchema } from '../../shared/api.ts'
import type { NumberedEvent } from '../../shared/events.ts'
import { renderOptions } from '../../shared/export-options.ts'
import { proposeScale } from '../../shared/scale.ts'
import type { Layer } from '../../shared/layer.ts'
import type { Curate } from '../../shared/library.ts'
import { runOptionsSchema } from '../../shared/options.ts'
import { Problem } from '../../shared/problem.ts'
import { formats } from '../../core/formats/index.ts'
import { answers } from '../../core/library/answers.ts'
import { typeInfo } from '../../core/library/exportable.ts'
import { parseJson, spellJson } from '../../core/library/stored-json.ts'
import { registry } from '../../core/tokens/index.ts'
import { cutPlaces } from './crops.ts'
import { type Surroundings, createMeasurer } from './measure.ts'
import { type KeptFrame, type KeptRun, isLive, unknownRun } from './store.ts'

const catalog = { types: registry, formats }

export type Engine = ReturnType<typeof createEngine>

export function createEngine(surroundings: Surroundings) {
  const { decode, inspect, mint, today, rest } = surroundings
  const runs = new Map<string, KeptRun>()
  const libraries = new Map<string, Uint8Array>()
  const { say, measure, conclude } = createMeasurer(surroundings, libraries)
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
  const newest = (project: string, frame: string): KeptFrame | undefined =>
    [...runs.values()]
      .filter((run) => run.project === project)
      .findLast(({ frames }) => frames.has(frame))
      ?.frames.get(frame)
  const libraryOf = (project: string): Uint8Array =>
    answers.library({ library: libraries.get(project) ?? null })

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
      const scale = query.scale ?? proposeScale({ name, width, height })
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

    importTokens(project: string, files: readonly ImportFile[], preview: boolean): ImportReport {
      const { report, next } = answers.takenIn(
        { library: libraries.get(project) ?? null, sent: spellJson({ files, preview }), ids: mint() },
        catalog,
      )
      if (next) libraries.set(project, next.content)
      return report
    },

    async exportProject(
      project: string,
      format: string,
      asked: Partial<ExportQuery> = {},
    ): Promise<ExportedFile[]> {
      const query = exportQuerySchema.parse(asked)
      const stored = { library: libraryOf(project), doubtful: query.doubtful === 'true' }
      const wantsPictures =
        query.pictures === 'true' && formats.find(({ name }) => name === format)?.pictures === true
      const crops = wantsPictures && {
        crops: await cutPlaces(answers.places(stored, catalog), (id) => newest(project, id), decode),
      }
      const options = { ...renderOptions(query), evidence: query.evidence === 'true', ...crops }
      return answers.render({ ...stored, format, options }, catalog)
    },
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
