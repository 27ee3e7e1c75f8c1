/** The routers that every token type gets, built from the registry. */
import * as z from 'zod'
import {
  exportQuerySchema,
  exportRequestSchema,
  exportSchema,
  formatsSchema,
  putFrameQuerySchema,
  typesSchema,
} from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { typeInfo } from '../../core/library/exportable.ts'
import { createRun, putFrame, seal, unknownType } from '../runs/accept.ts'
import { resultBytes, runState } from '../runs/find.ts'
import { follow } from '../runs/remember.ts'
import type { Caller } from '../access/tokens.ts'
import type { TokenType } from '../../core/tokens/type.ts'
import type { RoutesContext } from './context.ts'
import { exportFiles } from './exports.ts'
import type { Incoming } from './incoming.ts'
import { type Route, route, sendJson } from './route.ts'
import { sendEvents } from './sse.ts'

const ofType = z.object({ type: z.string() })

export const typeRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'get',
    path: '/types',
    scope: 'read',
    summary: 'The token types, with all that a client needs to show them.',
    answer: typesSchema,
    handle: async () => ({ types: context.types.map(typeInfo) }),
  }),
  route({
    method: 'get',
    path: '/formats',
    scope: 'read',
    summary: 'The formats tokens can leave in.',
    answer: formatsSchema,
    handle: async () => ({
      formats: context.formats.map(({ name, title, about, files }) => ({
        name,
        title,
        about,
        files: [...files],
      })),
    }),
  }),
  route({
    method: 'post',
    path: '/types/:type/extract',
    scope: 'run',
    summary: 'Measure one type in one picture and answer its tokens: an ordinary one-frame run.',
    params: ofType,
    query: putFrameQuerySchema,
    body: { image: true },
    answer: tokenSetSummarySchema,
    async handle({ params, caller, query, body, signal, response }) {
      const run = await oneFrame(context, caller, find(context, params.type), query, body)
      for await (const event of follow(context, run, 0, signal)) void event
      const state = await runState(context, run)
      if (state.problem) throw new Problem(state.problem.code, state.problem.detail, state.problem.remedy)
      const set = await resultBytes(context, run)
      sendJson(response, await context.read('summary', { set }))
    },
  }),
  route({
    method: 'post',
    path: '/types/:type/extract/stream',
    scope: 'run',
    summary: 'The same, as Server-Sent Events while it happens.',
    params: ofType,
    query: putFrameQuerySchema,
    body: { image: true },
    answer: 'stream',
    async handle({ params, caller, query, body, response, signal }) {
      const run = await oneFrame(context, caller, find(context, params.type), query, body)
      response.setHeader('Location', `/api/v1/runs/${run}`)
      await sendEvents(response, follow(context, run, 0, signal))
    },
  }),
  route({
    method: 'post',
    path: '/types/:type/export/:format',
    scope: 'run',
    summary: 'One type of a run or of a library in a format.',
    params: z.object({ type: z.string(), format: z.string() }),
    query: exportQuerySchema,
    body: { json: exportRequestSchema },
    answer: exportSchema,
    async handle({ params, query, body, caller }) {
      const { name } = find(context, params.type)
      const subject = body.run === undefined ? { project: body.library ?? '' } : { run: body.run }
      return { files: await exportFiles(context, caller, subject, params.format, query, name) }
    },
  }),
]

function find({ types }: RoutesContext, name: string): TokenType {
  const type = types.find((candidate) => candidate.name === name)
  if (!type)
    throw unknownType(
      name,
      types.map((candidate) => candidate.name),
    )
  return type
}

async function oneFrame(
  context: RoutesContext,
  caller: Caller,
  type: TokenType,
  query: z.infer<typeof putFrameQuerySchema>,
  body: Incoming,
): Promise<string> {
  const id = await body.use(async (image) => {
    const facts = await context.inspect(image, query.name ?? 'image')
    const run = await createRun(context, caller, { options: { types: [type.name] } })
    await putFrame(context, run.id, 'image', { image, facts, query })
    return run.id
  })
  await seal(context, id)
  return id
}
