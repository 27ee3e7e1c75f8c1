import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeMessages, startFakeMessages } from '../server/vision/testing/fake-messages.ts'

const KEY = 'sk-secret-3'
const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const whole = fileURLToPath(new URL('../examples/mobile@2x.png', import.meta.url))
let example: string
let fake: FakeMessages
let directory: string
beforeAll(async () => {
  fake = await startFakeMessages()
  directory = await mkdtemp(join(tmpdir(), 'cli-label-'))
  // The upper part has tokens enough, and fourteen processes measure it.
  example = join(directory, 'mobile@2x.png')
  await sharp(whole).extract({ left: 0, top: 0, width: 600, height: 500 }).toFile(example)
})
afterAll(async () => {
  await fake.close()
  await rm(directory, { recursive: true })
})

/** Nothing of whoever runs the tests, but what makes a process start quickly. */
const kept = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]] as const),
)
const run = (
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) =>
    execFile(
      process.execPath,
      [cli, 'extract', example, ...args],
      { maxBuffer: 1 << 28, env: { ...kept, DATA_DIR: directory, ...env } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )
/** Each scenario remembers its own answers. */
const claude = (scenario: string) => ({
  ANTHROPIC_API_KEY: KEY,
  ANTHROPIC_BASE_URL: fake.url(scenario),
  DATA_DIR: join(directory, `data-${scenario}`),
})
const keysOf = (out: string): string[] =>
  (JSON.parse(out) as { tokens: { key: string; value: unknown }[] }).tokens.map(
    ({ key, value }) => `${key} ${JSON.stringify(value)}`,
  )

/** Each case starts a process or three; a busy machine takes seconds for each. */
describe('extract --label claude', { timeout: 90_000 }, () => {
  it('says what is sent where and what it may cost, then what it did cost; the second time costs nothing', async () => {
    const library = join(directory, 'library.json')
    const once = () =>
      run(claude('good'), '--label', 'claude', '--budget', '0.5', '--library', library, '--json')
    const first = await once()
    expect(first.code, first.err).toBe(0)
    expect(first.err).toMatch(/Sends this picture to 127\.0\.0\.1:\d+ \(claude-sonnet-5-5\)/)
    expect(first.err).toMatch(
      /About 2 calls and \$0\.\d+, at most \$0\.\d+, by prices of 2026-\d\d-\d\d; budget \$0\.50/,
    )
    expect(first.err).toMatch(/labelled mobile@2x\.png: \d+ tokens/)
    expect(first.err).toContain('Claude: 2 calls, 5,000 tokens in, 240 out, $0.0124.')
    const kept = await readFile(library, 'utf8')
    expect(kept).toContain('Seen in the frames.')
    const second = await once()
    expect(second.err).toMatch(/labelled mobile@2x\.png: \d+ tokens, answered before/)
    expect(second.err).toContain('Claude: no calls, $0.')
    expect(await readFile(library, 'utf8')).toBe(kept)
    expect(fake.hitsOf('good')).toBe(2)
    const plain = await run({}, '--json')
    expect(keysOf(first.out)).toEqual(keysOf(plain.out))
    expect(`${first.err}${first.out}${kept}`).not.toContain(KEY)
  })

  it.each([
    ['401', 'Anthropic did not accept the key of this server.'],
    ['spend-limit', 'The spending limit of the Anthropic account is reached.'],
    ['refusal', 'Claude declined to look at this frame.'],
    ['html', 'Something between this server and Claude answered with an error.'],
  ])(
    'writes all tokens when the service answers %s, and says why they are not labelled',
    async (scenario, sentence) => {
      const out = join(directory, scenario)
      const { code, err } = await run(claude(scenario), '--label', 'claude', '--out', out)
      expect(code, err).toBe(0)
      expect(err).toContain(`! mobile@2x.png: ${sentence}`)
      expect(await readdir(out)).toEqual(expect.arrayContaining(['tokens.css', 'tokens.json']))
    },
  )

  it.each([
    [{}, 'This server has no key for Claude.'],
    [{ ANTHROPIC_API_KEY: KEY, TOKEN_PIPELINE_FORBID_CLAUDE: '1' }, 'does not allow pictures to be sent'],
    [{ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'not a url' }, 'ANTHROPIC_BASE_URL is not valid'],
    [
      { ANTHROPIC_API_KEY: KEY, TOKEN_PIPELINE_MODEL: 'two words' },
      'TOKEN_PIPELINE_MODEL="two words" is not valid',
    ],
  ])('refuses before measuring: %o', async (env, sentence) => {
    const { code, err } = await run(env, '--label', 'claude', '--out', join(directory, 'none'))
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(err).not.toContain(KEY)
  })

  it.each([
    [['--label', 'gpt'], '--label'],
    [['--label', 'claude', '--budget', '-1'], '--budget'],
    [['--budget', 'lots'], '--budget'],
  ])('refuses %j', async (flags, named) => {
    const { code, err } = await run(claude('flags'), ...flags)
    expect([code, err.includes(named)]).toEqual([1, true])
    expect(fake.hitsOf('flags')).toBe(0)
  })
})
