import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { librarySchema } from '../../shared/library.ts'
import { runStateSchema, sightingsPageSchema } from '../../shared/api.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { type TestServer, testServer } from '../testing/server.ts'

let server: TestServer
let dashboard: Buffer
beforeAll(async () => {
  server = await testServer()
  dashboard = await readFile(new URL('../../examples/dashboard.png', import.meta.url))
})
afterAll(() => server.close())

const json = async (response: Promise<Response>) => {
  const answer = await response
  return { status: answer.status, body: (await answer.json()) as never as Record<string, unknown> }
}
const createRun = async (body: unknown = {}) =>
  runStateSchema.parse((await json(server.call('POST', '/runs', body))).body)
const measured = async (project: string) => {
  const { id } = await createRun({ project })
  await server.call('PUT', `/runs/${id}/frames/dash?name=dashboard.png`, dashboard)
  await server.call('POST', `/runs/${id}/start`)
  return { id, events: await server.events(id) }
}

describe('the walk over HTTP', () => {
  it('measures an uploaded frame, tells it live, and pages the places of a token', async () => {
    const { id, events } = await measured('walk')
    expect(events.map((e) => e.id)).toEqual(events.map((_, at) => at + 1))
    const kinds = events.map((e) => e.data.event)
    expect(kinds).toContain('found')
    expect(kinds.at(-1)).toBe('completed')
    expect(events.every((e) => JSON.stringify(e).length < 8000)).toBe(true)

    const tokens = tokenSetSummarySchema.parse((await json(server.call('GET', `/runs/${id}/tokens`))).body)
    const primary = tokens.primitives.find((token) => token.key === 'color:#0d6efd')
    expect(primary?.evidence.sightings).toBeGreaterThan(3)
    const first = sightingsPageSchema.parse(
      (
        await json(
          server.call('GET', `/runs/${id}/tokens/${encodeURIComponent('color:#0d6efd')}/sightings?limit=2`),
        )
      ).body,
    )
    expect(first).toMatchObject({ total: primary?.evidence.sightings, next: 2 })
    expect(first.sightings).toHaveLength(2)

    const image = await server.call('GET', `/runs/${id}/frames/dash/image`)
    expect(image.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await image.arrayBuffer()).equals(dashboard)).toBe(true)
  })

  it('replays events after Last-Event-ID, also when the run has ended', async () => {
    const { id, events } = await measured('replay')
    const again = await server.events(id, 3)
    expect(again).toEqual(events.slice(3))
    expect(await server.events(id, events.length)).toEqual([])
  })

  it('measures the same frames again to the same library: nothing changes', async () => {
    await measured('twice')
    const before = librarySchema.parse((await json(server.call('GET', '/projects/twice/library'))).body)
    await measured('twice')
    const after = librarySchema.parse((await json(server.call('GET', '/projects/twice/library'))).body)
    expect(after).toEqual(before)
    expect(before.set.primitives.length).toBeGreaterThan(10)
    expect(before.set.primitives.every((token) => token.id)).toBe(true)
  })

  it('accepts the same upload twice without measuring twice', async () => {
    const { id } = await createRun()
    const put = () => json(server.call('PUT', `/runs/${id}/frames/1:2?scale=1`, dashboard))
    const [one, two] = [await put(), await put()]
    expect(one.body['hash']).toBe(two.body['hash'])
    await server.call('POST', `/runs/${id}/start`)
    expect((await server.events(id)).filter((e) => e.data.event === 'received')).toHaveLength(1)
  })

  it('resumes after a restart: what was acknowledged is measured', async () => {
    const { id } = await createRun()
    await server.call('PUT', `/runs/${id}/frames/dash`, dashboard)
    await server.call('POST', `/runs/${id}/start`)
    await server.stop()
    await server.restart()
    expect((await server.events(id)).at(-1)?.data.event).toBe('completed')
  })

  it('completes with what it has when one frame is damaged, and says which', async () => {
    const { id } = await createRun()
    await server.call('PUT', `/runs/${id}/frames/good`, dashboard)
    await server.call('PUT', `/runs/${id}/frames/bad?name=half.png`, dashboard.subarray(0, 20_000))
    await server.call('POST', `/runs/${id}/start`)
    const events = (await server.events(id)).map((e) => e.data)
    expect(events.at(-1)).toMatchObject({ event: 'completed', failed: 1, frames: 2 })
    expect(events.find((e) => e.event === 'failed-frame')).toMatchObject({
      frame: 'bad',
      problem: { code: 'invalid-image', detail: expect.stringContaining('half.png') },
    })
  })

  it('fails a run in which nothing could be measured', async () => {
    const { id } = await createRun()
    await server.call('PUT', `/runs/${id}/frames/bad`, dashboard.subarray(0, 20_000))
    await server.call('POST', `/runs/${id}/start`)
    expect((await server.events(id)).at(-1)?.data).toMatchObject({
      event: 'failed',
      problem: { code: 'invalid-image' },
    })
    expect((await json(server.call('GET', `/runs/${id}/tokens`))).status).toBe(409)
  })

  it('cancels, and removes a run with its pictures', async () => {
    const { id } = await createRun()
    await server.call('PUT', `/runs/${id}/frames/dash`, dashboard)
    expect((await json(server.call('POST', `/runs/${id}/cancel`))).body['status']).toBe('cancelled')
    expect((await server.events(id)).at(-1)?.data.event).toBe('cancelled')
    expect((await json(server.call('PUT', `/runs/${id}/frames/more`, dashboard))).status).toBe(409)
    expect((await server.call('DELETE', `/runs/${id}`)).status).toBe(204)
    expect((await json(server.call('GET', `/runs/${id}`))).body['code']).toBe('unknown-run')
  })

  it('extracts one type from one picture, at once and as a stream', async () => {
    const { types } = (await json(server.call('GET', '/types'))).body as { types: { name: string }[] }
    for (const { name } of types) {
      const tokens = tokenSetSummarySchema.parse(
        (await json(server.call('POST', `/types/${name}/extract`, dashboard))).body,
      )
      expect(new Set(tokens.primitives.map((token) => token.type))).toEqual(
        new Set(tokens.primitives.length > 0 ? [name] : []),
      )
    }
    const stream = await server.call('POST', `/types/${types[0]?.name}/extract/stream`, dashboard)
    expect(await stream.text()).toMatch(/event: completed/)
  })

  it('exports a run and a library in every format', async () => {
    const { id } = await measured('leaving')
    const { formats } = (await json(server.call('GET', '/formats'))).body as { formats: { name: string }[] }
    for (const { name } of formats) {
      const run = await json(server.call('GET', `/runs/${id}/export/${name}`))
      expect(run.status, `${name}: ${JSON.stringify(run.body).slice(0, 300)}`).toBe(200)
      const library = await json(server.call('GET', `/projects/leaving/export/${name}`))
      expect(library.body).toEqual(run.body)
    }
    const one = await json(server.call('POST', '/types/spacing/export/css', { run: id }))
    expect(JSON.stringify(one.body)).not.toContain('--color-')
  })

  it('exports with pictures of places, with evidence, and in px, as asked', async () => {
    const { id } = await measured('pictured')
    const text = async (path: string) => (await server.call('GET', path)).text()
    expect(await text(`/runs/${id}/export/style-guide`)).toContain('data:image/png;base64')
    expect(await text('/projects/pictured/export/style-guide')).toContain('data:image/png;base64')
    expect(await text(`/runs/${id}/export/style-guide?pictures=false`)).not.toContain('data:image/png;base64')
    expect(await text(`/runs/${id}/export/dtcg?evidence=true`)).toContain('tokens.evidence.json')
    expect(await text(`/runs/${id}/export/css`)).toMatch(/--spacing-\d+: [\d.]+rem/)
    expect(await text(`/runs/${id}/export/css?unit=px`)).not.toMatch(/--spacing-\d+: [\d.]+rem/)
  })

  it('curates: a renamed token keeps its name when it is seen again', async () => {
    await measured('curated')
    const library = librarySchema.parse((await json(server.call('GET', '/projects/curated/library'))).body)
    const token = library.set.primitives.find((t) => t.key === 'color:#0d6efd')
    const steps = [{ do: 'rename', id: token?.id, path: ['color', 'brand'] }]
    const patched = await json(
      server.call('PATCH', '/projects/curated/library', { revision: library.revision, steps }),
    )
    expect(patched.status).toBe(200)
    const stale = await json(
      server.call('PATCH', '/projects/curated/library', { revision: library.revision, steps }),
    )
    expect(stale).toMatchObject({ status: 409, body: { code: 'library-changed' } })
    const { id } = await measured('curated')
    const again = tokenSetSummarySchema.parse((await json(server.call('GET', `/runs/${id}/tokens`))).body)
    expect(again.primitives.find((t) => t.key === 'color:#0d6efd')?.path).toEqual(['color', 'brand'])
  })
})

describe('the OpenAPI document', () => {
  it('describes every route', async () => {
    const { body } = await json(server.call('GET', '/openapi.json'))
    const paths = Object.keys(body['paths'] as object)
    expect(paths).toContain('/api/v1/runs/{run}/frames/{frame}')
    expect(paths).toContain('/api/v1/types/{type}/extract/stream')
    expect(paths.length).toBeGreaterThan(18)
  })
})
