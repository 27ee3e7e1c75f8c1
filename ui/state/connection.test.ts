import { afterEach, describe, expect, it } from 'vitest'
import { answer, problemOf, serve, type TinyServer } from '../testing/server.ts'
import { createLine, type Line } from './connection.ts'

const session = { product: 'token-pipeline', version: '1.0.0', workspace: 'default', scopes: ['read', 'run'] }
let server: TinyServer | undefined
let line: Line | undefined
afterEach(async () => {
  line?.close()
  await server?.close()
  server = undefined
})

/** Knows one token, and has neither types nor formats. */
const start = async (port = 0) =>
  (server = await serve((request, response) => {
    if (request.headers.authorization !== 'Bearer right')
      return answer(response, problemOf('unauthorized', 401), 401)
    answer(response, { ...session, types: [], formats: [] })
  }, port))

const becomes = async (of: Line, wanted: (of: Line) => boolean) => {
  for (let tries = 0; !wanted(of); tries++) {
    if (tries > 400) throw new Error(`still ${JSON.stringify(of.connection.value)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const words = ({ connection: { value } }: Line): string => {
  if (value.status === 'trouble') return value.trouble
  return value.status === 'stranger' ? `stranger, ${value.up ? 'up' : 'down'}` : value.status
}

describe('the line', () => {
  it.each([
    ['right', 'connected'],
    ['wrong', 'wrong-token'],
    ['', 'stranger, up'],
  ])('with the token %j is "%s"', async (token, expected) => {
    const { origin } = await start()
    line = createLine(() => {})
    await line.connect({ origin, token })
    expect(words(line)).toBe(expected)
  })

  it('remembers a server only once it answered', async () => {
    const { origin } = await start()
    const remembered: string[] = []
    line = createLine(({ token }) => remembered.push(token))
    await line.connect({ origin, token: 'wrong' })
    await line.connect({ origin, token: 'right' })
    expect(remembered).toEqual(['right'])
  })

  it.each(['right', ''])('connects by itself when the server comes up (token %j)', async (token) => {
    const { origin, port } = await start()
    await server?.close()
    line = createLine(() => {}, 20)
    await line.connect({ origin, token })
    expect(words(line)).toBe(token ? 'no-server' : 'stranger, down')
    await start(port)
    await becomes(line, (of) => words(of) === (token ? 'connected' : 'stranger, up'))
  })

  it('notices that a server went away and that it came back, and stays open meanwhile', async () => {
    const { origin, port } = await start()
    line = createLine(() => {}, 20)
    await line.connect({ origin, token: 'right' })
    const connection = line.connection.value
    await server?.close()
    if (connection.status !== 'connected') throw new Error('not connected')
    await expect(connection.client.types()).rejects.toThrow('No answer')
    expect(line.up.value).toBe(false)
    expect(line.connection.value).toBe(connection)
    await start(port)
    await becomes(line, (of) => of.up.value)
  })
})
