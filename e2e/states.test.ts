/** What a designer meets when things are not as they should be, each as a picture and as a promise kept. */
import { fileURLToPath } from 'node:url'
import type { Browser, Frame } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, picture } from './harness/browser.ts'
import { type RunningPlugin, startPlugin } from './harness/plugin.ts'
import { type RunningServer, startServer } from './harness/server.ts'

const example = (file: string) => fileURLToPath(new URL(`../examples/${file}`, import.meta.url))
const screens = [
  { id: '1:1', name: 'Dashboard', file: example('dashboard.png'), scale: 1 },
  { id: '1:2', name: 'Dashboard dark', file: example('dashboard-dark.png'), scale: 1 },
]

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const button = (panel: Frame, name: string | RegExp) => panel.getByRole('button', { name })
const shot = (plugin: RunningPlugin, name: string) =>
  picture(plugin.window.page, name, (theme) => plugin.window.paint(theme))
const token = () => new URL(server.address).hash.slice('#token='.length)

/** A panel that knows its server, with the screens selected. */
async function open(count: number): Promise<{ plugin: RunningPlugin; panel: Frame }> {
  const plugin = await startPlugin(browser, server.origin, screens.slice(0, count), {
    storage: { 'panel:token': token() },
  })
  const panel = plugin.window.panel()
  await panel.getByText(/Click one or more frames/).waitFor()
  plugin.sandbox.select(screens.slice(0, count).map(({ id }) => id))
  await panel.getByText('Dashboard').first().waitFor()
  return { plugin, panel }
}

async function plan(panel: Frame): Promise<void> {
  await button(panel, /^Measure/)
    .last()
    .click()
  await button(panel, 'Write to file …').click({ timeout: 30_000 })
}

it('refuses a wrong token, and says what to do', async () => {
  const plugin = await startPlugin(browser, server.origin, screens)
  try {
    const panel = plugin.window.panel()
    await panel.getByLabel('Address or token of the server').fill(`${server.origin}/#token=not-this-one`)
    await button(panel, 'Connect').click()
    const said = panel.getByText('The server is there, but the token is not its own')
    await said.waitFor()
    await shot(plugin, 'figma-wrong-token')
    expect(await panel.getByText('Copy that whole line and paste it below.').count()).toBe(1)
  } finally {
    await plugin.close()
  }
})

it('asks about what was edited by hand, and takes a write back', async () => {
  const { plugin, panel } = await open(1)
  try {
    await plan(panel)
    await button(panel, /^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    // Somebody changes a variable behind our back.
    plugin.sandbox.look(`[...doc.variables.values()].filter((v) => v.resolvedType === 'COLOR').slice(0, 1)
      .map((v) => v.setValueForMode(Object.keys(v.valuesByMode)[0], { r: 1, g: 0, b: 0.5, a: 1 }))`)
    const edited = () =>
      plugin.sandbox.look(`Object.values([...doc.variables.values()][0].valuesByMode)[0].r`)
    await panel.getByRole('navigation').getByRole('button', { name: 'Review' }).click()
    await button(panel, 'Write to file …').click()
    await panel.getByText('Edited by hand since the last write.').waitFor()
    await shot(plugin, 'figma-conflict')
    expect(edited()).toBe(1)

    await button(panel, 'Revert last write …').click()
    await button(panel, /^Take back \d+$/).waitFor()
    await shot(plugin, 'figma-revert')
    await button(panel, /^Take back \d+$/).click()
    await panel.getByRole('heading', { name: 'Taken back' }).waitFor()
    await shot(plugin, 'figma-reverted')
    // Only what was edited since is still there.
    expect(plugin.sandbox.look('doc.variables.size')).toBe(1)
    expect(edited()).toBe(1)
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})

it('gives each mode that the plan of the file does not allow a collection of its own', async () => {
  const { plugin, panel } = await open(2)
  try {
    plugin.sandbox.look('doc.limits.modes = 1')
    const modes = panel.getByPlaceholder('Mode (Light, Dark …)')
    await modes.nth(0).fill('Light')
    await modes.nth(1).fill('Dark')
    await shot(plugin, 'figma-modes')
    await plan(panel)
    await button(panel, /^Write \d+$/).click()
    await panel.getByText(/Your Figma plan allows 1 mode/).waitFor()
    await shot(plugin, 'figma-plan-limit')
    expect(
      plugin.sandbox.look(
        `[...doc.collections.values()].map((c) => [c.name, ...c.modes.map((m) => m.name)])`,
      ),
    ).toEqual([
      ['Primitives', 'Value'],
      ['Semantic', 'Light'],
      ['Semantic Dark', 'Dark'],
    ])
  } finally {
    await plugin.close()
  }
})

it('reads in Dev Mode and leads to the export instead of writing', async () => {
  const plugin = await startPlugin(browser, server.origin, screens, {
    storage: { 'panel:token': token() },
    editorType: 'dev',
  })
  try {
    const panel = plugin.window.panel()
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['1:1'])
    await button(panel, /^Measure/)
      .last()
      .click()
    await button(panel, 'Write to file …').click({ timeout: 30_000 })
    await button(panel, 'Export instead').waitFor()
    await shot(plugin, 'figma-dev-mode')
    expect(plugin.sandbox.look('doc.writes.size')).toBe(0)
  } finally {
    await plugin.close()
  }
})

it('survives a server that dies while frames are sent and again while they are measured', async () => {
  const mortal = await startServer()
  const plugin = await startPlugin(browser, mortal.origin, screens, {
    storage: { 'panel:token': new URL(mortal.address).hash.slice('#token='.length) },
  })
  let alive = mortal
  try {
    const panel = plugin.window.panel()
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(screens.map(({ id }) => id))
    const { page } = plugin.window
    const interrupted = panel.getByText('The connection is interrupted')
    const uploads: string[] = []
    page.on('request', (one) => one.method() === 'PUT' && uploads.push(one.url()))
    const sending = page.waitForRequest(/\/frames\/1%3A2\?/)
    await button(panel, /^Measure 2/).click()
    await sending
    let dead = await alive.kill()
    await interrupted.waitFor()
    await shot(plugin, 'figma-offline-sending')
    const before = uploads.length
    alive = await dead.again()
    // Everything is there: from now on the server owes the result, whatever happens to it.
    await page.waitForResponse((answer) => answer.url().endsWith('/start') && answer.ok(), {
      timeout: 30_000,
    })
    // The first frame was acknowledged and is not sent again.
    expect(uploads.slice(before).filter((url) => url.includes('1%3A1?'))).toEqual([])
    dead = await alive.kill()
    await interrupted.waitFor()
    await shot(plugin, 'figma-offline')
    alive = await dead.again()
    await button(panel, 'Write to file …').waitFor({ timeout: 80_000 })
    expect(await interrupted.count()).toBe(0)
  } finally {
    await plugin.close()
    await alive.stop()
  }
})
