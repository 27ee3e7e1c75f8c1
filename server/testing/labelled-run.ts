/** Runs on a test server whose Claude is a stand-in. */
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { type RunState, runStateSchema } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import { type TokenSetSummary, tokenSetSummarySchema } from '../../shared/token-set.ts'
import type { TestServer } from './server.ts'

export const KEY = 'sk-secret-2'
export const claude = { label: 'claude' }
export const claudeAt = (url: string) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: url })

/** The upper left of an example: a few tokens of each type, measured in a tenth of the time. */
export const picture = (name: string): Promise<Buffer> =>
  sharp(fileURLToPath(new URL(`../../examples/${name}.png`, import.meta.url)))
    .extract({ left: 0, top: 0, width: 480, height: 320 })
    .png()
    .toBuffer()

export const json = async (
  response: Promise<Response>,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answered = await response
  return { status: answered.status, body: (await answered.json()) as Record<string, unknown> }
}

export const stateOf = async (server: TestServer, run: string): Promise<RunState> =>
  runStateSchema.parse((await json(server.call('GET', `/runs/${run}`))).body)

export const tokensOf = async (server: TestServer, run: string): Promise<TokenSetSummary> =>
  tokenSetSummarySchema.parse((await json(server.call('GET', `/runs/${run}/tokens`))).body)

/** Another scale is another question: what was answered in an earlier test is asked anew. */
export async function startRun(
  server: TestServer,
  project: string,
  options: object,
  names: readonly string[],
  scale = 1,
): Promise<string> {
  const { body } = await json(server.call('POST', '/runs', { project, options }))
  const { id } = runStateSchema.parse(body)
  for (const name of names)
    await server.call('PUT', `/runs/${id}/frames/${name}?scale=${scale}`, await picture(name))
  await server.call('POST', `/runs/${id}/start`)
  return id
}

export async function measure(
  ...run: Parameters<typeof startRun>
): Promise<{ id: string; events: RunEvent[] }> {
  const id = await startRun(...run)
  return { id, events: (await run[0].events(id)).map((event) => event.data) }
}

export const labelsIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.event === 'labelled' ? [event] : []))
