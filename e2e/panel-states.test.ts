/** States of the panel that the main job does not pass through: each is reached for real, checked and pictured. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPage, picture } from './harness/browser.ts'
import { example, stage } from './harness/stage.ts'

const files = ['dashboard.png', 'pricing.png', 'mobile@2x.png'].map(example)

const at = stage()
let page: Page
beforeEach(async () => {
  // Nothing is remembered from one state to the next.
  page = await openPage(at.browser, { viewport: { width: 1100, height: 760 } })
})
afterEach(async () => await page.context().close())

const button = (name: string | RegExp) => page.getByRole('button', { name })
const step = (name: string) => page.getByRole('navigation').getByRole('button', { name })

async function measure(): Promise<void> {
  await page.goto(at.server.address)
  await page.getByLabel('Choose images').setInputFiles(files)
  await button(/^Measure \d/).click()
}

/** Holds a request back until it is let go. */
async function hold(url: string): Promise<() => void> {
  const gate = Promise.withResolvers<undefined>()
  await page.route(url, async (route) => {
    await gate.promise
    await route.continue().catch(() => undefined)
  })
  return () => gate.resolve(undefined)
}

it('waits for a server, and says when one is there that wants its token', async () => {
  await page.goto(at.server.origin)
  await page.getByText('The server is running.').waitFor()
  expect(await button('Connect').isDisabled()).toBe(true)
  await picture(page, 'state-pairing')
})

it('says that a token is wrong, and takes the right one', async () => {
  await page.goto(`${at.server.origin}/#token=wrong`)
  await page.getByText('the token is not its own').waitFor()
  await picture(page, 'state-wrong-token')
  await page.getByLabel('Address or token of the server').fill(at.server.address)
  await button('Connect').click()
  await page.getByText('Drop images of your frames').waitFor()
  const remembered = await page.evaluate(() => localStorage.getItem('token-pipeline.token'))
  expect(at.server.address).toContain(`#token=${remembered}`)
})

it('explains the permission that a browser asks for', async () => {
  await page.addInitScript(() => {
    navigator.permissions.query = async () => ({ state: 'denied' }) as PermissionStatus
  })
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(`${at.server.origin}/#token=any`)
  await page.getByText('does not let this page talk to your computer').waitFor()
  await picture(page, 'state-permission')
  expect(await page.getByText('No server answers').count()).toBe(0)
})

it('goes on without a frame that fails, and says which and why', async () => {
  await page.route('**/frames/pricing.png?*', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      json: {
        type: 'urn:token-pipeline:problem:invalid-image',
        title: 'invalid image',
        status: 422,
        code: 'invalid-image',
        detail: '“pricing” ends in the middle.',
        remedy: 'Export it again.',
      },
    }),
  )
  await measure()
  await page.getByText('“pricing” ends in the middle.').waitFor()
  await page.getByText(/^Done/).waitFor({ timeout: 60_000 })
  await picture(page, 'state-partly-failed')
  await button('Review').last().click()
  await page.getByRole('grid').waitFor()
  expect(await page.getByRole('gridcell').count()).toBeGreaterThan(5)
})

it('is cancelled', async () => {
  const release = await hold('**/frames/mobile*')
  await measure()
  await button('Cancel').click()
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
  release()
  await picture(page, 'state-cancelled')
  expect(await step('Review').isDisabled()).toBe(true)
})

it('says when nothing was observed', async () => {
  await page.route('**/tokens', async (route) => {
    const answer = (await (await route.fetch()).json()) as object
    await route.fulfill({ json: { ...answer, primitives: [], semantics: [], suggestions: [] } })
  })
  await measure()
  await page.getByText('Nothing was observed').waitFor({ timeout: 60_000 })
  await picture(page, 'state-empty')
  expect(await page.getByRole('gridcell').count()).toBe(0)
})

it('keeps what people decide, takes it back, and finds it again', async () => {
  await measure()
  await page.locator('[role=gridcell][aria-selected]').first().click({ timeout: 60_000 })
  const name = await page.getByRole('gridcell', { selected: true }).innerText()
  await page.getByRole('grid').press('x')
  await page
    .getByText(/^Excluded/)
    .first()
    .waitFor()
  await picture(page, 'state-excluded')
  await page.getByRole('grid').press('z')
  await page.getByText(/^Undone: Brought back/).waitFor()
  await page.getByRole('grid').press('Enter')
  await page.getByLabel('Name', { exact: true }).fill('Brand / Ground')
  await page.getByText('→ color/brand/ground').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Renamed to brand/ground').waitFor()
  await page.reload()
  await button('Open last review').click()
  await page.getByRole('gridcell', { name: 'brand/ground' }).first().waitFor()
  expect(name).not.toContain('brand/ground')
})

it('sets a role where it stands, says at once when it is lost, and takes that back and again', async () => {
  await measure()
  const cell = page.locator('[aria-haspopup=listbox]').first()
  await cell.click({ timeout: 60_000 })
  await page.getByRole('combobox', { name: /^Search for/ }).fill('white')
  await page.getByRole('option', { name: /^white/ }).waitFor()
  await picture(page, 'state-role-picker')
  await page.keyboard.press('Enter')
  await page.getByText(/ is white/).waitFor()
  expect(await cell.innerText()).toBe('white')

  const search = page.getByPlaceholder('Search names and values')
  await search.fill('#FFFFFF')
  await page.getByRole('gridcell', { name: /^white #FFFFFF/ }).click()
  await page.getByRole('grid').press('x')
  await page.getByText(/^Excluded white; .* not set now/).waitFor()
  await search.fill('')
  // The list is where the token is that was decided about: back to the roles.
  await button(/^Roles \d/).click()
  await cell.filter({ hasText: 'Not set' }).waitFor()
  await picture(page, 'state-role-lost')
  await page.getByRole('grid').press('z')
  await cell.filter({ hasText: 'white' }).waitFor()
  await page.getByRole('grid').press('Shift+Z')
  await cell.filter({ hasText: 'Not set' }).waitFor()
})
