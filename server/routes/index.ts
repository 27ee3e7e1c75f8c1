/** The route table: the whole API. */
import * as z from 'zod'
import { sessionSchema } from '../../shared/api.ts'
import type { RoutesContext } from './context.ts'
import { exportRoutes } from './exports.ts'
import { labellingRoutes } from './labelling.ts'
import { openapi } from './openapi.ts'
import { projectRoutes } from './projects.ts'
import { type Route, route } from './route.ts'
import { runRoutes } from './runs.ts'
import { typeRoutes } from './types.ts'

export function routeTable(context: RoutesContext): Route[] {
  const table: Route[] = [
    route({
      method: 'get',
      path: '/session',
      scope: 'read',
      summary: 'Says that the token is good, and who answers.',
      answer: sessionSchema,
      handle: async ({ caller }) => ({
        product: 'token-pipeline',
        version: context.version,
        workspace: caller.workspace,
        scopes: caller.scopes,
      }),
    }),
    route({
      method: 'get',
      path: '/openapi.json',
      scope: 'read',
      summary: 'This document.',
      answer: z.record(z.string(), z.unknown()),
      handle: async () => openapi(table, context.version),
    }),
    ...projectRoutes(context),
    ...runRoutes(context),
    ...labellingRoutes(context),
    ...typeRoutes(context),
    ...exportRoutes(context),
  ]
  return table
}
