/** The main job in Figma, from the first click to a second run that changes nothing. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Frame } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, picture } from './harness/browser.ts'
import { type RunningPlugin, startPlugin } from './harness/plugin.ts'
import { type RunningServer, startServer } from './harness/server.ts'

const example = (file: string) => fileURLToPath(new URL(`../examples/${file}`, import.meta.url))
const frames = [
  { id: '1:1', name: 'Pricing', file: example('pricing.png'), scale: 1 },
  { id: '1:2', name: 'Dashboard', file: example('dashboard.png'), scale: 1 },
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
const step = (panel: Frame, name: string) => panel.getByRole('navigation').getByRole('button', { name })

/** From a selection to the plan, as a designer does it. */
async function measure(plugin: RunningPlugin, shoot = false): Promise<void> {
  const panel = plugin.window.panel()
  plugin.sandbox.select(frames.map(({ id }) => id))
  await panel.getByText('Pricing').first().waitFor()
  if (shoot) await shot(plugin, 'figma-frames')
  await button(panel, /^Measure 2/).click()
  await button(panel, 'Write to file …').waitFor({ timeout: 30_000 })
}

const shot = (plugin: RunningPlugin, name: string) =>
  picture(plugin.window.page, name, (theme) => plugin.window.paint(theme))

interface Variable {
  readonly name: string
  readonly type: string
  readonly collection: string
}
const variablesOf = ({ sandbox }: RunningPlugin) =>
  sandbox.look(
    `[...doc.variables.values()].map((v) => ({ name: v.name, type: v.resolvedType, collection: doc.collections.get(v.variableCollectionId).name }))`,
  ) as Variable[]
/** Writes to variables and styles. The panel's own notes about the review are kept beside them as plugin data. */
const writesOf = ({ sandbox }: RunningPlugin) =>
  sandbox.look(
    `[...doc.writes].filter(([what]) => what !== 'setSharedPluginData').reduce((sum, [, n]) => sum + n, 0)`,
  ) as number

it('goes from a click to variables; a second run writes nothing; the tokens leave as JSON', async () => {
  const plugin = await startPlugin(browser, server.origin, frames)
  try {
    const panel = plugin.window.panel()
    await panel.getByText('See what your design is made of').waitFor()
    await shot(plugin, 'figma-enter')
    await panel.getByLabel('Address or token of the server').fill(server.address)
    await button(panel, 'Connect').click()
    await panel.getByText(/Click one or more frames/).waitFor()
    await shot(plugin, 'figma-nothing-selected')

    await measure(plugin, true)
    await shot(plugin, 'figma-review')
    await button(panel, 'Write to file …').click()
    await button(panel, /^Write \d+$/).waitFor()
    await shot(plugin, 'figma-plan')
    await button(panel, /^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    await shot(plugin, 'figma-written')

    const variables = variablesOf(plugin)
    expect(variables.length).toBeGreaterThan(10)
    const primitives = variables.filter(({ collection }) => collection === 'Primitives')
    expect(primitives.map(({ name }) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['color', 'spacing']),
    )
    // Colors are colors and lengths are numbers: nothing became a text.
    expect(new Set(primitives.map(({ type }) => type))).toEqual(new Set(['COLOR', 'FLOAT']))

    const before = writesOf(plugin)
    await step(panel, 'Frames').click()
    await measure(plugin)
    await button(panel, 'Write to file …').click()
    await panel.getByText('Everything is in the file already').waitFor()
    await shot(plugin, 'figma-second-run')
    expect(variablesOf(plugin)).toEqual(variables)
    expect(writesOf(plugin) - before).toBe(0)

    await step(panel, 'Export').click()
    await button(panel, 'Download').waitFor()
    await shot(plugin, 'figma-export')
    const [download] = await Promise.all([
      plugin.window.page.waitForEvent('download'),
      button(panel, 'Download').click(),
    ])
    const json = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['color', 'spacing']))
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})
