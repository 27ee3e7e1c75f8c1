/** The whole panel as plain state and functions; views only read it and call it. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { RunOptions } from '../../shared/options.ts'
import { asProblem } from '../../shared/problem.ts'
import type { Host } from '../host/host.ts'
import { serverFrom } from './address.ts'
import { type Checking, createChecking } from './checking.ts'
import { type Connected, createLine, type Line } from './connection.ts'
import { createExporting, type Exporting } from './export.ts'
import { askedOf } from './asked.ts'
import { createFrames, type Frames } from './frames.ts'
import { keepInFile, takeOver } from './in-file.ts'
import { type Job, libraryBefore, openedFromServer, storedJob } from './job.ts'
import { openedFrom } from './kept.ts'
import { createMeasuring, type Measuring } from './measuring.ts'
import { once } from './once.ts'
import { persist } from './persist.ts'
import { namesInDoubt, silenceOf, troubled } from './progress.ts'
import { createReview, type Review } from './review.ts'
import { type Snapshot, snapshotOf, storedSnapshot } from './since.ts'
import { createTelling } from './telling.ts'
import { createToasts, type Toasts } from './toast.ts'
import { createWriting, type Writing } from './writing.ts'

export const places = ['check', 'frames', 'measuring', 'review', 'write', 'export'] as const
export type Place = (typeof places)[number]

export type Shows = 'own' | 'example' | 'file'

export interface Panel {
  readonly host: Host
  readonly line: Line
  readonly place: Signal<Place>
  /** Whose review is open: measured here, the bundled example, or what a colleague left in the file. */
  readonly shows: ReadonlySignal<Shows>
  /** A review that the file keeps, as text. */
  readonly kept: ReadonlySignal<string | null>
  readonly frames: Frames
  readonly options: Signal<Partial<RunOptions>>
  readonly measuring: Measuring
  /** The example is being measured. */
  readonly exampleOpening: ReadonlySignal<boolean>
  /** What was measured is on its way from the server. */
  readonly opening: ReadonlySignal<boolean>
  readonly review: Review
  readonly writing: Writing | null
  /** Only Figma has layers to look at. */
  readonly checking: Checking | null
  readonly exporting: Exporting
  readonly toasts: Toasts
  /** What was measured last in this file or browser. */
  readonly lastJob: ReadonlySignal<Job | null>
  readonly origin: ReadonlySignal<string>
  /** The one address that this panel was built for. */
  readonly builtFor: string
  /** Tokens as they left the last time; null before that. */
  readonly exported: ReadonlySignal<Snapshot | null>
  /** Tokens have left as they are now. */
  hasLeft(): void
  /** Measures in this window, and forgets the server; null where the host cannot. */
  readonly stayHere: (() => Promise<void>) | null
  /** Shows the way to a server; null where the host lets none be reached. */
  readonly seekServer: (() => void) | null
  /** Connects with what was pasted; false: that is no address and no token. */
  pair(pasted: string): boolean
  measure(): Promise<void>
  /** Asks Claude once more about what it did not answer for; nothing is measured again. */
  askAgain(): Promise<void>
  openLast(): Promise<void>
  openExample(): Promise<void>
  openKept(): void
  /** Back from a review that was not measured here. */
  leave(): void
}

/** Opens what measures without a server. */
export type MeasureHere = (
  host: Host,
  stored: Readonly<Record<string, string>>,
  onFull: () => void,
) => Promise<Connected>

export async function openPanel(host: Host, here?: MeasureHere): Promise<Panel> {
  const greeting = await host.greet()
  // From the second visit on, the question is how far the file has drifted.
  const place = signal<Place>((await host.figma?.lastWrite()) ? 'check' : 'frames')
  const shows = signal<Shows>('own')
  const kept = signal<string | null>((await host.figma?.keptLibrary()) ?? null)
  const origin = signal(greeting.stored['origin'] ?? greeting.origin)
  const exported = signal<Snapshot | null>(storedSnapshot(greeting.stored[EXPORTED + greeting.project]))
  const lastJob = signal<Job | null>(storedJob(greeting.stored['job'], greeting.project))
  const frames = createFrames(host)
  const measuring = createMeasuring(host)
  const review = createReview()
  const exporting = createExporting()
  const opening = signal(false)
  const exampleOpening = signal(false)
  let measured: Promise<Job> | null = null
  const toasts = createToasts()
  const options = signal<Partial<RunOptions>>({})

  const line = createLine((server) => {
    origin.value = server.origin
    void host.remember('token', server.token)
    void host.remember('origin', server.origin)
  })
  const connected = (): Connected | null => {
    const now = line.connection.value
    return now.status === 'connected' ? now : null
  }

  const openJob = async (
    { client, types, formats }: Connected,
    job: Job,
    known: ReadonlySet<string>,
    then: Place,
  ) => {
    await telling.told()
    const opened = await openedFromServer(client, types, job, known)
    shows.value = 'own'
    review.open(opened)
    exporting.open(formats, (format, query) => client.exportProject(job.project, format, query))
    place.value = then
  }

  const rememberJob = (job: Job | null) => void host.remember('job', job && JSON.stringify(job))
  const isKept = computed(() => shows.value !== 'example')
  if (host.figma?.canWrite) keepInFile(host.figma, review, isKept, kept)

  const telling = createTelling({ host, kept, shows, review, toasts })
  effect(() => {
    const server = connected()
    if (server && kept.value !== null) void telling.tell(server)
  })
  frames.set(greeting.frames)
  const token = greeting.stored['token'] ?? ''
  const engine =
    here &&
    once(() =>
      here(host, greeting.stored, () =>
        toasts.say('This library is too large to be remembered here: connect a server to keep it'),
      ),
    )
  const seekServer = () => void line.connect({ origin: origin.value, token })
  const staysHere = greeting.server === 'never' || (greeting.server === 'once paired' && token === '')
  if (engine && staysHere)
    void line.stay(engine).catch((error: unknown) => {
      toasts.problem(asProblem(error))
      if (greeting.server !== 'never') seekServer()
    })
  else seekServer()

  return {
    host,
    line,
    place,
    shows,
    kept,
    frames,
    options,
    measuring,
    opening,
    exampleOpening,
    review,
    checking: host.figma ? createChecking(host.figma) : null,
    writing: host.figma?.canWrite ? createWriting(host.figma) : null,
    exporting,
    toasts,
    lastJob,
    origin,
    builtFor: greeting.origin,
    exported,
    hasLeft: () => {
      if (shows.value !== 'own') return
      const now = snapshotOf(review.items.value)
      exported.value = now
      void host.project().then((project) => host.remember(EXPORTED + project, JSON.stringify(now)))
    },
    stayHere: engine
      ? async () => {
          await host.remember('token', null)
          await line.stay(engine)
        }
      : null,
    seekServer:
      greeting.server === 'never' ? null : () => void line.connect({ origin: origin.value, token: '' }),
    pair: (pasted) => {
      const server = serverFrom(pasted, origin.value)
      if (server) void line.connect(server)
      return server !== null
    },
    measure: async () => {
      const server = connected()
      if (!server) return
      place.value = 'measuring'
      const asked = await askedOf(frames, host)
      const before = await libraryBefore(server.client, await host.project())
      const job = await measuring.start(server.client, asked, options.value, rememberJob)
      if (!job) return rememberJob(lastJob.value)
      lastJob.value = job
      rememberJob(job)
      const known = before?.set.primitives.flatMap(({ id }) => id ?? []) ?? []
      const silent = measuring.progress.value && silenceOf(measuring.progress.value)
      const { value: now } = measuring.progress
      const partly = now && (troubled(now) || namesInDoubt(now))
      opening.value = true
      await persist(() => openJob(server, job, new Set(known), partly ? 'measuring' : 'review'), {})
        .catch((error: unknown) => toasts.problem(asProblem(error)))
        .finally(() => (opening.value = false))
      if (before?.revision === 0) await takeOver(kept.value, review)
      // Where frames were asked about, the report says it better.
      if (silent && !(now && namesInDoubt(now))) toasts.say(silent)
    },
    askAgain: async () => {
      const [server, last] = [connected(), lastJob.value]
      if (!server || !last) return
      try {
        const again = await server.client.relabel(last.run, options.value.budget)
        const job = { project: last.project, run: again.id }
        const done = await measuring.resume(server.client, job)
        if (!done) return
        lastJob.value = done
        rememberJob(done)
        const { value: now } = measuring.progress
        await openJob(server, done, new Set(), now && namesInDoubt(now) ? 'measuring' : 'review')
      } catch (error) {
        toasts.problem(asProblem(error))
      }
    },
    openLast: async () => {
      const [server, job] = [connected(), lastJob.value]
      if (!server || !job) return
      try {
        if ((await server.client.run(job.run)).status === 'measuring') {
          place.value = 'measuring'
          if (!(await measuring.resume(server.client, job))) return
        }
        await openJob(server, job, new Set(), 'review')
      } catch (error) {
        if (asProblem(error).code !== 'unreachable') lastJob.value = null
        toasts.problem(asProblem(error))
      }
    },
    openExample: async () => {
      if (!engine || exampleOpening.value) return
      exampleOpening.value = true
      try {
        const [here, { measureExample }] = await Promise.all([engine(), import('./example.ts')])
        const { client, types, formats } = here
        const job = await (measured ??= measureExample(client))
        review.open(await openedFromServer(client, types, job, new Set()))
        exporting.open(formats, (format, query) => client.exportProject(job.project, format, query))
        shows.value = 'example'
        place.value = 'review'
      } catch (error) {
        measured = null
        toasts.problem(asProblem(error))
      } finally {
        exampleOpening.value = false
      }
    },
    openKept: () => {
      const opened = kept.value === null ? null : openedFrom(kept.value)
      if (!opened) return toasts.say('What this file keeps was written by another version: measure once more')
      shows.value = 'file'
      review.open(opened)
      exporting.open([], async () => [])
      place.value = 'review'
    },
    leave: () => {
      shows.value = 'own'
      place.value = 'frames'
    },
  }
}

/** Remembered per project: memory is the person's, over all files. */
const EXPORTED = 'exported '
