import { request } from 'node:http'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import { librarySchema } from '../../shared/library.ts'
import { type TestServer, testServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const picture = (background: string, width = 60) =>
  sharp({ create: { width, height: 40, channels: 3, background } })
    .png()
    .toBuffer()
const example = (name: string) => readFile(new URL(`../../examples/${name}.png`, import.meta.url))
const createRun = async (project: string) =>
  runStateSchema.parse(await (await server.call('POST', '/runs', { project })).json()).id
async function measured(project: string, image: Buffer): Promise<string> {
  const run = await createRun(project)
  expect((await server.call('PUT', `/runs/${run}/frames/f`, image)).status).toBe(200)
  await server.call('POST', `/runs/${run}/start`)
  expect((await server.events(run)).at(-1)?.data.event).toBe('completed')
  return run
}
const library = async (project: string) =>
  librarySchema.parse(await (await server.call('GET', `/projects/${project}/library`)).json())
const filesOf = (run: string) =>
  readdir(join(server.directory, 'blobs', `run_${run}`)).catch((): string[] => [])

describe('what is acknowledged can be worked with', () => {
  it('a description with NUL and half a surrogate is kept well-formed, and later runs of the project complete', async () => {
    await measured('text', await example('dashboard'))
    const { revision, set } = await library('text')
    const steps = [{ do: 'describe', id: set.primitives[0]?.id, description: 'a\0b \uD83D' }]
    expect((await server.call('PATCH', '/projects/text/library', { revision, steps })).status).toBe(200)
    await measured('text', await picture('#993366'))
    const { curation } = await library('text')
    expect(Object.values(curation).map(({ description }) => description)).toEqual(['a\uFFFDb \uFFFD'])
  })

  it('a library whose file was emptied behind our back goes on from the revision before, and runs complete', async () => {
    await measured('lost', await example('dashboard'))
    await measured('lost', await example('pricing'))
    const before = await library('lost')
    const folders = (await readdir(join(server.directory, 'blobs'))).filter((name) =>
      name.startsWith('project_'),
    )
    for (const folder of folders)
      for (const name of await readdir(join(server.directory, 'blobs', folder))) {
        const path = join(server.directory, 'blobs', folder, name)
        const text = await readFile(path, 'utf8')
        if ((JSON.parse(text) as { revision?: number }).revision === before.revision)
          await writeFile(path, '')
      }
    const after = await library('lost')
    expect(after).toMatchObject({ revision: before.revision + 1, recovered: { lost: before.revision } })
    await measured('lost', await picture('#669933'))
  })
})

describe('answers say what is so', () => {
  it('a picture that was replaced is another one, and whoever keeps it asks again', async () => {
    const run = await createRun('picture')
    const tags = []
    for (const color of ['#111111', '#222222']) {
      await server.call('PUT', `/runs/${run}/frames/f`, await picture(color))
      const { headers } = await server.call('GET', `/runs/${run}/frames/f/image`)
      expect(headers.get('cache-control')).toBe('private, no-cache')
      tags.push(headers.get('etag'))
    }
    expect(new Set(tags).size).toBe(2)
  })

  it('an event that is not there yet is named', async () => {
    const run = await createRun('events')
    const answer = await server.call('GET', `/runs/${run}/events`, undefined, { 'last-event-id': '4711' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('4711') as string })
  })

  it('a picture that a camera turned has the size it is looked at in', async () => {
    const run = await createRun('turned')
    const turned = await sharp(await picture('#336699'))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const state = await (await server.call('PUT', `/runs/${run}/frames/f`, turned)).json()
    expect(state).toMatchObject({ width: 40, height: 60 })
  })

  it.each(['/health', '/ready'])(
    '%s answers a probe that comes by address, and gives nothing away',
    async (path) => {
      const { port } = new URL(server.origin)
      const body = await new Promise<string>((done, fail) => {
        const probe = request(
          { port, path, host: '127.0.0.1', headers: { host: '10.1.2.3:3000' } },
          (answer) => {
            let text = ''
            answer.on('data', (part: Buffer) => (text += part.toString()))
            answer.on('end', () => done(`${answer.statusCode} ${text}`))
          },
        )
        probe.on('error', fail)
        probe.end()
      })
      expect(body).toBe(path === '/health' ? '200 {"ok":true}' : '200 {"ready":true}')
    },
  )
})

it('what is deleted is gone from the disk', async () => {
  const run = await measured('gone', await picture('#123456'))
  expect((await filesOf(run)).length).toBeGreaterThan(1)
  expect((await server.call('DELETE', `/runs/${run}`)).status).toBe(204)
  expect(await filesOf(run)).toEqual([])
})

it('more runs than are allowed are not opened by asking for them at once', async () => {
  const limited = await testServer(undefined, { OPEN_RUNS: '5' })
  try {
    const all = await Promise.all(Array.from({ length: 12 }, () => limited.call('POST', '/runs', {})))
    expect(all.filter(({ status }) => status === 201)).toHaveLength(5)
  } finally {
    await limited.close()
  }
})
