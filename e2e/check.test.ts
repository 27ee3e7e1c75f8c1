/** From measured layers to a file that is on its own system: written, bound, drifted, fixed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, picture } from './harness/browser.ts'
import { profileCard, profileCardPicture } from './harness/design.ts'
import { startPlugin } from './harness/plugin.ts'
import { type RunningServer, startServer } from './harness/server.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('binds what was measured, finds the layer that drifts, fixes it, and takes it back', async () => {
  const plugin = await startPlugin(browser, server.origin, [], {
    storage: { 'panel:token': new URL(server.address).hash.slice('#token='.length) },
    designs: [{ node: profileCard(), picture: profileCardPicture }],
  })
  try {
    const panel = plugin.window.panel()
    const button = (name: string | RegExp) => panel.getByRole('button', { name })
    const step = (name: string) => panel.getByRole('navigation').getByRole('button', { name })
    const shot = (name: string) => picture(plugin.window.page, name, (theme) => plugin.window.paint(theme))
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['2:1'])
    await step('Check').click()
    await panel.getByText('Nothing to compare yet').waitFor()
    await shot('figma-check-nothing')

    await step('Frames').click()
    await button(/^Measure 1/).click()
    await button('Write to file …').waitFor({ timeout: 30_000 })
    await button('Write to file …').click()
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()

    await button('Bind layers …').click()
    await panel.getByText('on your system').waitFor()
    await shot('figma-check-bind')
    expect(await panel.getByRole('checkbox', { name: 'Bind: #ffffff to color/surface' }).count()).toBe(1)
    await button(/^Bind \d+$/).click()
    await panel.getByText(/(is|are) bound now/).waitFor()
    await shot('figma-check-bound')
    const bound = plugin.sandbox.look(
      `[...doc.nodes.values()].filter((node) => Object.keys(node.boundVariables).length > 0).length`,
    ) as number
    expect(bound).toBeGreaterThan(2)

    // Somebody paints a layer by eye.
    plugin.sandbox.look(`(() => {
      const [node] = [...doc.nodes.values()].filter((one) => 'fills' in one && one.fills[0]?.boundVariables)
      const [{ color }] = node.fills
      const off = { r: Math.min(1, color.r + 0.01), g: Math.max(0, color.g - 0.012), b: color.b }
      node.fills = [{ type: 'SOLID', color: off }]
      return node.name
    })()`)
    await step('Frames').click()
    await step('Check').click()
    await panel.getByText('Near misses').waitFor()
    await shot('figma-check-near')
    const fix = panel.getByRole('checkbox', { name: /^Fix/ })
    expect(await fix.count()).toBe(1)
    await fix.first().check({ force: true })
    await button(/^Bind \d+$/).click()
    await panel.getByText('1 value is bound now.').waitFor()
    expect(await panel.getByText('Near misses').count()).toBe(0)

    await button('Take it back …').click()
    await button(/^Take back \d+$/).waitFor()
    await shot('figma-check-take-back')
    await button(/^Take back \d+$/).click()
    await panel.getByRole('heading', { name: 'Taken back' }).waitFor()
    await step('Check').click()
    await panel.getByText('Near misses').waitFor()
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})
