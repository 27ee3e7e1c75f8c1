/** From measured layers to a file that is on its own system: written, bound, drifted, fixed. */
import { expect, it } from 'vitest'
import { darkCard, darkCardPicture, profileCard, profileCardPicture } from './harness/design.ts'
import type { RunningPlugin } from './harness/plugin.ts'
import { stage } from './harness/stage.ts'

const at = stage()

it('binds what was measured, finds the layer that drifts, fixes it, and takes it back', async () => {
  const { plugin, panel, button, step, shot } = await at.open([], {
    designs: [{ node: profileCard(), picture: profileCardPicture }],
  })
  try {
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

    // What comes after writing is the primary action, with its number.
    await button(/^Bind \d+ values …$/).waitFor()
    await shot('figma-written-bind')
    await button(/^Bind \d+ values …$/).click()
    await panel.getByText('on your system').waitFor()
    await panel.getByText(/^0 %/).waitFor()
    await shot('figma-check-bind')
    expect(await panel.getByRole('checkbox', { name: 'Bind: #ffffff to color/bg/surface' }).count()).toBe(1)
    await button(/^Bind \d+ values?$/).click()
    await panel.getByText(/(is|are) bound now/).waitFor()
    expect(await panel.getByText('Zero pixels changed in 1 frame.').count()).toBe(1)
    // The number counts anew: from nothing to nearly all.
    expect(await panel.getByText(/^0 % → \d\d+ %/).count()).toBe(1)
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
    // A near miss gets another color: that is seen, shown, and taken back with one click.
    await plugin.repaint('2:1', profileCardPicture.replaceAll('#ffffff', '#fefefe'))
    await button(/^Bind \d+ values?$/).click()
    await panel.getByText('1 frame looks different.').waitFor()
    await panel.getByRole('img', { name: 'Profile card after' }).waitFor()
    await shot('figma-check-different')
    expect(await panel.getByText('Near misses').count()).toBe(0)
    await button('Take it back').click()
    await panel.getByText('Near misses').waitFor()
    expect(await panel.getByText('1 frame looks different.').count()).toBe(0)
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})

it('switches the dark screen to its mode, so that both are bound to the same roles', async () => {
  const { plugin, panel, button, shot } = await at.open([], {
    designs: [
      { node: profileCard(), picture: profileCardPicture },
      { node: darkCard(), picture: darkCardPicture },
    ],
  })
  try {
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(['2:1', '3:1'])
    expect(await panel.getByLabel('Mode of Profile card dark').inputValue()).toBe('Dark')
    await button(/^Measure 2/).click()
    await button('Write to file …').waitFor({ timeout: 30_000 })
    await button('Write to file …').click()
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    await button(/^Bind \d+ values …$/).click()
    const turn = panel.getByRole('checkbox', { name: 'Switch: Light to Dark' })
    await turn.waitFor()
    await shot('figma-check-modes')

    // What cannot be done without the switch goes and comes with it.
    const ticked = async () =>
      Number(/\d+/.exec((await button(/^Bind \d+ values?$/).textContent()) ?? '')?.[0])
    const all = await ticked()
    await turn.uncheck({ force: true })
    expect(await ticked()).toBeLessThan(all - 2)
    await turn.check({ force: true })
    expect(await ticked()).toBe(all)
    await button(/^Bind \d+ values?$/).click()
    await panel.getByText(/1 frame was switched to another mode/).waitFor()
    expect(explicitModes(plugin, '2:1')).toEqual([])
    expect(explicitModes(plugin, '3:1')).toEqual(['Dark'])
    expect(plugin.window.trouble).toEqual([])
  } finally {
    await plugin.close()
  }
})

/** Names of the modes that a layer is set to. */
const explicitModes = ({ sandbox }: RunningPlugin, layer: string): unknown =>
  sandbox.look(
    `Object.entries(doc.nodes.get('${layer}').explicitVariableModes).map(([id, mode]) =>
      doc.collections.get(id).modes.find(({ modeId }) => modeId === mode).name)`,
  )
