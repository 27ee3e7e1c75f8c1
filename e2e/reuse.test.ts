/** Reuse before minting, in a file that has variables and styles of its own. */
import { expect, it } from 'vitest'
import { banner, bannerPicture, profileCard, profileCardPicture } from './harness/design.ts'
import { startPlugin } from './harness/plugin.ts'
import { stage, visit } from './harness/stage.ts'

const at = stage()

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

/** Answers what it leaves in the file. */
async function firstVisit(): Promise<Record<string, string>> {
  const { plugin, panel, button, shot } = await at.open([], {
    designs: [
      { node: profileCard(), picture: profileCardPicture },
      { node: banner, picture: bannerPicture },
    ],
  })
  try {
    const names = () => plugin.sandbox.look(`[...doc.variables.values()].map((v) => v.name)`) as string[]
    plugin.sandbox.look(legacy)
    const theirs = names()
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['2:1', '3:1'])
    await button(/^Measure 2/).click()
    await button('Write to file …').waitFor({ timeout: 30_000 })
    await button(/^Colors \d/).click()
    await panel.getByRole('gridcell', { name: 'slate/950 #101828' }).click()
    await shot('figma-review-layers')
    plugin.window.resize(360, 480)
    await shot('figma-narrow-review')
    plugin.window.resize(440, 640)
    // What it is for is the designer's word; no hand leaves the keys.
    await panel.getByRole('grid').press('r')
    await panel.getByLabel('Role', { exact: true }).press('ArrowDown')
    await shot('figma-roles')
    await panel.getByText('bg/accent', { exact: true }).click()
    await panel.getByText('slate/950 is now bg/accent').waitFor()
    await button('Write to file …').click()
    await button(/^Write \d+$/).waitFor()
    await shot('figma-reuse')
    plugin.window.resize(360, 480)
    await shot('figma-narrow-plan')
    plugin.window.resize(440, 640)
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
    expect(style.map(([type]) => type)).toEqual(expect.arrayContaining(['TEXT', 'EFFECT', 'PAINT']))
    expect(plugin.window.trouble).toEqual([])
    return plugin.sandbox.look(`Object.fromEntries(fake.figma.root.getSharedPluginDataKeys('tokenpipeline')
      .map((key) => [key, fake.figma.root.getSharedPluginData('tokenpipeline', key)]))`) as Record<
      string,
      string
    >
  } finally {
    await plugin.close()
  }
}

it('takes what is there; without the server a colleague sees it all, decides, and the server is told', async () => {
  // Takes what is there, asks where two are alike, and says which font is missing.
  const data = await firstVisit()
  const away = visit(await startPlugin(at.browser, 'http://localhost:9', [], { data }))
  try {
    const { panel, button, step, plugin, shot } = away
    // It opens with Check, for which the file is enough.
    await step('Frames').click()
    await button('Open what this file keeps').click()
    await button(/^Colors \d/).click()
    await panel.getByRole('gridcell', { name: 'slate/950 #101828' }).click()
    await panel.getByRole('grid').press('x')
    await panel.getByText(/kept in this file/).waitFor()
    await shot('figma-from-file')
    expect(plugin.window.trouble.filter((text) => !text.includes('ERR_'))).toEqual([])
  } finally {
    await away.plugin.close()
  }
})
