import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../../e2e/fake-figma/testing.ts'
import type { GradientForm } from '../../../shared/gradient.ts'
import type { Writable } from '../../../shared/variables.ts'
import type { Session } from '../../session.ts'
import { actionsOf, color, open, send, ticked, whole, writeTicked } from '../../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const colorOf = (hex: string) => color('x', hex).value as never
const stops = (...hexes: string[]) =>
  hexes.map((hex, i) => ({ color: colorOf(hex), position: i / Math.max(1, hexes.length - 1) }))
const gradient = (id: string, hexes: string[], form?: GradientForm): Writable => ({
  ...color(id, '#000000'),
  path: ['gradient', id],
  kind: 'gradient',
  value: stops(...hexes),
  figma: { as: 'paint-style', scopes: {} },
  ...(form ? { form } : {}),
})
const hero = gradient('hero', ['#1a2b3c', '#ddeeff'], { shape: 'linear', angle: 135 })

const styles = () => file.figma.getLocalPaintStylesAsync()
const paint = async (at = 0) => (await styles())[at]?.paints[0] as GradientPaint
const plan = async (tokens: Writable[], of = session) => {
  await send(of, { tokens })
  return await whole(of, of.plan({}))
}

describe('gradients', () => {
  it.each<[GradientForm, GradientPaint['type'], number[]]>([
    [{ shape: 'linear', angle: 90 }, 'GRADIENT_LINEAR', [1, 0, 0, 0, 1, 0]],
    [{ shape: 'linear', angle: 180 }, 'GRADIENT_LINEAR', [0, 1, 0, -1, 0, 1]],
    [{ shape: 'linear', angle: 0 }, 'GRADIENT_LINEAR', [0, -1, 1, 1, 0, 0]],
    [{ shape: 'linear', angle: 135 }, 'GRADIENT_LINEAR', [0.5, 0.5, 0, -0.5, 0.5, 0.5]],
    [{ shape: 'radial' }, 'GRADIENT_RADIAL', [0, 1, 0, -1, 0, 1]],
  ])('%o becomes a paint style', async (form, type, transform) => {
    const [line] = await plan([gradient('hero', ['#1a2b3c', '#ddeeff'], form)])
    expect(line).toMatchObject({ action: 'create', group: 'Color styles', name: 'gradient/hero' })
    await session.write({ ids: ['hero'] })
    const made = await paint()
    expect(made.type).toBe(type)
    for (const [i, n] of made.gradientTransform.flat().entries()) expect(n).toBeCloseTo(transform[i] ?? 9, 6)
    expect(made.gradientStops.map(({ position, color: { r, a } }) => [position, r * 255, a])).toEqual([
      [0, 0x1a, 1],
      [1, 0xdd, 1],
    ])
  })

  it('shows what it is', async () => {
    const [line] = await plan([hero])
    expect(line?.changes).toEqual([
      {
        what: 'value',
        after: {
          text: 'linear 135°: #1a2b3c 0 %, #ddeeff 100 %',
          color: 'linear-gradient(135deg, #1a2b3c 0%,#ddeeff 100%)',
        },
      },
    ])
  })

  it('binds the stops that are variables, and writes nothing the second time', async () => {
    const tokens = [color('ink', '#1a2b3c'), hero]
    await writeTicked(session, { tokens })
    const [ink] = file.doc.variables.keys()
    const { gradientStops } = await paint()
    expect(gradientStops.map(({ boundVariables }) => boundVariables?.color?.id)).toEqual([ink, undefined])
    takeWrites(file.doc)
    expect(actionsOf(await plan(tokens, open()))).toEqual({ ink: 'unchanged', hero: 'unchanged' })
    await writeTicked(open(), { tokens })
    expect(takeWrites(file.doc)).toEqual({})
  })

  it('updates the colors where somebody dragged the ends, and takes it back', async () => {
    await writeTicked(session, { tokens: [hero] })
    // Numbers that float32 holds exactly.
    const dragged: Transform = [
      [0.75, 0.75, -0.25],
      [-0.75, 0.75, 0.5],
    ]
    const [style] = await styles()
    style!.paints = [{ ...(await paint()), gradientTransform: dragged }]
    const brighter = gradient('hero', ['#1a2b3c', '#ffffff'], { shape: 'linear', angle: 135 })
    expect(actionsOf(await plan([brighter]))).toEqual({ hero: 'update' })
    await session.write({ ids: ['hero'] })
    expect((await paint()).gradientTransform).toEqual(dragged)
    const back = await session.planRevert({})
    expect(await session.revert({ ids: ticked(back.lines) })).toMatchObject({ updated: 1, failed: [] })
    expect(await paint()).toMatchObject({
      gradientTransform: dragged,
      gradientStops: [{}, { color: { g: 0xee / 255 } }],
    })
  })

  it('another direction is another look: turning it by hand is asked about', async () => {
    await writeTicked(session, { tokens: [hero] })
    const [style] = await styles()
    style!.paints = [
      {
        ...(await paint()),
        gradientTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    ]
    expect((await plan([hero]))[0]).toMatchObject({ action: 'conflict', ticked: false })
  })

  it.each<[string, Partial<GradientPaint>, string]>([
    ['the same one', {}, 'adopt'],
    ['one that shines through', { opacity: 0.5 }, 'create'],
    ['one that is multiplied', { blendMode: 'MULTIPLY' }, 'create'],
    ['one that is hidden', { visible: false }, 'create'],
  ])('%s under another name: %s', async (_, change, action) => {
    await writeTicked(session, { tokens: [hero] })
    const theirs = file.figma.createPaintStyle()
    theirs.name = 'Old/Hero'
    theirs.paints = [{ ...(await paint()), ...change }]
    ;(await styles())[0]!.remove()
    expect((await plan([hero], open()))[0]).toMatchObject({ action })
  })

  it('goes again when its write is taken back', async () => {
    await writeTicked(session, { tokens: [hero] })
    const back = await session.planRevert({})
    expect(await session.revert({ ids: ticked(back.lines) })).toMatchObject({ removed: 1 })
    expect(await styles()).toEqual([])
  })
})
