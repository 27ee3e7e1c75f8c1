/** A team's server: the plugin is built for its address, and reaches it under the very policy of that manifest. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../scripts/find-browser.ts'
import { startPlugin } from './harness/plugin.ts'
import { type RunningServer, startServer } from './harness/server.ts'
import { example, tokenOf, visit } from './harness/stage.ts'
import { HOST, type Proxy, startProxy } from './harness/tls-proxy.ts'
import { freePort } from './torture/process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let browser: Browser
let server: RunningServer
let proxy: Proxy
let folder: string

beforeAll(async () => {
  const port = await freePort()
  proxy = await startProxy(() => port)
  folder = `${await mkdtemp(join(tmpdir(), 'token-pipeline-built-'))}/`
  const building = promisify(execFile)(
    process.execPath,
    ['scripts/build.ts', '--server', proxy.origin, '--out', folder],
    { cwd: root },
  )
  const args = ['--no-sandbox', '--ignore-certificate-errors', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`]
  ;[browser, server] = await Promise.all([
    chromium.launch({ executablePath: findBrowser() ?? '', args }),
    startServer({ PORT: String(port), PUBLIC_URL: proxy.origin, TRUST_PROXY: '1' }),
    building,
  ])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  proxy.close()
  await rm(folder, { recursive: true })
})

it('measures by a server with a name of its own, and can reach no other', async () => {
  const manifest = JSON.parse(await readFile(`${folder}manifest.json`, 'utf8')) as Record<string, unknown>
  expect(manifest['networkAccess']).toMatchObject({ allowedDomains: [proxy.origin] })
  const pictures = [{ id: '1:2', name: 'pricing', file: example('pricing.png'), scale: 1 }]
  const storage = { 'panel:token': tokenOf(server) }
  const { plugin, panel, button } = visit(
    await startPlugin(browser, proxy.origin, pictures, { built: folder, storage }),
  )
  plugin.sandbox.select(['1:2'])
  await button(/^Measure 1/).click()
  await button('Write to file …').waitFor({ timeout: 30_000 })
  const blocked = await panel.evaluate(
    async (other) =>
      await fetch(other).then(
        () => 'reached',
        () => 'refused',
      ),
    'http://localhost:4319/health',
  )
  expect(blocked).toBe('refused')
  // Chromium tells of the attempt just made, and of nothing else.
  expect(plugin.window.trouble.filter((line) => !line.includes('http://localhost:4319/health'))).toEqual([])
  await plugin.close()
})
