/** Tokens leave: from a run, or from a project's library. */
import * as z from 'zod'
import {
  type ExportQuery,
  type ExportedFile,
  exportQuerySchema,
  exportSchema,
  idSchema,
} from '../../shared/api.ts'
import type { Caller } from '../access/tokens.ts'
import { cropsOf } from '../decode/crops.ts'
import type { Exportable, RenderOptions } from '../formats/format.ts'
import { exportable, exportableRun } from '../library/exportable.ts'
import { type ProjectRef, loadLibrary } from '../library/keep.ts'
import { findOwnRun, projectOf, resultOf } from '../runs/find.ts'
import { picturesOf } from '../runs/pictures.ts'
import type { RoutesContext } from './context.ts'
import { findFormat } from './find-format.ts'
import { type Route, route } from './route.ts'

/** What is to be exported: a run of the caller's, or a project's library. */
export type Subject = { readonly run: string } | { readonly project: string }

export const exportRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'get',
    path: '/runs/:run/export/:format',
    scope: 'read',
    summary: 'The tokens of a completed run in a format.',
    params: z.object({ run: idSchema, format: z.string() }),
    query: exportQuerySchema,
    answer: exportSchema,
    handle: async ({ params, query, caller }) => ({
      files: await exportFiles(context, caller, { run: params.run }, params.format, query),
    }),
  }),
  route({
    method: 'get',
    path: '/projects/:project/export/:format',
    scope: 'read',
    summary: "A project's curated library in a format.",
    params: z.object({ project: idSchema, format: z.string() }),
    query: exportQuerySchema,
    answer: exportSchema,
    handle: async ({ params, query, caller }) => ({
      files: await exportFiles(context, caller, { project: params.project }, params.format, query),
    }),
  }),
]

/** @param only Names one type; absent: all. */
export async function exportFiles(
  context: RoutesContext,
  caller: Caller,
  subject: Subject,
  formatName: string,
  query: ExportQuery,
  only?: string,
): Promise<ExportedFile[]> {
  const format = findFormat(context.formats, formatName)
  const { tokens, project } = await find(context, caller, subject)
  const chosen = only === undefined ? tokens : onlyType(tokens, only)
  const wantsPictures = format.pictures === true && query.pictures === 'true'
  const options: RenderOptions = {
    remBase: query.rem,
    evidence: query.evidence === 'true',
    ...(query.unit && { unit: query.unit }),
    ...(wantsPictures && {
      crops: await cropsOf(chosen.set.primitives, picturesOf(context, project, subject)),
    }),
  }
  return format.render(chosen, options)
}

async function find(
  context: RoutesContext,
  { workspace }: Caller,
  subject: Subject,
): Promise<{ tokens: Exportable; project: ProjectRef }> {
  const { store, types } = context
  if ('project' in subject) {
    const project = { workspace, id: subject.project }
    return { project, tokens: exportable(await loadLibrary(store, project), types) }
  }
  const run = await findOwnRun(store.db, workspace, subject.run)
  const project = projectOf(run)
  const set = await resultOf(context, subject.run)
  return { project, tokens: exportableRun(set, await loadLibrary(store, project), types) }
}

const onlyType = ({ set, types, renamed }: Exportable, name: string): Exportable => ({
  set: {
    ...set,
    primitives: set.primitives.filter((token) => token.type === name),
    semantics: set.semantics.filter((semantic) => semantic.type === name),
  },
  types: types.filter((info) => info.name === name),
  renamed,
})
