import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { DEFAULT_ORIGIN } from '../shared/origin.ts'
import { buildManifest } from './manifest.ts'
import { serverOrigin } from './network-access.ts'

it('commits the manifest that the build generates', async () => {
  vi.stubEnv('PORT', undefined)
  vi.stubEnv('TOKEN_PIPELINE_URL', undefined)
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'))
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })
  await buildManifest(folder)
  const generated = await readFile(join(folder, 'manifest.json'), 'utf8')
  const committed = await readFile(new URL('../manifest.json', import.meta.url), 'utf8')
  expect(committed, 'run `npm run build` and commit manifest.json').toBe(generated)
})

it.each([
  ['nothing said', [], {}, DEFAULT_ORIGIN],
  ['another port', [], { PORT: '4777' }, 'http://localhost:4777'],
  ['any free port, known only later', [], { PORT: '0' }, DEFAULT_ORIGIN],
  ['a team server', [], { TOKEN_PIPELINE_URL: 'https://tokens.example.com/' }, 'https://tokens.example.com'],
  ['the flag wins', ['--server', 'https://a.example.com'], { PORT: '4777' }, 'https://a.example.com'],
])('takes the server address: %s', (_, argv, env, origin) => {
  expect(serverOrigin(argv, env)).toBe(origin)
})

it.each(['tokens.example.com', 'ftp://tokens.example.com', '*'])('refuses "%s" and says how', (url) => {
  expect(() => serverOrigin(['--server', url], {})).toThrow(/is not an address: give one such as/)
})
