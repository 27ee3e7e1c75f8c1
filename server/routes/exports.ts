/** Tokens leave: from a run, or from a project's library. */
import * as z from 'zod'
import { exportSchema, idSchema } from '../../shared/api.ts'
import type { Caller } from '../access/tokens.ts'
import type { Exportable } from '../formats/format.ts'
import { exportable, exportableRun } from '../library/exportable.ts'
import { type ProjectRef, loadLibrary } from '../library/keep.ts'
import { findOwnRun, projectOf, resultOf } from '../runs/find.ts'
import type { RoutesContext } from './context.ts'
import { findFormat } from './find-format.ts'
import { type Route, route } from './route.ts'

/** Browsers' default: 1rem. */
export const REM_BASE = 16

export const ofRun = async (context: RoutesContext, caller: Caller, id: string): Promise<Exportable> => {
  const run = await findOwnRun(context.store.db, caller.workspace, id)
  const library = await loadLibrary(context.store, projectOf(run))
  return exportableRun(await resultOf(context, id), library, context.types)
}
export const ofLibrary = async (context: RoutesContext, project: ProjectRef): Promise<Exportable> =>
  exportable(await loadLibrary(context.store, project), context.types)

export const exportRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'get',
    path: '/runs/:run/export/:format',
    scope: 'read',
    summary: 'The tokens of a completed run in a format.',
    params: z.object({ run: idSchema, format: z.string() }),
    answer: exportSchema,
    async handle({ params, caller }) {
      const format = findFormat(context.formats, params.format)
      return { files: await format.render(await ofRun(context, caller, params.run), { remBase: REM_BASE }) }
    },
  }),
  route({
    method: 'get',
    path: '/projects/:project/export/:format',
    scope: 'read',
    summary: "A project's curated library in a format.",
    params: z.object({ project: idSchema, format: z.string() }),
    answer: exportSchema,
    async handle({ params, caller }) {
      const format = findFormat(context.formats, params.format)
      return {
        files: await format.render(
          await ofLibrary(context, { workspace: caller.workspace, id: params.project }),
          { remBase: REM_BASE },
        ),
      }
    },
  }),
]
