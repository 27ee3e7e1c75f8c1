/** Names by Claude in the panel: what it costs before, which frames it answered for after, and asking again for the rest. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isNaming, labelAll } from '../server/vision/testing/answers.ts'
import type { MessagesBody } from '../server/vision/testing/check-request.ts'
import { type FakeMessages, startFakeMessages } from '../server/vision/testing/fake-messages.ts'
import { openBrowser, openPage, picture, watch } from './harness/browser.ts'
import { type RunningServer, startServer } from './harness/server.ts'
import { example } from './harness/stage.ts'

let fake: FakeMessages
let browser: Browser
let server: RunningServer
/** Nothing is said about the picture of a phone until it is. */
let willing = false
const isPhone = (body: MessagesBody) => {
  const png = Buffer.from(body.messages?.[0]?.content[0]?.source?.data ?? '', 'base64')
  return png.length > 24 && png.readUInt32BE(16) === 780
}

beforeAll(async () => {
  fake = await startFakeMessages({
    latencyMs: 150,
    answer: (body) => (!willing && isPhone(body) ? 'not today' : labelAll(body)),
  })
  const env = {
    ANTHROPIC_API_KEY: 'sk-e2e',
    ANTHROPIC_BASE_URL: fake.url(),
    TOKEN_PIPELINE_CLAUDE_RUN_BUDGET: '1.5',
    TOKEN_PIPELINE_CLAUDE_DAY_BUDGET: '20',
  }
  ;[browser, server] = await Promise.all([openBrowser(), startServer(env)])
})
afterAll(async () => {
  await server.stop()
  await fake.close()
})

it('says what it costs, for which frames Claude did not answer, and asks again only for those', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } })
  const trouble = watch(page)
  await page.goto(server.address)
  await page.getByLabel('Choose images').setInputFiles([example('pricing.png'), example('mobile@2x.png')])
  await page.getByText('mobile').first().waitFor()
  await page.getByText('Options').click({ force: true })
  await page.getByRole('checkbox', { name: 'Let Claude propose names and roles' }).check({ force: true })
  await page.getByText(/About US \$0\.\d\d for these frames/).waitFor()
  await page.getByText('This server allows US $1.50 at most each time.').waitFor()
  await page.getByText('This server may spend US $20.00 a day').waitFor()
  await picture(page, 'page-claude-offer')

  await page.getByRole('button', { name: /^Measure 2/ }).click()
  await page.getByText('Claude did not look at 1 of 2 frames').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Ask about this frame again' }).waitFor()
  const rows = await page.getByRole('table').getByRole('row').allInnerTexts()
  expect(rows).toHaveLength(2)
  expect(rows.filter((row) => row.includes('answer was not what'))).toHaveLength(1)
  await picture(page, 'page-claude-report')

  const before = fake.hits.length
  willing = true
  await page.getByRole('button', { name: 'Ask about this frame again' }).click()
  await page.getByRole('button', { name: 'Export …' }).waitFor({ timeout: 30_000 })
  const asked = fake.hits.slice(before).map(({ body }) => body)
  // One frame, and the whole again with what is known of it now.
  expect(asked.map((body) => (isNaming(body) ? 'names' : 'frame')).toSorted()).toEqual(['frame', 'names'])
  expect(fake.hits.flatMap(({ violations }) => violations)).toEqual([])
  expect(trouble).toEqual([])
  await page.close()
})
