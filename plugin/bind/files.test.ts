/** Files of every make, checked: how far each is on its system, and what is offered. */
import { beforeEach, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { bindTicked, filled, variable, wholeCheck } from './testing.ts'

let fake: Installed
let session: Session
let blue: Variable
let space: Variable
beforeEach(() => {
  fake = installFigma()
  session = open()
  blue = variable(fake, 'blue', '#0d6efd')
  variable(fake, 'ink', { Light: '#101828', Dark: '#f5f5f5' }, ['TEXT_FILL'], 'Semantic')
  variable(fake, 'paper', { Light: '#ffffff', Dark: '#101010' }, ['FRAME_FILL'], 'Semantic')
  space = variable(fake, 'space/16', 16, ['GAP'])
})

const alias = ({ id }: Variable) => ({ type: 'VARIABLE_ALIAS', id })
const bound = (hex: string, to: Variable) => solid(hex, { boundVariables: { color: alias(to) } })
const row = (id: string, gap: number, more: Partial<NodeSpec> = {}): NodeSpec =>
  at(id, {
    props: { layoutMode: 'HORIZONTAL', itemSpacing: gap },
    children: [at(`${id}a`), at(`${id}b`)],
    ...more,
  })
const screen = (id: string, ground: string, letters: string): NodeSpec =>
  filled(id, ground, { children: [filled(`${id}t`, letters, { type: 'TEXT' })] })
const button = (id: string): NodeSpec => at(id, { type: 'INSTANCE', main: 'button' })
const picture = { type: 'IMAGE', imageHash: 'shot', scaleMode: 'FILL' }

interface File {
  readonly pages: () => readonly NodeSpec[]
  readonly frames: readonly string[]
  /** On the system, of all. */
  readonly now: readonly [number, number]
  /** Once what is ticked is bound. */
  readonly bound: readonly [number, number]
  readonly kinds: Readonly<Record<string, number>>
}

it.each<[string, File]>([
  [
    'clean: everything is on it, and nothing is offered',
    {
      pages: () => [
        row('f', 16, {
          props: { layoutMode: 'HORIZONTAL', itemSpacing: 16, fills: [bound('#0d6efd', blue)] },
          boundVariables: { itemSpacing: alias(space) },
        }),
      ],
      frames: ['f'],
      now: [2, 2],
      bound: [2, 2],
      kinds: {},
    },
  ],
  [
    'legacy: painted by eye, a little off and in colors of its own',
    {
      pages: () => [
        at('f', { children: [filled('a', '#0d6bfa'), filled('b', '#c0ffee'), row('r', 15), row('s', 90)] }),
      ],
      frames: ['f'],
      now: [0, 4],
      bound: [0, 4],
      kinds: { near: 2, new: 2 },
    },
  ],
  [
    'screenshots only: there are no values in layers',
    {
      pages: () => [at('f', { props: { fills: [picture] } })],
      frames: ['f'],
      now: [0, 0],
      bound: [0, 0],
      kinds: {},
    },
  ],
  [
    'mixed: a screenshot beside layers',
    {
      pages: () => [
        at('f', { children: [at('p', { props: { fills: [picture] } }), filled('a', '#0d6efd')] }),
      ],
      frames: ['f'],
      now: [1, 1],
      bound: [1, 1],
      kinds: { bind: 1 },
    },
  ],
  [
    'light and dark',
    {
      pages: () => [screen('l', '#ffffff', '#101828'), screen('d', '#101010', '#f5f5f5')],
      frames: ['l', 'd'],
      now: [4, 4],
      bound: [4, 4],
      kinds: { mode: 1, bind: 4 },
    },
  ],
  [
    'phone and desktop',
    {
      pages: () => [row('phone', 16, { width: 390 }), row('desktop', 16, { width: 1440 })],
      frames: ['phone', 'desktop'],
      now: [2, 2],
      bound: [2, 2],
      kinds: { bind: 1 },
    },
  ],
  [
    'instances in instances: each main component once',
    {
      pages: () => [
        filled('button', '#0d6efd', { type: 'COMPONENT', name: 'Button' }),
        row('card', 16, { type: 'COMPONENT', name: 'Card', children: [button('b1'), button('b2')] }),
        at('f', { children: [1, 2, 3].map((n) => at(`c${n}`, { type: 'INSTANCE', main: 'card' })) }),
      ],
      frames: ['f'],
      now: [2, 2],
      bound: [2, 2],
      kinds: { bind: 2 },
    },
  ],
])('%s', async (_, { pages, frames, now, bound: after, kinds }) => {
  addPage(fake.doc, 'Page 1', [...pages()])
  const shares = async () => {
    const check = await wholeCheck(session, [...frames])
    return { check, share: [check.onSystem, check.total], isBound: check.bound === check.onSystem }
  }
  const before = await shares()
  expect(before.share).toEqual(now)
  const count = (all: Record<string, number>, { kind }: { kind: string }) => ({
    ...all,
    [kind]: (all[kind] ?? 0) + 1,
  })
  expect(before.check.lines.reduce(count, {})).toEqual(kinds)
  await bindTicked(session, [...frames])
  const bindings = await shares()
  expect({ share: bindings.share, isBound: bindings.isBound }).toEqual({ share: after, isBound: true })
  // Once more: nothing is left to do.
  fake.doc.writes.clear()
  expect(await bindTicked(session, [...frames])).toMatchObject({ bound: 0, switched: 0 })
  expect([...fake.doc.writes]).toEqual([])
})
