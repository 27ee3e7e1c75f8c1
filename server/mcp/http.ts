/**
 * `/mcp`: the same tools over HTTP, under the same access tokens and workspaces as the API. Without sessions: each request
 * is whole in itself, so that any of several servers may answer it.
 */
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express, { type Router } from 'express'
import { idSchema } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import { callerOf } from '../access/guard.ts'
import { keepPace } from '../access/pace.ts'
import type { RoutesContext } from '../routes/context.ts'
import { deskFor } from './desk.ts'
import { mcpServer } from './server.ts'

/** A screenshot in base64, with room to spare. */
const MAX_BYTES = 16 * 1024 * 1024

/** @returns What answers at `/mcp` and `/mcp/:project`. */
export function mcpRoutes(context: RoutesContext): Router {
  const router = express.Router()
  router.post(
    ['/', '/:project'],
    (_request, response, next) => {
      if (callerOf(response).scopes.includes('read')) return next()
      throw new Problem('forbidden', 'This token may not read tokens.', 'Ask for one with the scope "read".')
    },
    keepPace(),
    express.json({ limit: MAX_BYTES, inflate: false }),
    async (request, response) => {
      const project = idSchema.parse(request.params['project'] ?? 'default')
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      const server = mcpServer(deskFor(context, callerOf(response), project, gone.signal), context.version)
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
      response.on('close', () => void server.close())
      await server.connect(transport)
      await transport.handleRequest(request, response, request.body)
    },
  )
  // Nothing is told without being asked.
  router.all(['/', '/:project'], (_request, response) => void response.status(405).set('Allow', 'POST').end())
  return router
}
