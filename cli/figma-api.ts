/** Fetches a file as Figma's REST API tells it: `GET /v1/files/:key`. */
import { Problem } from '../shared/problem.ts'
import type { Environment } from './addition.ts'

const API = 'https://api.figma.com'
/** A large file is 100 MB and takes Figma half a minute to put together. */
const PATIENCE_MS = 120_000

/** What the address bar shows, or the key itself. */
const keyIn = (text: string): string => /\/(?:file|design)\/([A-Za-z0-9]+)/.exec(text)?.[1] ?? text

/** @throws Problem that says what to do: no token, no access, no such file, too often. */
export async function fetchDocument(
  file: string,
  ids: readonly string[],
  { FIGMA_TOKEN: token, FIGMA_API: api = API }: Environment,
): Promise<unknown> {
  if (!token)
    throw new Problem(
      'unauthorized',
      'FIGMA_TOKEN is not set.',
      'Make a personal access token with the scope "File content: read" in Figma’s settings, and put it into FIGMA_TOKEN.',
    )
  const key = keyIn(file)
  const url = new URL(`/v1/files/${encodeURIComponent(key)}`, api)
  if (ids.length > 0) url.searchParams.set('ids', ids.join(','))
  const response = await fetch(url, {
    headers: { 'X-Figma-Token': token },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new Problem(
      'unreachable',
      `Figma did not answer at ${url.host}.`,
      'Check the connection, and try again.',
      {
        cause,
      },
    )
  })
  if (!response.ok) throw refusal(response, key)
  return response.json().catch((cause: unknown) => {
    throw new Problem(
      'unreachable',
      'Figma’s answer was cut off.',
      'Try again, or ask for some frames with --figma-ids.',
      {
        cause,
      },
    )
  })
}

function refusal({ status, headers }: Response, key: string): Problem {
  switch (status) {
    case 401:
    case 403:
      return new Problem(
        'forbidden',
        `Figma does not let this token read the file ${key} (${status}).`,
        'Check FIGMA_TOKEN, its scope "File content: read", and who may see the file.',
      )
    case 404:
      return new Problem(
        'not-found',
        `Figma has no file ${key}.`,
        'Copy the key from the address of the file.',
      )
    case 429: {
      const seconds = headers.get('retry-after')
      const when = seconds === null ? 'in a minute' : `in ${seconds} s`
      return new Problem('too-many-requests', 'Figma was asked too often.', `Try again ${when}.`)
    }
    default:
      return new Problem(
        'unreachable',
        `Figma answered ${status}.`,
        'Try again; a very large file may need --figma-ids.',
      )
  }
}
