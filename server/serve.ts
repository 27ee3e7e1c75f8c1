/** Starts a server: opens the store and the queue, works, listens. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Express } from 'express'
import { fileURLToPath } from 'node:url'
import { createApp, createWorkerApp } from './app.ts'
import { labelerFrom, labellingFacts } from './claude.ts'
import { codeVersion } from './code-version.ts'
import type { Config } from './config.ts'
import { type Door, createDoor } from './decode/door.ts'
import { listen } from './listen.ts'
import { localToken } from './local-token.ts'
import type { Log } from './log.ts'
import { type Metrics, createMetrics } from './metrics.ts'
import type { Catalog } from '../core/library/answers.ts'
import { loadCatalog } from './plugins/catalog.ts'
import { type Pool, createPool } from './pool.ts'
import { createReader } from './reader.ts'
import type { RunsContext, UnitData } from './runs/context.ts'
import { type UnitName, unitNames } from '../core/pipeline/walk/unit.ts'
import { removeOld } from './runs/remove.ts'
import { createWakes } from './runs/wakes.ts'
import { startWork } from './runs/work.ts'
import { type Store, openStore } from './store/open.ts'
import { createQueue } from './store/queue.ts'
import { version } from './version.ts'

export interface Serving {
  readonly origin: string
  /** Where a person opens the page: the token is in the fragment, which never leaves the browser. */
  readonly address: string
  readonly engine: Store['name']
  close(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const CLEANING_MS = 3_600_000
/** Two probes of a balancer that asks every two seconds. */
const NOTICE_MS = 5_000
/** Below the ten seconds that the queue waits for jobs in hand. */
const PATIENCE_MS = 6_000

/** Undoes what was started, last first. */
type Undo = () => unknown

export async function serve(config: Config, log: Log): Promise<Serving> {
  const undo: Undo[] = []
  const leaving = new AbortController()
  const close = async () => {
    leaving.abort()
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const catalog = await loadCatalog(config.plugins)
    const store = await openStore({
      directory: config.dataDirectory,
      databaseUrl: config.databaseUrl,
      s3: config.s3,
      log,
    })
    undo.push(() => store.close())
    const pool = createPool(config.concurrency, config.plugins)
    undo.push(() => pool.close())
    const door = createDoor()
    undo.push(() => door.close())
    const runs = await createRuns({ store, catalog, pool }, config, log)
    undo.push(() => runs.queue.stop())
    const metrics = createMetrics()
    if (config.role !== 'api') undo.push(await startWorker({ runs, pool, metrics }, config))
    const token = store.name === 'embedded' ? await localToken(config.dataDirectory) : undefined
    const app = await application(config, {
      runs,
      formats: catalog.formats,
      metrics,
      log,
      token,
      leaving: leaving.signal,
      inspect: door.inspect,
    })
    const server = await listen(app, config)
    undo.push(server.close)
    // A balancer stops sending once it has seen that this one is not ready.
    if (store.name === 'postgres') undo.push(() => sleep(NOTICE_MS))
    const origin = config.publicUrl ?? `http://localhost:${server.port}`
    return {
      origin,
      address: token === undefined ? origin : `${origin}/#token=${token}`,
      engine: store.name,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function createRuns(
  { store, catalog, pool }: { store: Store; catalog: Catalog; pool: Pool },
  { limits, claude, plugins }: Config,
  log: Log,
): Promise<RunsContext> {
  return {
    store,
    queue: await createQueue<UnitName, UnitData>(store, { names: unitNames, log }),
    types: catalog.types,
    read: createReader(catalog, pool.read),
    wakes: await createWakes(store),
    codeVersion: await codeVersion(plugins),
    mint: () => randomBytes(12).toString('base64url'),
    labelling: labellingFacts(claude),
    openRuns: limits.openRuns,
    workspaceBytes: limits.workspaceBytes,
    log,
  }
}

async function startWorker(
  { runs, pool, metrics }: { runs: RunsContext; pool: Pool; metrics: Metrics },
  config: Config,
): Promise<Undo> {
  const labeler = labelerFrom(config.claude, runs.log, metrics.called)
  const closing = new AbortController()
  await startWork(
    {
      ...runs,
      store: { ...runs.store, db: runs.store.workDb },
      conclude: pool.conclude,
      known: pool.known,
      naming: pool.naming,
      measure: metrics.timed(pool.measure),
      closing: closing.signal,
      labeler,
    },
    config.concurrency * 2,
  )
  const clean = () =>
    removeOld(runs, config.retentionDays).catch((error: unknown) =>
      runs.log('cleaning failed', { error: String(error) }),
    )
  const cleaning = setInterval(() => void clean(), CLEANING_MS)
  cleaning.unref()
  void clean()
  return async () => {
    clearInterval(cleaning)
    // Frames in hand are finished before the threads go; an answer of a model may be a minute away.
    const patience = setTimeout(() => closing.abort(), PATIENCE_MS)
    await runs.queue.stop()
    clearTimeout(patience)
  }
}

interface Parts {
  readonly runs: RunsContext
  readonly formats: Catalog['formats']
  readonly metrics: Metrics
  readonly log: Log
  readonly token: string | undefined
  readonly leaving: AbortSignal
  readonly inspect: Door['inspect']
}

async function application(config: Config, { token, ...parts }: Parts): Promise<Express> {
  const { publicUrl, trustProxy, limits } = config
  if (config.role === 'worker') return createWorkerApp({ publicUrl, trustProxy, ...parts })
  const page = `${root}build/page`
  return createApp({
    ...parts,
    publicUrl,
    limits,
    trustProxy,
    localToken: token,
    version: await version(),
    page,
  })
}
