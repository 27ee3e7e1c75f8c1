/** Reuse before minting, in a file that has variables and styles of its own. */
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

/** What a team made years ago, under names of its own. Run inside the sandbox. */
const legacy = `(() => {
  const { variables } = fake.figma
  const brand = variables.createVariableCollection('Brand 2019')
  const color = (name, hex) => {
    const variable = variables.createVariable(name, brand, 'COLOR')
    const channel = (at) => parseInt(hex.slice(at, at + 2), 16) / 255
    variable.setValueForMode(brand.defaultModeId, { r: channel(1), g: channel(3), b: channel(5), a: 1 })
    return variable.id
  }
  color('Paper', '#ffffff')
  color('Fog', '#f2f4f7')
  color('Ink', '#101828')
  color('Link A', '#175cd3')
  color('Link B', '#175cd3')
  variables.createVariable('Size/L', brand, 'FLOAT').setValueForMode(brand.defaultModeId, 24)
  return true
})()`

it('takes what is there, asks where two are alike, and says which font is missing', async () => {
  const plugin = await startPlugin(browser, server.origin, [], {
    storage: { 'panel:token': new URL(server.address).hash.slice('#token='.length) },
    designs: [{ node: profileCard(), picture: profileCardPicture }],
  })
  try {
    const panel = plugin.window.panel()
    const button = (name: string | RegExp) => panel.getByRole('button', { name })
    const shot = (name: string) => picture(plugin.window.page, name, (theme) => plugin.window.paint(theme))
    const names = () => plugin.sandbox.look(`[...doc.variables.values()].map((v) => v.name)`) as string[]
    plugin.sandbox.look(legacy)
    const theirs = names()
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['2:1'])
    await button(/^Measure 1/).click()
    await button('Write to file …').waitFor({ timeout: 30_000 })
    await shot('figma-review-layers')
    await button('Write to file …').click()
    await button(/^Write \d+$/).waitFor()
    await shot('figma-reuse')
    expect(await panel.getByText('“Ink” of Brand 2019 has this very value').count()).toBeGreaterThan(0)
    expect(await panel.getByText('2 variables have this value. Which one is it?').count()).toBeGreaterThan(0)
    await button(/names? taken|stay out/)
      .first()
      .click()
    await shot('figma-fonts-missing')
    expect(await panel.getByText(/The font Söhne in weight 400 is not available here/).count()).toBe(1)
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    await shot('figma-reused')

    // Nothing that was here has a twin now.
    const made = names().filter((name) => !theirs.includes(name))
    expect(made.filter((name) => /white|blue/.test(name))).toEqual([])
    const style = plugin.sandbox.look(`[...doc.styles.values()].map((s) => [s.type, s.name])`) as string[][]
    expect(style.map(([type]) => type)).toEqual(expect.arrayContaining(['TEXT', 'EFFECT']))
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})
