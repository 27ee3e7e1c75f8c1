/** Projects and their libraries. */
import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { idSchema, patchLibrarySchema, projectSchema } from '../../shared/api.ts'
import { librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { curate } from '../library/curate.ts'
import { loadLibrary, pointTo, storeLibrary } from '../library/keep.ts'
import { projects } from '../store/schema.ts'
import type { RoutesContext } from './context.ts'
import { type Route, route } from './route.ts'

const ofProject = z.object({ project: idSchema })

export const projectRoutes = (context: RoutesContext): Route[] => {
  const { db, blobs } = context.store
  return [
    route({
      method: 'get',
      path: '/projects',
      summary: 'All projects.',
      answer: z.object({ projects: z.array(projectSchema) }),
      handle: async () => ({
        projects: await db
          .select({ id: projects.id, name: projects.name })
          .from(projects)
          .orderBy(projects.createdAt),
      }),
    }),
    route({
      method: 'put',
      path: '/projects/:project',
      summary: 'Create a project, or rename it.',
      params: ofProject,
      body: { json: projectSchema.omit({ id: true }) },
      answer: projectSchema,
      async handle({ params, body }) {
        const row = { id: params.project, name: body.name }
        await db
          .insert(projects)
          .values(row)
          .onConflictDoUpdate({ target: projects.id, set: { name: body.name } })
        return row
      },
    }),
    route({
      method: 'delete',
      path: '/projects/:project',
      summary: 'Remove a project with its library and its runs.',
      params: ofProject,
      answer: 'nothing',
      async handle({ params }) {
        await loadLibrary(context.store, params.project)
        await db.delete(projects).where(eq(projects.id, params.project))
      },
    }),
    route({
      method: 'get',
      path: '/projects/:project/library',
      summary: 'The curated token set of a project.',
      params: ofProject,
      answer: librarySchema,
      handle: ({ params }) => loadLibrary(context.store, params.project),
    }),
    route({
      method: 'patch',
      path: '/projects/:project/library',
      summary: 'Curate: rename, describe, exclude, merge, split. All steps or none.',
      params: ofProject,
      body: { json: patchLibrarySchema },
      answer: librarySchema,
      async handle({ params, body }) {
        const library = await loadLibrary(context.store, params.project)
        if (library.revision !== body.revision) throw changed(params.project, library.revision)
        const next = curate(library, body.steps)
        const key = await storeLibrary(blobs, next)
        const to = { from: library.revision, to: next.revision, key }
        if (!(await db.transaction((tx) => pointTo(tx, params.project, to))))
          throw changed(params.project, to.to)
        return next
      },
    }),
  ]
}

const changed = (project: string, revision: number) =>
  new Problem(
    'library-changed',
    `The library of "${project}" has changed meanwhile (it is at revision ${revision}).`,
    'Load it again and repeat the step.',
  )
