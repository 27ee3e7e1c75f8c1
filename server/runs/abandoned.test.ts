import { afterAll, beforeAll, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import { LOCAL } from '../access/guard.ts'
import { openStore } from '../store/open.ts'
import { projects, runs } from '../store/schema.ts'
import { type TestServer, testServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer(async (directory) => {
    const store = await openStore({ directory, log: () => undefined })
    const { workspace, id: startedBy } = LOCAL
    const options = runStateSchema.shape.options.parse({})
    await store.db.insert(projects).values({ workspace, id: 'p', name: 'p' })
    const run = (id: string, hours: number) => ({
      id,
      workspace,
      project: 'p',
      options,
      startedBy,
      createdAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
    })
    await store.db.insert(runs).values([run('yesterday', 25), run('today', 1)])
    await store.close()
  })
})
afterAll(() => server.close())

it('a run that was left behind while uploading ends after a day', async () => {
  const status = async (id: string) =>
    runStateSchema.parse(await (await server.call('GET', `/runs/${id}`)).json()).status
  await expect.poll(() => status('yesterday'), { timeout: 5000 }).toBe('cancelled')
  expect(await status('today')).toBe('receiving')
})
