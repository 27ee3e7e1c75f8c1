/** The panel's own engine, asked as a server is: everything above cannot tell the two apart. */
import type { NumberedEvent } from '../../shared/events.ts'
import { isTerminal } from '../../shared/events.ts'
import { librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import type { Sighting } from '../../shared/token.ts'
import type { OpenEngine } from '../engine/open.ts'
import type { Client } from './client.ts'

/** Keeps a library beyond the panel; null: nothing was kept. */
export interface Shelf {
  load(project: string): Promise<string | null>
  keep(project: string, library: string): Promise<void>
}

const noClaude = new Problem(
  'label-unavailable',
  'Claude is asked by a server, and nothing leaves this window.',
  'Connect a server to have names proposed by Claude.',
)

const jsonIn = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

export function createHere({ ask, listen }: OpenEngine, shelf: Shelf): Client {
  const events = new Map<string, NumberedEvent[]>()
  const waking = new Set<() => void>()
  const loaded = new Map<string, Promise<unknown>>()
  listen((run, event) => {
    const known = events.get(run) ?? []
    events.set(run, [...known, event])
    for (const wake of waking) wake()
  })

  /** What was kept is put back before anything is asked of the project. */
  const opened = (project: string): Promise<unknown> => {
    const before = loaded.get(project)
    if (before) return before
    const loading = shelf
      .load(project)
      .then((text) => (text === null ? null : ask('remember', project, new TextEncoder().encode(text))))
      // Kept by another version, or damaged: it is as if nothing had been kept.
      .catch(() => null)
    loaded.set(project, loading)
    return loading
  }
  const keep = async (project: string): Promise<void> =>
    shelf.keep(project, new TextDecoder().decode(await ask('library', project)))

  return {
    server: { origin: '', token: '' },
    session: async () => ({
      product: 'token-pipeline' as const,
      version: 'here',
      workspace: 'here',
      scopes: ['read' as const, 'run' as const],
    }),
    types: () => ask('types'),
    formats: () => ask('formats'),
    labelling: async () => ({
      available: false,
      problem: noClaude.toJSON(),
      sentTo: '',
      model: '',
      prices: { input: 0, output: 0, asOf: '2026-01-01', assumed: true },
      limits: {},
    }),
    createRun: async (run) => {
      await opened(run.project ?? 'default')
      return ask('createRun', run)
    },
    putLayers: (run, frame, layers) => ask('putLayers', run, frame, layers),
    putFrame: async (run, frame, query, body) =>
      ask('putFrame', run, frame, query, new Uint8Array(await body.arrayBuffer())),
    start: (run) => ask('start', run),
    relabel: async () => {
      throw noClaude
    },
    cancel: (run) => ask('cancel', run),
    run: (run) => ask('run', run),
    async *follow(run, after, { signal }) {
      for (let next = after; ;) {
        const waiting = Promise.withResolvers<void>()
        const wake = () => waiting.resolve()
        waking.add(wake)
        signal.addEventListener('abort', wake)
        try {
          const news = (events.get(run) ?? []).slice(next)
          if (news.length === 0 && !signal.aborted) await waiting.promise
          if (signal.aborted) return
          for (const event of news) {
            next = event.seq
            // The library is safe before anybody is told that the run has ended.
            if (event.data.event === 'completed') await keep((await ask('run', run)).project)
            yield event
            if (isTerminal(event.data)) return
          }
        } finally {
          waking.delete(wake)
          signal.removeEventListener('abort', wake)
        }
      }
    },
    tokens: async (run) => tokenSetSummarySchema.parse(jsonIn(await ask('tokens', run))),
    sightings: async (run, key, after, limit) => {
      const { sightings, next } = await ask('sightings', run, key, after, limit)
      return { places: sightings as Sighting[], next }
    },
    frameImage: async (run, frame) => {
      const { bytes, mediaType } = await ask('picture', run, frame)
      return new Blob([new Uint8Array(bytes)], { type: mediaType })
    },
    library: async (project) => {
      await opened(project)
      return librarySchema.parse(jsonIn(await ask('library', project)))
    },
    curate: async (project, revision, steps) => {
      const library = librarySchema.parse(jsonIn(await ask('curate', project, revision, steps)))
      await keep(project)
      return library
    },
    importTokens: async (project, files, preview) => {
      await opened(project)
      const report = await ask('importTokens', project, files, preview)
      if (!preview) await keep(project)
      return report
    },
    exportProject: async (project, format, query) => {
      await opened(project)
      return ask('exportProject', project, format, query)
    },
  }
}
