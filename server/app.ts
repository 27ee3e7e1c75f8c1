/** Wires everything; never listens and never reads the environment. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { API } from '../shared/api.ts'
import type { Format } from './formats/format.ts'
import { formats as ownFormats } from './formats/index.ts'
import type { Pool } from './pool.ts'
import { checkHost, checkToken, cors } from './routes/guard.ts'
import { routeTable } from './routes/index.ts'
import { mount } from './routes/mount.ts'
import { notFound, problems } from './routes/problems.ts'
import { type Engine, createEngine } from './runs/engine.ts'
import { createWakes } from './runs/wakes.ts'
import type { Store } from './store/open.ts'
import { registry } from './tokens/index.ts'
import type { Registry } from './tokens/type.ts'

export interface AppOptions {
  readonly store: Store
  readonly pool: Pool
  /** Who calls must know it. */
  readonly token: string
  readonly version: string
  readonly codeVersion: string
  /** Folder of the built page, served at `/`. */
  readonly page?: string | undefined
  readonly types?: Registry
  readonly formats?: readonly Format[]
  readonly log: (message: string, facts?: Record<string, unknown>) => void
}

export interface App {
  readonly express: Express
  readonly engine: Engine
}

export function createApp(options: AppOptions): App {
  const context = {
    store: options.store,
    types: options.types ?? registry,
    formats: options.formats ?? ownFormats,
    examine: options.pool.examine,
    wakes: createWakes(),
    codeVersion: options.codeVersion,
    mint: () => randomBytes(12).toString('base64url'),
    log: options.log,
    version: options.version,
  }
  const engine = createEngine(context)
  const app = express()
  app.disable('x-powered-by')
  app.use(checkHost)
  app.get(
    '/health',
    cors,
    (_request, response) => void response.json({ ok: true, product: 'token-pipeline' }),
  )
  app.options('/health', cors)
  const api = express.Router()
  api.use(cors, checkToken(options.token), (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  mount(api, routeTable({ ...context, engine }))
  app.use(API, api)
  if (options.page && existsSync(options.page)) app.use(pageHeaders, express.static(options.page))
  app.use(notFound)
  app.use(problems(options.log))
  return { express: app, engine }
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
