/** Everything the panel asks the server, one function each. */
import * as z from 'zod'
import {
  type CreateRun,
  type ExportQuery,
  exportSchema,
  type ExportedFile,
  formatsSchema,
  frameStateSchema,
  type ImportFile,
  type ImportReport,
  importReportSchema,
  type PutFrameQuery,
  runStateSchema,
  sessionSchema,
  sightingsPageSchema,
  typesSchema,
} from '../../shared/api.ts'
import { asProblem } from '../../shared/problem.ts'
import { labellingSchema } from '../../shared/label.ts'
import type { Layer } from '../../shared/layer.ts'
import { type Curate, librarySchema } from '../../shared/library.ts'
import type { Sighting } from '../../shared/token.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { type Following, follow } from './events.ts'
import { ask, send, type Server } from './http.ts'

export type Client = ReturnType<typeof createClient>

export function createClient(server: Server) {
  return {
    server,
    session: (signal?: AbortSignal) => ask(server, ['session'], sessionSchema, { signal }),
    types: async () => (await ask(server, ['types'], typesSchema)).types,
    formats: async () => (await ask(server, ['formats'], formatsSchema)).formats,

    /** `sizes` in image pixels. */
    labelling: (sizes: readonly { width: number; height: number }[]) => {
      const text = sizes.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`).join(',')
      return ask(server, ['labelling'], labellingSchema, { query: { sizes: text || undefined } })
    },

    createRun: (run: CreateRun) => ask(server, ['runs'], runStateSchema, { method: 'POST', json: run }),
    putLayers: (run: string, frame: string, layers: readonly Layer[], signal?: AbortSignal) =>
      ask(server, ['runs', run, 'frames', frame, 'layers'], z.unknown(), {
        method: 'PUT',
        json: layers,
        signal,
      }),
    putFrame: (run: string, frame: string, query: PutFrameQuery, body: Blob, signal?: AbortSignal) =>
      ask(server, ['runs', run, 'frames', frame], frameStateSchema, { method: 'PUT', query, body, signal }),
    start: (run: string) => ask(server, ['runs', run, 'start'], z.unknown(), { method: 'POST' }),
    /** The same frames once more, asking Claude about those it did not answer for. */
    relabel: (run: string, budget?: number) =>
      ask(server, ['runs', run, 'label'], runStateSchema, {
        method: 'POST',
        json: budget === undefined ? {} : { budget },
      }),
    cancel: (run: string) => ask(server, ['runs', run, 'cancel'], z.unknown(), { method: 'POST' }),
    run: (run: string) => ask(server, ['runs', run], runStateSchema),
    follow: (run: string, after: number, following: Following) => follow(server, run, after, following),

    tokens: (run: string) => ask(server, ['runs', run, 'tokens'], tokenSetSummarySchema),
    sightings: async (run: string, key: string, after: number, limit: number) => {
      const query = { after, limit }
      const page = await ask(server, ['runs', run, 'tokens', key, 'sightings'], sightingsPageSchema, {
        query,
      })
      // The schema's union loses the pairing of kind and value that the type has.
      return { places: page.sightings as Sighting[], next: page.next }
    },
    frameImage: async (run: string, frame: string) =>
      await (await send(server, ['runs', run, 'frames', frame, 'image'])).blob(),

    library: (project: string) => ask(server, ['projects', project, 'library'], librarySchema),
    curate: (project: string, revision: number, steps: readonly Curate[]) =>
      ask(server, ['projects', project, 'library'], librarySchema, {
        method: 'PATCH',
        json: { revision, steps },
      }),
    /** A project that nobody measured in yet is made. */
    importTokens: async (
      project: string,
      files: readonly ImportFile[],
      preview: boolean,
    ): Promise<ImportReport> => {
      const once = () =>
        ask(server, ['projects', project, 'import'], importReportSchema, {
          method: 'POST',
          json: { files, preview },
        })
      return once().catch(async (error: unknown) => {
        if (asProblem(error).code !== 'unknown-project') throw error
        await ask(server, ['projects', project], z.unknown(), { method: 'PUT', json: { name: project } })
        return once()
      })
    },
    exportProject: async (
      project: string,
      format: string,
      query: Partial<ExportQuery> = {},
    ): Promise<ExportedFile[]> =>
      (await ask(server, ['projects', project, 'export', format], exportSchema, { query })).files,
  }
}
