/** The OpenAPI document, generated from the very schemas that the routes parse with. */
import * as z from 'zod'
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from 'zod-openapi'
import { API } from '../../shared/api.ts'
import { problemDocumentSchema } from '../../shared/problem.ts'
import type { Route } from './route.ts'

export function openapi(routes: readonly Route[], version: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = `${API}${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Token Pipeline',
      version,
      description:
        'Measures design tokens in frames. Every answer but an event stream and a picture is JSON.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  })
}

function operation(route: Route): ZodOpenApiOperationObject {
  return {
    summary: route.summary,
    description: `Needs a token with the scope "${route.scope}".`,
    'x-scope': route.scope,
    operationId: `${route.method}${route.path.replace(/[/:.-]+(\w)?/g, (_, letter: string) => letter?.toUpperCase() ?? '')}`,
    requestParams: {
      ...(route.params && { path: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
    },
    ...(route.body && { requestBody: { required: true, content: requestContent(route.body) } }),
    responses: {
      [String(route.status ?? (route.answer === 'nothing' ? 204 : 200))]: success(route),
      default: {
        description: 'A problem (RFC 9457).',
        content: { 'application/problem+json': { schema: problemDocumentSchema } },
      },
    },
  }
}

const binary = z.string().meta({ format: 'binary' })

const requestContent = (body: NonNullable<Route['body']>) =>
  'image' in body
    ? { 'image/png': { schema: binary }, 'image/jpeg': { schema: binary }, 'image/webp': { schema: binary } }
    : { 'application/json': { schema: 'unread' in body ? body.unread : body.json } }

function success({ answer }: Route) {
  if (answer === 'nothing') return { description: 'Done.' }
  if (answer === 'stream')
    return { description: 'Events.', content: { 'text/event-stream': { schema: z.string() } } }
  if (answer === 'image') return { description: 'The picture.', content: { 'image/png': { schema: binary } } }
  return { description: 'Done.', content: { 'application/json': { schema: answer } } }
}
