/**
 * What the layers of a file state comes out of the whole walk exactly: read by the plugin, examined and put together by
 * the server. Files are drawn by chance, with values that no scale has, so that nothing can be right by luck.
 */
import { expect, it } from 'vitest'
import { defaultOptions } from '../shared/options.ts'
import { readLayers } from '../plugin/read/layers.ts'
import { conclude } from '../core/pipeline/conclude/conclude.ts'
import { examine } from '../core/pipeline/examine/examine.ts'
import { registry } from '../core/tokens/index.ts'
import type { NodeSpec } from './fake-figma/nodes.ts'
import { addPage } from './fake-figma/pages.ts'
import { installFigma } from './fake-figma/testing.ts'

/** Mulberry32: the same file for the same seed, everywhere. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What was drawn, by kind, each value once. */
type Drawn = Record<'colors' | 'lengths' | 'radii' | 'texts', Set<string>>

/** A list of cards with a title each, in auto layout. */
function draw(seed: number): { frame: NodeSpec; drawn: Drawn } {
  const next = chance(seed)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from))
  const drawn: Drawn = { colors: new Set(), lengths: new Set(), radii: new Set(), texts: new Set() }
  const fill = () => {
    const bytes = [whole(0, 256), whole(0, 256), whole(0, 256)] as const
    drawn.colors.add(`#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`)
    const [r, g, b] = bytes.map((byte) => Math.fround(byte / 255))
    return [{ type: 'SOLID', color: { r, g, b } }]
  }
  const length = () => {
    const px = whole(2, 200) / 2
    drawn.lengths.add(`${px}px`)
    return px
  }
  const card = (i: number): NodeSpec => {
    const [size, height, weight] = [whole(20, 80) / 2, whole(100, 200) / 100, whole(1, 10) * 100]
    const family = ['Söhne', 'Inter', 'IBM Plex Sans'][whole(0, 3)] ?? ''
    drawn.texts.add(`${family} ${size}px ${weight} ${height}`)
    const radius = whole(1, 60) / 2
    drawn.radii.add(`${radius}px`)
    const pad = length()
    return {
      id: `c${i}`,
      name: 'Card',
      width: 400,
      height: 300,
      y: i * 1000,
      props: {
        fills: fill(),
        cornerRadius: radius,
        layoutMode: 'VERTICAL',
        itemSpacing: length(),
        paddingTop: pad,
        paddingLeft: pad,
      },
      children: [0, 1].map((n) => ({
        id: `c${i}t${n}`,
        name: 'Title',
        type: 'TEXT',
        x: 10,
        y: 10 + n * 150,
        width: 200,
        height: 40,
        props: {
          fills: fill(),
          characters: 'Amara',
          fontName: { family, style: 'Some' },
          fontSize: size,
          fontWeight: weight,
          lineHeight: { unit: 'PERCENT', value: height * 100 },
        },
      })),
    }
  }
  const children = Array.from({ length: 12 }, (_, i) => card(i))
  return { frame: { id: '1:1', name: 'Clean', width: 1440, height: 12_000, children }, drawn }
}

const blank = { data: new Uint8Array(4), width: 1, height: 1, lossy: false }

it.each([1, 2, 3, 4, 5])('a clean file, %i: every value, none invented', async (seed) => {
  const { doc } = installFigma()
  const { frame, drawn } = draw(seed)
  addPage(doc, 'Page', [frame])
  const layers = await readLayers('1:1')
  const { width, height } = frame
  const examined = await examine(
    { frame: { id: '1:1', name: 'Clean', scale: 1, width, height }, image: new Uint8Array(), layers },
    { types: registry, now: () => 0, decode: async () => blank },
  )
  const { primitives } = conclude([examined], { types: registry, options: defaultOptions })
  const seen: Drawn = { colors: new Set(), lengths: new Set(), radii: new Set(), texts: new Set() }
  for (const token of primitives) {
    // Which of the two lengths it is, is told by what it was seen as.
    if (token.kind === 'color') seen.colors.add(token.value.hex)
    else if (token.kind === 'dimension') {
      const list = token.sightings[0]?.use === 'corner' ? seen.radii : seen.lengths
      list.add(`${token.value.value}${token.value.unit}`)
    } else if (token.kind === 'typography') {
      const { fontFamily, fontSize, fontWeight, lineHeight } = token.value
      seen.texts.add([fontFamily, `${fontSize?.value}px`, fontWeight, lineHeight].join(' '))
    }
  }
  for (const kind of ['colors', 'lengths', 'radii', 'texts'] as const) {
    expect([...seen[kind]].toSorted(), kind).toEqual([...drawn[kind]].toSorted())
  }
})
