/** Tokens leave: from a run, or from a project's library. */
import * as z from 'zod'
import {
  type ExportQuery,
  type ExportedFile,
  exportQuerySchema,
  exportSchema,
  idSchema,
} from '../../shared/api.ts'
import { renderOptions } from '../../shared/export-options.ts'
import type { Caller } from '../access/tokens.ts'
import { cutPlaces } from '../decode/crops.ts'
import type { RenderOptions } from '../../core/formats/format.ts'
import type { Stored } from '../../core/library/answers.ts'
import { type ProjectRef, libraryBytes } from '../store/libraries.ts'
import { findOwnRun, projectOf, resultBytes } from '../runs/find.ts'
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
    large: true,
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
    large: true,
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
  const { project, ...tokens } = await find(context, caller, subject)
  const stored: Stored = { ...tokens, only, doubtful: query.doubtful === 'true' }
  const wantsPictures = format.pictures === true && query.pictures === 'true'
  const options: RenderOptions = {
    ...renderOptions(query),
    evidence: query.evidence === 'true',
    ...(wantsPictures && {
      crops: await cutPlaces(await context.read('places', stored), picturesOf(context, project, subject)),
    }),
  }
  return context.read('render', { ...stored, format: format.name, options })
}

async function find(
  context: RoutesContext,
  { workspace }: Caller,
  subject: Subject,
): Promise<Stored & { project: ProjectRef }> {
  const { store } = context
  if ('project' in subject) {
    const project = { workspace, id: subject.project }
    return { project, library: await libraryBytes(store, project) }
  }
  const project = projectOf(await findOwnRun(store.db, workspace, subject.run))
  const set = await resultBytes(context, subject.run)
  return { project, set, library: await libraryBytes(store, project) }
}
