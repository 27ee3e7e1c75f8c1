/** Runs and their frames. */
import * as z from 'zod'
import {
  createRunSchema,
  frameParamSchema,
  frameStateSchema,
  idSchema,
  pageQuerySchema,
  putFrameQuerySchema,
  runStateSchema,
  sightingsPageSchema,
} from '../../shared/api.ts'
import { layersSchema } from '../../shared/layer.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { Problem } from '../../shared/problem.ts'
import { createRun, putFrame, putLayers, seal } from '../runs/accept.ts'
import { findFrame, resultBytes, runState } from '../runs/find.ts'
import { cancel } from '../runs/cancel.ts'
import { checkSeen, follow } from '../runs/remember.ts'
import { removeRun } from '../runs/remove.ts'
import type { RoutesContext } from './context.ts'
import { sendStream } from './reading.ts'
import { type Route, route, sendJson } from './route.ts'
import { lastEventId, sendEvents } from './sse.ts'

const ofRun = z.object({ run: idSchema })
const ofFrame = z.object({ run: idSchema, frame: frameParamSchema })
const ofToken = z.object({ run: idSchema, key: z.string().min(1).max(2000) })

export const runRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'post',
    path: '/runs',
    scope: 'run',
    summary: 'Create a run in a project; a project that does not exist yet is made.',
    body: { json: createRunSchema },
    answer: runStateSchema,
    status: 201,
    handle: ({ body, caller }) => createRun(context, caller, body),
  }),
  route({
    method: 'get',
    path: '/runs/:run',
    scope: 'read',
    summary: 'The state of a run. Follow its events from `seq`.',
    params: ofRun,
    answer: runStateSchema,
    handle: ({ params }) => runState(context, params.run),
  }),
  route({
    method: 'put',
    path: '/runs/:run/frames/:frame/layers',
    scope: 'run',
    summary: 'What is known of the layers of a frame; optional, before the frame itself.',
    params: ofFrame,
    body: { unread: layersSchema },
    answer: 'nothing',
    async handle({ params, body }) {
      await body.use(async (sent) =>
        putLayers(context, params.run, params.frame, await context.read('layers', { sent })),
      )
    },
  }),
  route({
    method: 'put',
    path: '/runs/:run/frames/:frame',
    scope: 'run',
    summary: 'A frame: PNG, JPEG or WebP. Measuring begins at once. The same frame again is harmless.',
    params: ofFrame,
    query: putFrameQuerySchema,
    body: { image: true },
    answer: frameStateSchema,
    handle: ({ params, query, body }) =>
      body.use(async (image) => {
        const facts = await context.inspect(image, query.name ?? params.frame)
        return putFrame(context, params.run, params.frame, { image, facts, query })
      }),
  }),
  route({
    method: 'get',
    path: '/runs/:run/frames/:frame/image',
    scope: 'read',
    summary: 'The picture of a frame, as it was uploaded.',
    params: ofFrame,
    answer: 'image',
    async handle({ params, request, response }) {
      const frame = await findFrame(context.store.db, params.run, params.frame)
      const picture = await context.store.blobs.stream(frame.imageKey)
      if (!picture)
        throw new Problem(
          'unknown-frame',
          `The picture of "${frame.name}" is no longer stored.`,
          'Upload it again.',
        )
      // Asked again each time: another upload may have taken its place.
      response
        .type(frame.mediaType)
        .set({ 'Cache-Control': 'private, no-cache', ETag: `"${frame.imageKey.split(':').at(-1)}"` })
      if (request.fresh) return void response.status(304).end()
      await sendStream(response, picture)
    },
  }),
  route({
    method: 'post',
    path: '/runs/:run/start',
    scope: 'run',
    summary: 'Seal the run: no more frames come, and it concludes when all are measured.',
    params: ofRun,
    answer: runStateSchema,
    async handle({ params }) {
      await seal(context, params.run)
      return runState(context, params.run)
    },
  }),
  route({
    method: 'post',
    path: '/runs/:run/cancel',
    scope: 'run',
    summary: 'Stop a run. One that has ended stays as it is.',
    params: ofRun,
    answer: runStateSchema,
    async handle({ params }) {
      await cancel(context, params.run)
      return runState(context, params.run)
    },
  }),
  route({
    method: 'delete',
    path: '/runs/:run',
    scope: 'run',
    summary: 'Remove a run with its events, its frames and its results. The library stays.',
    params: ofRun,
    answer: 'nothing',
    async handle({ params }) {
      await cancel(context, params.run)
      await removeRun(context, params.run)
    },
  }),
  route({
    method: 'get',
    path: '/runs/:run/events',
    scope: 'read',
    summary:
      'What happens in a run, as Server-Sent Events: replayed after Last-Event-ID, then live until it has ended.',
    params: ofRun,
    answer: 'stream',
    async handle({ params, caller, request, response, signal }) {
      const after = lastEventId(request)
      await checkSeen(context.store.db, params.run, after)
      const leave = context.streams(caller.id)
      try {
        await sendEvents(response, follow(context, params.run, after, signal))
      } finally {
        leave()
      }
    },
  }),
  route({
    method: 'get',
    path: '/runs/:run/tokens',
    large: true,
    scope: 'read',
    summary: 'The token set of a completed run; places are paged separately.',
    params: ofRun,
    answer: tokenSetSummarySchema,
    async handle({ params, response }) {
      const set = await resultBytes(context, params.run)
      sendJson(response, await context.read('summary', { set }))
    },
  }),
  route({
    method: 'get',
    path: '/runs/:run/tokens/:key/sightings',
    scope: 'read',
    summary: 'Where a token was seen. `key` is its key or id.',
    params: ofToken,
    query: pageQuerySchema,
    answer: sightingsPageSchema,
    async handle({ params, query }) {
      const set = await resultBytes(context, params.run)
      return context.read('sightings', { set, key: params.key, ...query })
    },
  }),
]
