import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportSchema, runStateSchema, typesSchema } from '../../shared/api.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { type TestServer, testServer } from '../testing/server.ts'
import { loadCatalog } from './catalog.ts'

const example = (name: string): string => new URL(`../../examples/plugins/${name}.ts`, import.meta.url).href
const troubled = new URL('testing/troubled.ts', import.meta.url).href

describe('loading', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'token-pipeline-plugin-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('adds types and formats behind our own', async () => {
    const own = await loadCatalog()
    const more = await loadCatalog([example('aspect-ratio'), example('csv')])
    expect(more.types.map((type) => type.name)).toEqual([
      ...own.types.map((type) => type.name),
      'aspect-ratio',
    ])
    expect(more.formats.map((format) => format.name)).toEqual([...own.formats.map((one) => one.name), 'csv'])
  })

  it.each([
    ['what is not there', undefined, /could not be loaded: .*not\.js/i],
    ['what is no code', 'export const =', /could not be loaded/],
    ['what fails at once', "throw new Error('no key')", /could not be loaded: no key/],
    ['what exports nothing of use', 'export const answer = 42', /neither a token type nor a format/],
    [
      'half a format',
      "export const f = { name: 'f', render: 1 }",
      /exports "f", of which "title" is not right/,
    ],
    [
      'a name that is not one',
      "export const t = { name: 'My Type', extract: {} }",
      /"name" is not right.*hyphens/,
    ],
    [
      'a type that looks at nothing',
      "export const t = { name: 't', title: 'T', about: 'a', kind: 'number', specimen: 'bar', extract: {} }",
      /"(namespace|extract)" is not right/,
    ],
    [
      'a name that is taken',
      `export { csv } from '${example('csv')}'\nexport { csv as again } from '${example('csv')}'`,
      /brings the format "csv", which is there already/,
    ],
  ])('refuses %s', async (_, content, expected) => {
    const file = join(folder, content === undefined ? 'not.js' : `${Math.random()}.mjs`)
    if (content !== undefined) await writeFile(file, content)
    const refused = loadCatalog([pathToFileURL(file).href])
    await expect(refused).rejects.toMatchObject({ code: 'invalid-plugin' })
    await expect(refused).rejects.toThrow(expected)
  })

  it('loads nothing from elsewhere', async () => {
    await expect(loadCatalog(['https://example.com/plugin.js'])).rejects.toThrow('not a file on this machine')
  })
})

describe('a server with plugins', () => {
  let server: TestServer
  beforeAll(async () => {
    const plugins = [example('aspect-ratio'), example('csv'), troubled].join(',')
    server = await testServer(undefined, { TOKEN_PIPELINE_PLUGINS: plugins })
  })
  afterAll(() => server.close())
  const body = async (answer: Promise<Response>): Promise<unknown> => (await answer).json()

  it('measures with them in its threads, skips those that fail, and writes with them', async () => {
    const types = typesSchema.parse(await body(server.call('GET', '/types')))
    expect(types.types.map((type) => type.name)).toContain('aspect-ratio')

    const { id } = runStateSchema.parse(await body(server.call('POST', '/runs', { project: 'plugged' })))
    await server.call('PUT', `/runs/${id}/frames/album`, await album())
    await server.call('POST', `/runs/${id}/start`)
    const events = (await server.events(id)).map(({ data }) => data)
    expect(events.at(-1)?.event).toBe('completed')
    const skipped = events.flatMap((event) => (event.event === 'skipped' ? [event] : []))
    expect(Object.fromEntries(skipped.map(({ type, problem }) => [type, problem.detail]))).toEqual({
      throwing: expect.stringContaining('"album": no such luck'),
      boundless: expect.stringContaining('extract.scene of "boundless" answered 0.value that is not valid'),
      unsettled: expect.stringContaining('could not be put together: no such luck'),
      spaced: expect.stringContaining('names of "spaced"'),
    })
    expect(skipped.find(({ type }) => type === 'unsettled')?.frame).toBeUndefined()

    const set = tokenSetSummarySchema.parse(await body(server.call('GET', `/runs/${id}/tokens`)))
    const ratios = set.primitives.filter(({ type }) => type === 'aspect-ratio')
    expect(ratios.map(({ path, value, evidence }) => [path.join('/'), value, evidence.sightings])).toEqual([
      ['aspect-ratio/wide', 1.78, 2],
    ])
    expect(set.primitives.some(({ type }) => type === 'color')).toBe(true)

    const { files } = exportSchema.parse(await body(server.call('GET', `/runs/${id}/export/csv`)))
    expect(files[0]?.content).toContain('"aspect-ratio/wide","aspect-ratio","1.78"')
  })

  it.each([
    ['broken', 'could not write "broken": no such luck'],
    ['empty', 'could not write "empty"'],
  ])('says whose format failed: %s', async (format, expected) => {
    const answer = await server.call('GET', `/projects/plugged/export/${format}`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(expected.replaceAll('"', '\\"'))
  })
})

/** Two 16:9 boxes on white. */
function album(): Promise<Buffer> {
  const flat = (width: number, height: number, background: string) => ({
    create: { width, height, channels: 3 as const, background },
  })
  const input = flat(192, 108, '#264653')
  return sharp(flat(600, 300, '#fff'))
    .composite([
      { input, left: 40, top: 60 },
      { input, left: 320, top: 60 },
    ])
    .png()
    .toBuffer()
}
