import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../../shared/options.ts'
import { emptyTokenSet } from '../../shared/token-set.ts'
import type { RunEvent } from '../../shared/events.ts'
import { registry } from '../tokens/index.ts'
import { conclude } from './conclude/conclude.ts'
import { drive } from './walk/drive.ts'
import { eventQueue } from './walk/event-queue.ts'
import { examine } from './examine/examine.ts'
import { modesOf } from './conclude/modes.ts'
import { narrate } from './walk/narrate.ts'
import type { Examined, FrameInput } from './ports.ts'

const frame = (id: string, mode?: string) => ({
  id,
  name: id,
  scale: 1,
  width: 100,
  height: 60,
  ...(mode && { mode }),
})
const type = registry.find((t) => t.kind === 'dimension')!
const px = (value: number) => ({ value, unit: 'px' as const })

/** A blue card with a 20 px inset on a white frame. */
function card(width = 100, height = 60) {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 20; y < height - 20; y++)
    for (let x = 20; x < width - 20; x++) data.set([13, 110, 253, 255], (y * width + x) * 4)
  return { data, width, height, lossy: false }
}
const input = (id: string): FrameInput => ({ frame: frame(id), image: new Uint8Array() })
const context = { types: registry, decode: async () => card(), now: () => 0 }

describe('examine', () => {
  it('finds the colours of a card, with their places', async () => {
    const { sightings } = await examine(input('f'), context)
    const colors = Object.values(sightings)
      .flat()
      .map((s) => (s.value as { hex?: string }).hex)
    expect(colors).toContain('#0d6efd')
    expect(
      Object.values(sightings)
        .flat()
        .every((s) => s.frame === 'f' && s.source === 'pixels'),
    ).toBe(true)
  })

  it('records a type that fails and goes on with the others', async () => {
    const broken = {
      ...type,
      name: 'broken',
      title: 'Broken things',
      extract: {
        scene: () => {
          throw new Error('no such luck')
        },
      },
    }
    const examined = await examine(input('f'), { ...context, types: [broken, ...registry] })
    expect(examined.skipped).toMatchObject([
      { type: 'broken', problem: { code: 'type-failed', detail: expect.stringContaining('no such luck') } },
    ])
    expect(Object.keys(examined.sightings)).toEqual(registry.map((t) => t.name))
  })

  it('trusts a lossy picture less', async () => {
    const exact = await examine(input('f'), context)
    const lossy = await examine(input('f'), { ...context, decode: async () => ({ ...card(), lossy: true }) })
    const most = (e: Examined) =>
      Math.max(
        ...Object.values(e.sightings)
          .flat()
          .map((s) => s.weight),
      )
    expect(most(lossy)).toBeLessThan(most(exact))
  })
})

describe('conclude', () => {
  const walk = async (ids: string[]) =>
    conclude(await Promise.all(ids.map((id) => examine(input(id), context))), {
      types: registry,
      options: defaultOptions,
    })

  it('does not care about the order of frames', async () => {
    const names = (set: Awaited<ReturnType<typeof walk>>) =>
      set.primitives.map((t) => [t.key, t.path.join('/'), t.sightings.length])
    expect(names(await walk(['a', 'b', 'c']))).toEqual(names(await walk(['c', 'a', 'b'])))
  })
  it('gives unique names and resolvable aliases', async () => {
    const set = await walk(['a'])
    const paths = [...set.primitives, ...set.semantics].map((t) => t.path.join('-'))
    expect(new Set(paths).size).toBe(paths.length)
    const keys = new Set(set.primitives.map((t) => t.key))
    for (const semantic of set.semantics)
      for (const key of Object.values(semantic.alias)) expect(keys).toContain(key)
  })
  it('keeps only the wanted types', async () => {
    const examined = [await examine(input('a'), context)]
    const set = conclude(examined, { types: registry, options: { ...defaultOptions, types: [type.name] } })
    expect(Object.keys(set.statistics)).toEqual([type.name])
  })
  it('gives nothing for nothing', () => {
    expect(conclude([], { types: registry, options: defaultOptions }).primitives).toEqual([])
  })
})

describe('modes', () => {
  it.each([
    [[undefined], ['Default']],
    [
      ['Dark', 'Light'],
      ['Light', 'Dark'],
    ],
    [
      ['Brand B', undefined, 'Dark'],
      ['Default', 'Brand B', 'Dark'],
    ],
    [[], ['Default']],
  ])('%j → %j', (labels, expected) =>
    expect(modesOf(labels.map((mode, i) => frame(String(i), mode)))).toEqual(expected),
  )
})

describe('drive', () => {
  it('yields events as they happen, survives a frame that fails, and returns the set', async () => {
    const walk = drive(
      [
        async () => input('a'),
        async () => {
          throw new Error('gone')
        },
        async () => input('b'),
      ],
      {
        types: registry,
        options: defaultOptions,
        concurrency: 2,
        examine: (one, request) => examine(one, { ...context, onFound: request.onFound }),
      },
    )
    const events: RunEvent[] = []
    let step = await walk.next()
    for (; !step.done; step = await walk.next()) events.push(step.value)
    expect(events.at(-1)).toMatchObject({ event: 'completed', frames: 3, failed: 1 })
    expect(events.filter((e) => e.event === 'found')).toHaveLength(2 * registry.length)
    expect(events.filter((e) => e.event === 'progress').map((e) => e.done)).toEqual([1, 2, 3])
    expect(step.value.primitives.length).toBeGreaterThan(0)
  })
})

describe('narrate', () => {
  const token = (n: number) => ({
    key: `k${n}`,
    type: type.name,
    kind: 'dimension' as const,
    path: ['a', `b${n}`],
    value: px(n),
    confidence: 1,
    derived: {},
    sightings: [],
  })
  const many = { ...emptyTokenSet(), primitives: Array.from({ length: 200 }, (_, n) => token(n)) }
  it('tells everything once, in events below 8 kB, then only what changed', () => {
    const first = narrate(new Map(), many)
    expect(first.events.every((e) => JSON.stringify(e).length < 8000)).toBe(true)
    expect(first.events.flatMap((e) => (e.event === 'tokens' ? e.upserts : []))).toHaveLength(200)
    expect(narrate(first.told, many).events).toEqual([])
    const changed = { ...many, primitives: [{ ...token(0), path: ['a', 'new'] }] }
    const events = narrate(first.told, changed).events
    expect(events.flatMap((e) => (e.event === 'tokens' ? e.upserts : []))).toHaveLength(1)
    expect(events.flatMap((e) => (e.event === 'tokens' ? e.removals : []))).toHaveLength(199)
  })
})

describe('event queue', () => {
  it('loses nothing that is pushed before, while or after somebody listens', async () => {
    const queue = eventQueue<number>()
    queue.push(1)
    const got: number[] = []
    const reading = (async () => {
      for await (const n of queue.drain()) got.push(n)
    })()
    await Promise.resolve()
    queue.push(2)
    queue.push(3)
    await new Promise((resolve) => setTimeout(resolve, 5))
    queue.push(4)
    queue.close()
    await reading
    expect(got).toEqual([1, 2, 3, 4])
  })
})
