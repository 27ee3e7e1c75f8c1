/** What a designer meets when things are not as they should be, each as a picture and as a promise kept. */
import { expect, it } from 'vitest'
import { startPlugin } from './harness/plugin.ts'
import { startServer } from './harness/server.ts'
import { example, stage, tokenOf, type Visit, visit } from './harness/stage.ts'

const screens = [
  { id: '1:1', name: 'Dashboard', file: example('dashboard.png'), scale: 1 },
  { id: '1:2', name: 'Dashboard dark', file: example('dashboard-dark.png'), scale: 1 },
]
const at = stage()

/** A panel that knows its server, with the screens selected. */
async function open(count: number): Promise<Visit> {
  const here = await at.open(screens.slice(0, count))
  await here.panel.getByText(/Click one or more frames/).waitFor()
  here.plugin.sandbox.select(screens.slice(0, count).map(({ id }) => id))
  await here.panel.getByText('Dashboard').first().waitFor()
  return here
}

async function plan({ button }: Visit): Promise<void> {
  await button(/^Measure/)
    .last()
    .click()
  await button('Write to file …').click({ timeout: 30_000 })
}

it('refuses a wrong token, and says what to do', async () => {
  const { plugin, panel, button, shot } = visit(await startPlugin(at.browser, at.server.origin, screens))
  try {
    await button('Connect a server').click()
    await panel.getByLabel('Address or token of the server').fill(`${at.server.origin}/#token=not-this-one`)
    await button('Connect').click()
    const said = panel.getByText('The server is there, but the token is not its own')
    await said.waitFor()
    await shot('figma-wrong-token')
    expect(await panel.getByText('Copy that whole line and paste it below.').count()).toBe(1)
  } finally {
    await plugin.close()
  }
})

/** A large file on a slow computer: each write takes so long. */
const slow = (ms: number) => `(() => {
  doc.quick ??= doc.write
  doc.write = (what) => { for (const until = Date.now() + ${ms}; Date.now() < until; ); doc.quick(what) }
  return true
})()`

it('is stopped and goes on, asks about what was edited by hand, and takes a write back', async () => {
  const here = await open(1)
  const { plugin, panel, button, shot } = here
  try {
    await plan(here)
    plugin.sandbox.look(slow(12))
    await button(/^Write \d+$/).click()
    await panel.getByText(/^Writing \d+ of/).waitFor()
    await shot('figma-writing')
    await button('Stop').click()
    await panel.getByRole('heading', { name: 'Stopped half-way' }).waitFor()
    await shot('figma-stopped')
    // All are made before any is finished: an early stop leaves nothing, a later one leaves a write of its own.
    const writes = plugin.sandbox.look('doc.variables.size') === 0 ? 1 : 2
    plugin.sandbox.look(slow(0))
    await button('See the rest').click()
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    // Somebody changes a variable behind our back.
    plugin.sandbox.look(`[...doc.variables.values()].filter((v) => v.resolvedType === 'COLOR').slice(0, 1)
      .map((v) => v.setValueForMode(Object.keys(v.valuesByMode)[0], { r: 1, g: 0, b: 0.5, a: 1 }))`)
    const edited = () =>
      plugin.sandbox.look(`Object.values([...doc.variables.values()][0].valuesByMode)[0].r`)
    await panel.getByRole('navigation').getByRole('button', { name: 'Review' }).click()
    await button('Write to file …').click()
    await panel.getByText('Edited by hand since the last write.').waitFor()
    await shot('figma-conflict')
    expect(edited()).toBe(1)

    for (let left = writes; left > 0; left--) {
      await button('Revert last write …').click()
      await button(/^Take back \d+$/).waitFor()
      await shot('figma-revert')
      await button(/^Take back \d+$/).click()
      await panel.getByRole('heading', { name: 'Taken back' }).waitFor()
      await shot('figma-reverted')
      if (left === 1) break
      await panel.getByRole('navigation').getByRole('button', { name: 'Review' }).click()
      await button('Write to file …').click()
    }
    // Only what was edited since is still there.
    expect(plugin.sandbox.look('doc.variables.size')).toBe(1)
    expect(edited()).toBe(1)
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})

it('gives each mode that the plan of the file does not allow a collection of its own', async () => {
  const here = await open(2)
  const { plugin, panel, button, shot } = here
  try {
    plugin.sandbox.look('doc.limits.modes = 1')
    const modes = panel.getByPlaceholder('Mode (Light, Dark …)')
    await modes.nth(0).fill('Light')
    await modes.nth(1).fill('Dark')
    await shot('figma-modes')
    await plan(here)
    await button(/^Write \d+$/).click()
    await panel.getByText(/Your Figma plan allows 1 mode/).waitFor()
    await shot('figma-plan-limit')
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

it('reads in Dev Mode and offers the export, but no write', async () => {
  const { plugin, panel, button, shot } = await at.open(screens, { editorType: 'dev' })
  try {
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['1:1'])
    await button(/^Measure/)
      .last()
      .click()
    await button('Export …').waitFor({ timeout: 60_000 })
    expect(await button('Write to file …').count()).toBe(0)
    await shot('figma-dev-mode')
    expect(plugin.sandbox.look('doc.writes.size')).toBe(0)
  } finally {
    await plugin.close()
  }
})

it('survives a server that dies while frames are sent and again while they are measured', async () => {
  const mortal = await startServer()
  const { plugin, panel, button, shot } = visit(
    await startPlugin(at.browser, mortal.origin, screens, { storage: { 'panel:token': tokenOf(mortal) } }),
  )
  let alive = mortal
  try {
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(screens.map(({ id }) => id))
    const { page } = plugin.window
    const interrupted = panel.getByText('The connection is interrupted')
    const uploads: string[] = []
    page.on('request', (one) => one.method() === 'PUT' && uploads.push(one.url()))
    const sending = page.waitForRequest(/\/frames\/1%3A2\?/)
    await button(/^Measure 2/).click()
    await sending
    let dead = await alive.kill()
    await interrupted.waitFor()
    await shot('figma-offline-sending')
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
    await shot('figma-offline')
    alive = await dead.again()
    await button('Write to file …').waitFor({ timeout: 80_000 })
    expect(await interrupted.count()).toBe(0)
  } finally {
    await plugin.close()
    await alive.stop()
  }
})
