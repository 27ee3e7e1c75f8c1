/** The main job in Figma, from the first click to a second run that changes nothing. */
import { expect, it } from 'vitest'
import { startPlugin, type RunningPlugin } from './harness/plugin.ts'
import { downloaded } from './harness/downloaded.ts'
import { example, stage, type Visit, visit } from './harness/stage.ts'

const frames = [
  { id: '1:1', name: 'Pricing', file: example('pricing.png'), scale: 1 },
  { id: '1:2', name: 'Dashboard', file: example('dashboard.png'), scale: 1 },
]
const at = stage()

/** From a selection to the plan, as a designer does it. */
async function measure({ plugin, panel, button, shot }: Visit, shoot = false): Promise<void> {
  plugin.sandbox.select(frames.map(({ id }) => id))
  await panel.getByText('Pricing').first().waitFor()
  if (shoot) await shot('figma-frames')
  await button(/^Measure 2/).click()
  await button('Write to file …').waitFor({ timeout: 30_000 })
}

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
  // Nobody has told it of a server yet.
  const here = visit(await startPlugin(at.browser, at.server.origin, frames))
  const { plugin, panel, button, step, shot } = here
  try {
    await button('Connect a server').click()
    await panel.getByText('See what your design is made of').waitFor()
    await shot('figma-enter')
    await panel.getByLabel('Address or token of the server').fill(at.server.address)
    await button('Connect').click()
    await panel.getByText(/Click one or more frames/).waitFor()
    await shot('figma-nothing-selected')

    await measure(here, true)
    await shot('figma-review')
    await button('Write to file …').click()
    await button(/^Write \d+$/).waitFor()
    await shot('figma-plan')
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    await shot('figma-written')

    const variables = variablesOf(plugin)
    expect(variables.length).toBeGreaterThan(10)
    const primitives = variables.filter(({ collection }) => collection === 'Primitives')
    expect(primitives.map(({ name }) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['color', 'spacing']),
    )
    // Colors are colors and lengths are numbers: nothing became a text.
    expect(new Set(primitives.map(({ type }) => type))).toEqual(new Set(['COLOR', 'FLOAT']))

    const before = writesOf(plugin)
    await step('Frames').click()
    await measure(here)
    await button('Write to file …').click()
    await panel.getByText('Everything is in the file already').waitFor()
    await shot('figma-second-run')
    expect(variablesOf(plugin)).toEqual(variables)
    expect(writesOf(plugin) - before).toBe(0)

    await step('Export').click()
    await button('Download').waitFor()
    await shot('figma-export')
    const [download] = await Promise.all([
      plugin.window.page.waitForEvent('download'),
      button('Download').click(),
    ])
    const json = JSON.parse((await downloaded(download))['tokens.json'] ?? '') as Record<string, unknown>
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['color', 'spacing']))
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})
