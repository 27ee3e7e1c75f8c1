/** Checking and binding 10,000 layers: how long it takes, and how long the editor stands still. Main.js in QuickJS. */
import { afterAll, expect, it } from 'vitest'
import type { Check } from '../shared/check.ts'
import type { NodeSpec } from './fake-figma/nodes.ts'
import { type Talk, talkToMain } from './harness/talk.ts'
import { withLarge } from './harness/large.ts'

const solid = (r: number) => [{ type: 'SOLID', color: { r: r / 255, g: 0.4, b: 0.2 } }]
/** Rows of a label and a dot, 100 colors in all. */
const row = (i: number): NodeSpec => ({
  id: `r${i}`,
  name: `Row ${i}`,
  width: 300,
  height: 40,
  y: i * 40,
  props: { layoutMode: 'HORIZONTAL', itemSpacing: 8, cornerRadius: 4, fills: solid(i % 100) },
  children: [
    { id: `r${i}a`, name: 'Label', type: 'TEXT', width: 80, height: 20, props: { fills: solid(255) } },
    { id: `r${i}b`, name: 'Dot', type: 'ELLIPSE', x: 90, width: 8, height: 8, props: { fills: solid(120) } },
  ],
})
const frame = (layers: number): NodeSpec => ({
  id: '1:1',
  name: 'Many',
  width: 300,
  height: 200_000,
  children: Array.from({ length: Math.floor(layers / 3) }, (_, i) => row(i)),
})
/** Variables for most of it, run inside the sandbox. */
const variables = `(() => {
  const { variables } = fake.figma
  const home = variables.createVariableCollection('Brand')
  const color = (r) => variables.createVariable('c/' + r, home, 'COLOR').setValueForMode(home.defaultModeId, { r: r / 255, g: 0.4, b: 0.2, a: 1 })
  for (let i = 0; i < 100; i++) color(i)
  color(255)
  const gap = variables.createVariable('space/8', home, 'FLOAT')
  gap.scopes = ['GAP']
  gap.setValueForMode(home.defaultModeId, 8)
  return true
})()`

interface Part {
  readonly next?: number
}

const table: Record<string, number>[] = []
afterAll(() => console.table(table))
const writesOf = (main: Talk) =>
  main.sandbox.look('[...doc.writes.values()].reduce((sum, n) => sum + n, 0)') as number

it.each(withLarge([1000], 10_000))('%i layers', async (count) => {
  const main = await talkToMain({ pages: [{ name: 'Page', nodes: [frame(count)] }] })
  try {
    main.sandbox.look(variables)
    const check = async () => {
      const { next, ...first } = (await main.ask('check', { frames: ['1:1'] })) as unknown as Check & Part
      const lines = [...first.lines]
      for (let from = next; from !== undefined;) {
        const part = (await main.ask('checkLines', { from })) as unknown as Check & Part
        lines.push(...part.lines)
        from = part.next
      }
      return { ...first, lines }
    }
    const started = Date.now()
    const before = await check()
    const checked = Date.now()
    expect(before).toMatchObject({ bound: 0, near: Math.floor(count / 3) })
    const ids = before.lines.filter(({ ticked }) => ticked).map(({ id }) => id)
    expect(ids.length).toBe(102)
    const result = await main.ask('bind', { ids })
    const bound = Date.now()
    // A fill, a label and a gap in each row.
    expect(result).toMatchObject({
      bound: Math.floor(count / 3) * 3,
      failed: [],
      review: [],
      cancelled: false,
    })
    const after = await check()
    expect(after.lines.filter(({ ticked }) => ticked)).toEqual([])
    const writes = writesOf(main)
    expect(await main.ask('bind', { ids })).toMatchObject({ bound: 0 })
    expect(writesOf(main)).toBe(writes)
    const longestMs = Math.round(Math.max(...main.sandbox.blocks()))
    table.push({ layers: count, checkMs: checked - started, bindMs: bound - checked, longestMs })
  } finally {
    main.close()
  }
})
