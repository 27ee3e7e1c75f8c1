/** Wires the HTTP side; never listens and never reads the environment. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { sql } from 'drizzle-orm'
import { API } from '../shared/api.ts'
import { callerOf, identify } from './access/guard.ts'
import { type Limits, defaultLimits } from './access/limits.ts'
import { createPlaces, limitPerAddress, limitPerToken } from './access/throttle.ts'
import type { Format } from '../core/formats/format.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { mcpRoutes } from './mcp/http.ts'
import type { RoutesContext } from './routes/context.ts'
import { checkHost, cors, isOwnHost } from './routes/guard.ts'
import { page } from './page.ts'
import { routeTable } from './routes/index.ts'
import { mount } from './routes/mount.ts'
import { notFound, problems } from './routes/problems.ts'
import type { RunsContext } from './runs/context.ts'
import { findOwnRun } from './runs/find.ts'

export interface AppOptions {
  readonly inspect: RoutesContext['inspect']
  readonly runs: RunsContext
  readonly formats: readonly Format[]
  /** The token of this machine; absent on servers for teams. */
  readonly localToken: string | undefined
  readonly publicUrl: string | undefined
  readonly trustProxy: number
  readonly version: string
  /** Folder of the built page, served at `/`. */
  readonly page: string | undefined
  readonly metrics: Metrics
  readonly limits: Limits
  readonly log: Log
  /** Aborted when this process is about to end: it finishes what it has and takes no more. */
  readonly leaving: AbortSignal
}

export function createApp({ runs, metrics, limits, log, ...options }: AppOptions): Express {
  const { db } = runs.store
  const known = identify(db, options.localToken, limitPerAddress(limits))
  const app = bare({ runs, metrics, log, known, ...options })
  const api = express.Router()
  api.use(cors(options.publicUrl), known, limitPerToken(limits))
  api.use((_request, response, next) => {
    // An uploaded picture is only ever that, and no other site embeds an answer.
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    next()
  })
  const places = createPlaces(limits.streams, 'event streams')
  const context: RoutesContext = {
    ...runs,
    formats: options.formats,
    version: options.version,
    inspect: options.inspect,
    streams(caller) {
      const leave = places(caller)
      metrics.streams.inc()
      return () => {
        metrics.streams.dec()
        leave()
      }
    },
  }
  mount(api, routeTable(context), async (caller, run) => void (await findOwnRun(db, caller.workspace, run)), {
    leaving: options.leaving,
    intake: { folder: runs.store.incoming, room: (bytes) => runs.store.blobs.room(bytes) },
  })
  app.use(API, api)
  app.use('/mcp', cors(options.publicUrl), known, limitPerToken(limits), mcpRoutes(context))
  if (options.page && existsSync(options.page)) app.use(pageHeaders, page(options.page))
  return closed(app, log)
}

type Bare = Pick<AppOptions, 'runs' | 'publicUrl' | 'trustProxy' | 'metrics' | 'log' | 'leaving'>

/** A worker has no API, but says how it is. */
export function createWorkerApp({ runs, metrics, log, ...options }: Bare): Express {
  const known = identify(runs.store.db, undefined, limitPerAddress(defaultLimits))
  return closed(bare({ runs, metrics, log, known, ...options }), log)
}

/** Balancers ask every few seconds and do not wait long. */
const READY_MS = 2_000

function bare({
  metrics,
  log,
  leaving,
  runs,
  known,
  ...options
}: Bare & { readonly known: RequestHandler }): Express {
  const { db } = runs.store
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', options.trustProxy)
  app.use(requestLog(log), metrics.requests)
  // Probes come by address or by service name: they learn that it lives and whether it is ready, and nothing else.
  app.get('/health', (request, response, next) =>
    isOwnHost(options.publicUrl, request) ? next() : void response.json({ ok: true }),
  )
  app.get('/ready', async (_request, response) => {
    const answers = db.execute(sql`select 1`).then(
      () => true,
      () => false,
    )
    const late = sleep(READY_MS, false, { ref: false })
    const ready = !leaving.aborted && (await Promise.race([answers, late]))
    response.status(ready ? 200 : 503).json({ ready })
  })
  // A scraper too, but it has a token.
  app.get('/metrics', known, metrics.expose)
  app.use(checkHost(options.publicUrl))
  const health = cors(options.publicUrl)
  app.all(
    '/health',
    health,
    (_request, response) => void response.json({ ok: true, product: 'token-pipeline' }),
  )
  return app
}

function closed(app: Express, log: Log): Express {
  app.use(notFound)
  app.use(problems(log))
  return app
}

const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const id = randomBytes(6).toString('base64url')
    const start = performance.now()
    response.setHeader('X-Request-Id', id)
    response.on('close', () => {
      const caller = response.locals['caller'] ? callerOf(response).id : undefined
      const milliseconds = Math.round(performance.now() - start)
      log('request', {
        id,
        method: request.method,
        path: request.path,
        status: response.statusCode,
        milliseconds,
        caller,
      })
    })
    next()
  }

/** The page loads nothing from elsewhere and talks to nobody but this server. */
const pageHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The component library injects its styles at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      frameSrc: ['blob:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
})
