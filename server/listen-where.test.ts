import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { asProblem } from '../shared/problem.ts'
import { listen } from './listen.ts'

const problemOf = (port: number, host: string) =>
  listen(() => undefined, { port, host }).then(
    () => null,
    (error: unknown) => asProblem(error),
  )

it('says which port is taken, and by what remedy', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const problem = await problemOf(port, '127.0.0.1')
  expect(problem?.code).toBe('invalid-configuration')
  expect(problem?.message).toBe(`Port ${port} of 127.0.0.1 is in use by another program.`)
})

it.each([
  // TEST-NET-1 (RFC 5737): nobody's address.
  ['an address of another machine', '192.0.2.1', /this machine has no such address/],
  ['a name that leads nowhere', 'nowhere.invalid', /leads nowhere/],
])('says that %s is not one to listen on', async (_, host, words) => {
  const problem = await problemOf(0, host)
  expect(problem?.message).toMatch(words)
  expect(problem?.remedy).toMatch(/HOST/)
})
