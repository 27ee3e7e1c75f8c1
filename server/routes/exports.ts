/** Tokens leave: from a run, or from a project's library. */
import * as z from 'zod'
import { exportSchema, idSchema } from '../../shared/api.ts'
import type { Exportable } from '../formats/format.ts'
import { exportable, exportableRun } from '../library/exportable.ts'
import { loadLibrary } from '../library/keep.ts'
import { findRun, resultOf } from '../runs/find.ts'
import type { RoutesContext } from './context.ts'
import { findFormat } from './find-format.ts'
import { type Route, route } from './route.ts'

/** Browsers' default: 1rem. */
export const REM_BASE = 16

export const ofRun = async (context: RoutesContext, id: string): Promise<Exportable> => {
  const set = await resultOf(context, id)
  const { project } = await findRun(context.store.db, id)
  return exportableRun(set, await loadLibrary(context.store, project), context.types)
}
export const ofLibrary = async (context: RoutesContext, project: string): Promise<Exportable> =>
  exportable(await loadLibrary(context.store, project), context.types)

export const exportRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'get',
    path: '/runs/:run/export/:format',
    summary: 'The tokens of a completed run in a format.',
    params: z.object({ run: idSchema, format: z.string() }),
    answer: exportSchema,
    async handle({ params }) {
      const format = findFormat(context.formats, params.format)
      return { files: await format.render(await ofRun(context, params.run), { remBase: REM_BASE }) }
    },
  }),
  route({
    method: 'get',
    path: '/projects/:project/export/:format',
    summary: "A project's curated library in a format.",
    params: z.object({ project: idSchema, format: z.string() }),
    answer: exportSchema,
    async handle({ params }) {
      const format = findFormat(context.formats, params.format)
      return { files: await format.render(await ofLibrary(context, params.project), { remBase: REM_BASE }) }
    },
  }),
]
