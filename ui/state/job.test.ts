import { expect, it } from 'vitest'
import { answer, problemOf, serve } from '../testing/server.ts'
import { createClient } from '../client/client.ts'
import { emptyLibrary } from '../../shared/library.ts'
import { libraryBefore, storedJob } from './job.ts'

it.each([
  ['{"project":"p","run":"r"}', { project: 'p', run: 'r' }],
  // Memory is the person's: another file's last measuring must never be written into this one.
  ['{"project":"other","run":"r"}', null],
  ['{"project":"p"}', null],
  ['not JSON', null],
  ['', null],
  [undefined, null],
])('remembered %j', (text, expected) => {
  expect(storedJob(text, 'p')).toEqual(expected)
})

it.each([
  ['unknown-project', 404, emptyLibrary()],
  ['internal', 500, null],
])('a library that answers "%s" before', async (code, status, expected) => {
  const server = await serve((_request, response) => answer(response, problemOf(code, status), status))
  expect(await libraryBefore(createClient({ origin: server.origin, token: 't' }), 'p')).toEqual(expected)
  await server.close()
})
