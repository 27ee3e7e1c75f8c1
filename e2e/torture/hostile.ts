/** Thousands of hostile inputs to one server: it must neither crash nor grow, and answer each with something below 500. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { API, runStateSchema } from '../../shared/api.ts'
import { ask } from './designer.ts'
import { type Random, pick, picture, png, random } from './images.ts'
import { type ServerProcess, serverProcess } from './process.ts'

export interface HostileReport {
  readonly inputs: number
  readonly statuses: Readonly<Record<string, number>>
  readonly serverErrors: readonly string[]
  /** Resident bytes after garbage collection, after the warm-up and at the end. */
  readonly memory: readonly [warm: number, end: number]
}

interface Target {
  readonly server: ServerProcess
  readonly token: string
  run: string
}

const names = [
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%E2%80%AE%F0%9F%92%A9',
  'a'.repeat(199),
  '%C3%28',
  '%',
  '%F0%9F%98%80'.repeat(10),
  '__proto__',
  '%0d%0aX-Evil:1',
  '.',
  'con',
  '%E0%A4%A',
]
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

/** Each sends one input and tells the status, or `closed` when the server shut the door. */
type Attack = (target: Target, roll: Random) => Promise<string>

const send = (
  target: Target,
  method: string,
  path: string,
  body?: Buffer | string,
  headers: Record<string, string> = {},
): Promise<string> =>
  new Promise((resolve) => {
    const { port } = target.server
    const all = { authorization: `Bearer ${target.token}`, ...headers }
    try {
      const call = request(
        { host: '127.0.0.1', port, method, path: `${API}${path}`, headers: all, timeout: 15_000 },
        (response) => {
          response.resume()
          response.on('end', () => resolve(String(response.statusCode)))
          response.on('error', () => resolve('closed'))
        },
      )
      call.on('error', () => resolve('closed'))
      call.on('timeout', () => call.destroy())
      call.end(body)
    } catch {
      resolve('refused by the client')
    }
  })

/** Bytes on the wire as they are, then silence. */
const raw = (target: Target, text: string, patience: number): Promise<string> =>
  new Promise((resolve) => {
    let got = ''
    const socket = connect(target.server.port, '127.0.0.1', () => socket.write(text))
    const done = () => {
      socket.destroy()
      resolve(/^HTTP\/1\.1 (\d+)/.exec(got)?.[1] ?? 'closed')
    }
    socket.on('data', (data) => {
      got += data.toString('latin1')
      if (got.includes('\r\n\r\n')) done()
    })
    socket.on('error', done)
    socket.on('close', done)
    setTimeout(done, patience)
  })

const attacks: readonly [weight: number, Attack][] = [
  [
    30,
    (t, roll) => send(t, 'PUT', `/runs/${t.run}/frames/${Math.floor(roll() * 400)}`, png(roll, roll() < 0.7)),
  ],
  [
    30,
    async (t, roll) =>
      send(t, 'PUT', `/runs/${t.run}/frames/${Math.floor(roll() * 400)}`, await picture(roll)),
  ],
  [
    8,
    (t, roll) =>
      send(
        t,
        'PUT',
        `/runs/${t.run}/frames/${pick(names, roll)}?name=${pick(names, roll)}&scale=${pick(['1', '-1', 'NaN', '1e99', '0.0001', ''], roll)}`,
        png(roll, false),
      ),
  ],
  [
    8,
    (t, roll) =>
      send(
        t,
        pick(['GET', 'POST', 'DELETE', 'PATCH', 'PUT', 'OPTIONS', 'HEAD', 'TRACE'], roll),
        `/${pick(['runs', 'projects', 'types', 'formats'], roll)}/${pick(names, roll)}/${pick(names, roll)}`,
        '{}',
      ),
  ],
  [
    6,
    (t, roll) =>
      send(t, 'POST', '/runs', deep(1 + Math.floor(roll() * 50_000)), { 'content-type': 'application/json' }),
  ],
  [
    6,
    (t, roll) =>
      send(
        t,
        'POST',
        '/runs',
        pick(
          [
            'null',
            '""',
            '{"project":{"__proto__":1}}',
            '{"project":"../../x"}',
            '{"options":{"types":[]}}',
            '{"options":{"thresholds":{"__proto__":5}}}',
            '{"a":' + '9'.repeat(100_000) + '}',
            '\u{feff}{}',
            '{"project":"\\ud800"}',
          ],
          roll,
        ),
        { 'content-type': 'application/json' },
      ),
  ],
  [
    3,
    (t, roll) =>
      send(
        t,
        'PUT',
        `/runs/${t.run}/frames/l/layers`,
        `[${'{"id":"x","name":"y"},'.repeat(Math.floor(roll() * 5000))}0]`,
        { 'content-type': 'application/json' },
      ),
  ],
  [
    3,
    (t, roll) =>
      raw(
        t,
        `GET ${API}/runs/${t.run}/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${t.token}\r\nLast-Event-ID: ${pick(['-1', '1e9', 'x', '999999999', '0x10'], roll)}\r\n\r\n`,
        100,
      ),
  ],
  [2, (t) => send(t, 'GET', '/session', undefined, { 'x-large': 'a'.repeat(30_000) })],
  [
    2,
    (t, roll) =>
      raw(
        t,
        `PUT ${API}/runs/${t.run}/frames/lie HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${t.token}\r\nContent-Length: ${pick(['99999999999', '-5', 'ten', '100'], roll)}\r\n\r\nshort`,
        400,
      ),
  ],
  [
    1,
    (t, roll) =>
      raw(
        t,
        pick(
          [
            '\0\0\0\0',
            'GET / HTTP/9.9\r\n\r\n',
            'A'.repeat(70_000),
            'GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
          ],
          roll,
        ),
        400,
      ),
  ],
  [
    1,
    (t) =>
      raw(
        t,
        `GET ${API}/runs/${t.run}/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${t.token}\r\n\r\n`,
        50,
      ),
  ],
]
const wheel = attacks.flatMap(([weight, attack]) => Array.from({ length: weight }, () => attack))

const gcHook = fileURLToPath(new URL('gc-hook.ts', import.meta.url))
const WARM_UP = 500
const AT_ONCE = 8

export async function hostile(inputs: number, seed: number): Promise<HostileReport> {
  const directory = await mkdtemp(join(tmpdir(), 'hostile-'))
  const server = await serverProcess(
    { DATA_DIR: directory, LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '1000000', OPEN_RUNS: '100000' },
    ['--expose-gc', '--import', gcHook],
  )
  await server.start()
  const target: Target = { server, token: (await readFile(join(directory, 'token'), 'utf8')).trim(), run: '' }
  const door = { origin: () => server.origin, token: target.token }
  const roll = random(seed)
  const statuses: Record<string, number> = {}
  const serverErrors: string[] = []
  let warm = 0
  let sent = 0
  while (sent < inputs) {
    target.run = runStateSchema.parse(await (await ask(door, 'POST', '/runs', {})).json()).id
    for (let batch = 0; batch < 250 && sent < inputs; batch += AT_ONCE) {
      const results = await Promise.all(
        Array.from({ length: AT_ONCE }, () => pick(wheel, roll)(target, roll)),
      )
      sent += AT_ONCE
      for (const status of results) {
        statuses[status] = (statuses[status] ?? 0) + 1
        if (status.startsWith('5')) serverErrors.push(status)
      }
    }
    await ask(door, 'DELETE', `/runs/${target.run}`)
    if (warm === 0 && sent >= WARM_UP) warm = await server.memory()
  }
  const end = await server.memory()
  const errors = server.errors()
  const code = await server.stop()
  await rm(directory, { recursive: true, force: true })
  if (code !== 0) serverErrors.push(`the server ended with ${code}: ${errors.slice(-1000)}`)
  for (const line of errors.split('\n'))
    if (/request failed|crash/.test(line)) serverErrors.push(line.slice(0, 600))
  return { inputs: sent, statuses, serverErrors, memory: [warm, end] }
}
