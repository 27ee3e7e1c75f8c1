import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runStateSchema } from '../shared/api.ts'
import { type TestServer, testServer } from '../server/testing/server.ts'
import { createProgram } from './program.ts'

let server: TestServer
let home: string
let place: string
let data: string
let before: unknown[]
let open: string
const frame = () => readFile(new URL('../examples/pricing.png', import.meta.url))

/** The command as it is called; what it said. */
async function run(name: string, words: readonly string[], directory: string): Promise<string> {
  const said: string[] = []
  const taken = [process.stderr, process.stdout].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0),
  )
  try {
    const program = await createProgram({ DATA_DIR: directory }, [name])
    await program.parseAsync(['node', 'token-pipeline', name, ...words])
  } finally {
    for (const one of taken) one.mockRestore()
    process.exitCode = 0
  }
  return said.join('')
}

const all = async (run: string): Promise<unknown[]> => {
  const paths = ['/projects', '/projects/kept/library', `/runs/${run}`, `/runs/${run}/tokens`]
  const texts = await Promise.all(paths.map(async (path) => (await server.call('GET', path)).json()))
  const image = await (await server.call('GET', `/runs/${run}/frames/f/image`)).arrayBuffer()
  return [...texts, Buffer.from(image).toString('base64'), await server.events(run)]
}

let done: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'backup-'))
  place = join(home, 'place')
  server = await testServer()
  data = server.directory
  const create = async () =>
    runStateSchema.parse(await (await server.call('POST', '/runs', { project: 'kept' })).json()).id
  done = await create()
  await server.call('PUT', `/runs/${done}/frames/f`, await frame())
  await server.call('POST', `/runs/${done}/start`)
  await server.events(done)
  open = await create()
  await server.call('PUT', `/runs/${open}/frames/f?scale=2`, await frame())
  before = await all(done)
  await server.stop()
}, 180_000)
afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true, force: true })
})

it('the second backup copies what is new, and a place is its owner’s alone', async () => {
  expect(await run('backup', [place], data)).toMatch(/Saved .*1 projects, 2 runs, 2 frames/)
  expect(await run('backup', [place, '--keep', '1'], data)).toMatch(/, 0 of them new/)
  expect(await readdir(join(place, 'dumps'))).toHaveLength(1)
  expect((await stat(place)).mode & 0o777).toBe(0o700)
})

it('what was saved comes back in another place, and what was under way goes on', async () => {
  const fresh = join(home, 'data')
  expect(await run('restore', [place], fresh)).toMatch(/Restored .*each as its hash says; \d+ jobs go on/)
  const again = await testServer(async (directory) => {
    await rm(directory, { recursive: true })
    await run('restore', [place], directory)
  })
  try {
    expect(again.token).toBe(server.token)
    const first = server
    server = again
    expect(await all(done)).toEqual(before)
    await again.call('POST', `/runs/${open}/start`)
    expect((await again.events(open)).at(-1)?.data.event).toBe('completed')
    server = first
  } finally {
    await again.close()
  }
}, 180_000)

it.each<[string, (file: string) => Promise<void>, RegExp]>([
  ['cut', async (file) => writeFile(file, (await readFile(file)).subarray(0, 300)), /is damaged/],
  [
    'without its end',
    async (file) => {
      const lines = gunzipSync(await readFile(file))
        .toString()
        .split('\n')
      await writeFile(file, gzipSync(lines.slice(0, -2).join('\n')))
    },
    /its end is missing/,
  ],
  [
    'of another version',
    async (file) => {
      const lines = gunzipSync(await readFile(file)).toString()
      await writeFile(
        file,
        gzipSync(
          lines
            .replace('"table":"tokens"', '"table":"wishes"')
            .replace('"table":"projects"', '"table":"wishes"'),
        ),
      )
    },
    /newer version/,
  ],
])('a backup that is %s is refused, and what is there stays', async (_, harm, sentence) => {
  const bad = join(home, `bad-${Math.random()}`)
  await run('backup', [bad], data)
  const [name = ''] = await readdir(join(bad, 'dumps'))
  await harm(join(bad, 'dumps', name))
  const names = await readdir(data)
  await expect(run('restore', [bad], data)).rejects.toThrow(sentence)
  expect(await readdir(data)).toEqual(names)
})

it('doctor names what is damaged, and what a restore would bring back', async () => {
  const folder = join(data, 'blobs', `run_${done}`)
  const [file = ''] = await readdir(folder)
  const bytes = await readFile(join(folder, file))
  await writeFile(join(folder, file), bytes.subarray(1))
  expect(await run('doctor', ['--backup', place], data)).toMatch(
    new RegExp(`damaged\\t.*${file}[^]*1 damaged or missing[^]*would bring back .*2 runs`),
  )
  await writeFile(join(folder, file), bytes)
  await rm(join(data, 'database', 'PG_VERSION'))
  const said = await run('doctor', ['--backup', place], data)
  expect(said).toMatch(/PG_VERSION is missing[^]*files lie there, all whole[^]*would bring back/)
})
