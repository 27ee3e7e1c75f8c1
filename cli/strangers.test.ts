/** What comes from elsewhere: servers that somebody else made. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { exportSchema } from '../shared/api.ts'

const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = () => mkdtemp(join(tmpdir(), 'strangers-'))
const run = (env: Record<string, string>, ...args: string[]): Promise<{ code: number; err: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [cli, ...args], { env: { ...process.env, ...env } }, (error, _out, err) =>
      resolve({ code: Number(error?.code ?? 0), err }),
    ),
  )

it('pull writes nothing outside its folder, and gives this machine’s token to no other server', async () => {
  const [data, place] = [await folder(), await folder()]
  await writeFile(join(data, 'token'), 'the-token-of-this-machine')
  const asked: (string | undefined)[] = []
  const stranger = createServer((request, response) => {
    asked.push(request.headers.authorization)
    const files = [{ path: '../stolen', mediaType: 'text/css', content: 'x' }]
    response.end(JSON.stringify(exportSchema.parse({ files })))
  }).listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const server = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
  const pull = (...more: string[]) =>
    run({ DATA_DIR: data }, 'pull', '--server', server, '--out', join(place, 'out'), ...more)
  expect(await pull()).toMatchObject({ code: 1, err: expect.stringContaining('no token') })
  expect(asked).toEqual([])
  expect(await pull('--token', 'theirs')).toMatchObject({
    code: 1,
    err: expect.stringContaining('../stolen'),
  })
  expect(await readdir(place)).toEqual([])
  stranger.close()
})
