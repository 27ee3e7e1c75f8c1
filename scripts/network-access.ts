/** Which server the plugin's panel may reach, and the sentence Figma shows for it. */
import { parseArgs } from 'node:util'
import { DEFAULT_PORT } from '../shared/origin.ts'

/** `--server URL`, else `TOKEN_PIPELINE_URL`, else the local server on `PORT`, else on the one default port. */
export function serverOrigin(
  argv: readonly string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { values } = parseArgs({
    args: [...argv],
    options: { server: { type: 'string' } },
    strict: false,
  })
  const stated = typeof values.server === 'string' ? values.server : env['TOKEN_PIPELINE_URL']
  // Port 0 means any free one: nobody knows it before the server listens.
  const url = stated || `http://localhost:${Number(env['PORT']) || DEFAULT_PORT}`
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error(
      `"${url}" is not an address: give one such as http://localhost:${DEFAULT_PORT} or https://tokens.example.com`,
    )
  }
  return new URL(url).origin
}

export interface NetworkAccess {
  readonly allowedDomains: readonly string[]
  readonly devAllowedDomains: readonly string[]
  readonly reasoning: string
}

/** Whether somebody named a server: then the build is a team's own. */
export const isStated = (
  argv: readonly string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): boolean => argv.some((word) => /^--server(=|$)/.test(word)) || Boolean(env['TOKEN_PIPELINE_URL'])

/**
 * The panel measures by itself: once published, it opens no connection. `devAllowedDomains` hold for a plugin that was
 * imported from its manifest, and stop with publication; `localhost` there needs the reasoning. A team's build names
 * the one server. Exact origins only; administrators refuse `*`.
 */
export const networkAccess = (origin: string, stated: boolean): NetworkAccess => ({
  allowedDomains: [stated ? origin : 'none'],
  devAllowedDomains: [origin],
  reasoning: stated
    ? 'Token Pipeline measures frames on a server that you or your team run. Frames go there and nowhere else.'
    : 'Token Pipeline measures frames in its own window. While it is developed, it may be connected to a server on this computer.',
})
