/** Projects and their libraries. */
import { eq } from 'drizzle-orm'
import * as z from 'zod'
import {
  idSchema,
  importReportSchema,
  importRequestSchema,
  patchLibrarySchema,
  projectSchema,
} from '../../shared/api.ts'
import { librarySchema } from '../../shared/library.ts'
import { libraryChanged } from '../../core/library/answers.ts'
import { type ProjectRef, findProject, libraryBytes, pointTo, storeLibrary } from '../store/libraries.ts'
import { removeProject } from '../runs/remove.ts'
import { projects } from '../store/schema.ts'
import type { RoutesContext } from './context.ts'
import { type Route, route, sendJson } from './route.ts'

const ofProject = z.object({ project: idSchema })

/** A library as it shall be, from the revision that was read. */
interface Next {
  readonly content: Uint8Array
  readonly from: number
  readonly to: number
}

export const projectRoutes = (context: RoutesContext): Route[] => {
  const { db } = context.store
  /** @throws Problem `library-changed` where somebody else was faster. */
  async function keep(project: ProjectRef, next: Next): Promise<void> {
    const key = await storeLibrary(context.store, project, next.content)
    if (!(await db.transaction((tx) => pointTo(tx, project, { ...next, key }))))
      throw libraryChanged(project.id, next.to)
  }
  return [
    route({
      method: 'get',
      path: '/projects',
      scope: 'read',
      summary: 'All projects.',
      answer: z.object({ projects: z.array(projectSchema) }),
      handle: async ({ caller }) => ({
        projects: await db
          .select({ id: projects.id, name: projects.name })
          .from(projects)
          .where(eq(projects.workspace, caller.workspace))
          .orderBy(projects.createdAt),
      }),
    }),
    route({
      method: 'put',
      path: '/projects/:project',
      scope: 'run',
      summary: 'Create a project, or rename it.',
      params: ofProject,
      body: { json: projectSchema.omit({ id: true }) },
      answer: projectSchema,
      async handle({ params, body, caller }) {
        const row = { workspace: caller.workspace, id: params.project, name: body.name }
        await db
          .insert(projects)
          .values(row)
          .onConflictDoUpdate({ target: [projects.workspace, projects.id], set: { name: body.name } })
        return { id: row.id, name: row.name }
      },
    }),
    route({
      method: 'delete',
      path: '/projects/:project',
      scope: 'admin',
      summary: 'Remove a project with its library and its runs.',
      params: ofProject,
      answer: 'nothing',
      async handle({ params, caller }) {
        const project = { workspace: caller.workspace, id: params.project }
        await findProject(context.store, project)
        await removeProject(context, project)
      },
    }),
    route({
      method: 'get',
      path: '/projects/:project/library',
      large: true,
      scope: 'read',
      summary: 'The curated token set of a project.',
      params: ofProject,
      answer: librarySchema,
      async handle({ params, caller, response }) {
        const project = { workspace: caller.workspace, id: params.project }
        const library = await libraryBytes(context.store, project)
        sendJson(response, await context.read('library', { library }))
      },
    }),
    route({
      method: 'patch',
      path: '/projects/:project/library',
      scope: 'run',
      summary: 'Curate: rename, describe, exclude, merge, split. All steps or none.',
      params: ofProject,
      body: { json: patchLibrarySchema },
      answer: librarySchema,
      async handle({ params, body, caller, response }) {
        const project = { workspace: caller.workspace, id: params.project }
        const library = await libraryBytes(context.store, project)
        const next = await context.read('curated', { library, project: project.id, patch: body })
        await keep(project, next)
        sendJson(response, next.content)
      },
    }),
    route({
      method: 'post',
      path: '/projects/:project/import',
      scope: 'run',
      summary: 'Take token files into the library, or tell what would be added, joined and carried.',
      params: ofProject,
      body: { unread: importRequestSchema },
      answer: importReportSchema,
      async handle({ params, body, caller }) {
        const project = { workspace: caller.workspace, id: params.project }
        const library = await libraryBytes(context.store, project)
        const { report, next } = await body.use((sent) =>
          context.read('takenIn', { library, sent, ids: context.mint() }),
        )
        if (next) await keep(project, next)
        return report
      },
    }),
  ]
}
