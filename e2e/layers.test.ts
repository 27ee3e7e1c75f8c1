/** How long reading layers takes and how long the editor stands still meanwhile: the built main.js in QuickJS. */
import { afterAll, expect, it } from 'vitest'
import { type Layer, layersSchema } from '../shared/layer.ts'
import type { NodeSpec } from './fake-figma/nodes.ts'
import { talkToMain } from './harness/talk.ts'

const solid = (r: number) => ({ type: 'SOLID', color: { r: r / 255, g: 0.5, b: 0.25 } })
const text = { characters: 'Label', fontSize: 14, fills: [solid(20)] }

/** A button of three layers, as an instance. */
const button = (id: string, y: number): NodeSpec => ({
  id,
  name: 'Button',
  type: 'INSTANCE',
  main: 'main',
  y,
  width: 120,
  height: 40,
  props: { layoutMode: 'HORIZONTAL', itemSpacing: 8, cornerRadius: 6, fills: [solid(200)] },
  children: [
    { id: `${id};a`, name: 'Label', type: 'TEXT', x: 8, y: 8, width: 80, height: 24, props: text },
    {
      id: `${id};b`,
      name: 'Icon',
      type: 'VECTOR',
      x: 96,
      y: 8,
      width: 16,
      height: 24,
      props: { fills: [solid(30)] },
    },
  ],
})
const frame = (layers: number): NodeSpec => ({
  id: '1:1',
  name: 'Many',
  width: 1440,
  height: 60_000,
  props: { fills: [solid(255)] },
  children: Array.from({ length: Math.floor((layers - 1) / 3) }, (_, i) => button(`b${i}`, i * 50)),
})

interface Part {
  readonly layers: Layer[]
  readonly next?: number
}

const table: Record<string, number>[] = []
afterAll(() => console.table(table))

it.each([100, 1000, 10_000])('reads %i layers, and prints how long it takes', async (count) => {
  const main: NodeSpec = { id: 'main', name: 'Button', type: 'COMPONENT', width: 120, height: 40 }
  const talk = await talkToMain({ pages: [{ name: 'Page', nodes: [main, frame(count)] }] })
  try {
    const started = Date.now()
    const layers: Layer[] = []
    for (let from: number | undefined = 0; from !== undefined;) {
      const part: Part = (await talk.ask('layers', { frame: '1:1', from })) as unknown as Part
      layers.push(...part.layers)
      from = part.next
    }
    const milliseconds = Date.now() - started
    layersSchema.parse(layers)
    expect(layers.length).toBeGreaterThan(count - 4)
    expect(new Set(layers.map(({ component }) => component))).toEqual(new Set([undefined, 'key-main']))
    const longestMs = Math.round(Math.max(...talk.sandbox.blocks()))
    table.push({
      layers: layers.length,
      milliseconds,
      longestMs,
      kB: Math.round(JSON.stringify(layers).length / 1000),
    })
  } finally {
    talk.close()
  }
})
