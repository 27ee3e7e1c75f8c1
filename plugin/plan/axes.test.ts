/** Themes and viewports in the file, and what becomes of them where the file's plan allows too few modes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, length, open, role, send, ticked, whole, writeTicked } from '../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const tokens = [
  color('white', '#ffffff'),
  color('night', '#101828'),
  color('blue', '#3366ff'),
  length('small', 16),
  length('large', 32),
]
const gutter = role(
  'gutter',
  { Desktop: 'large', Mobile: 'small' },
  {
    kind: 'dimension',
    axis: 'viewport',
    path: ['spacing', 'gutter'],
    uses: ['padding'],
    figma: length('x', 1).figma,
  },
)
const page = role('page', { Light: 'white', Dark: 'night', Dusk: 'blue' })
const themes = { tokens, roles: [page], modes: ['Light', 'Dark', 'Dusk'] }
const viewports = ['Desktop', 'Mobile']

/** Collection → mode → variable → the name of what it points to. */
function fileAsText(): Record<string, Record<string, Record<string, string>>> {
  const collections: Record<string, Record<string, Record<string, string>>> = {}
  for (const { id, name, modes } of file.doc.collections.values()) {
    if (name === 'Primitives') continue
    const inCollection = [...file.doc.variables.values()].filter((one) => one.variableCollectionId === id)
    collections[name] = Object.fromEntries(
      modes.map(({ modeId, name: mode }) => [
        mode,
        Object.fromEntries(
          inCollection.map((variable) => {
            const value = variable.valuesByMode[modeId] as VariableAlias
            return [variable.name, file.doc.variables.get(value.id)?.name ?? '']
          }),
        ),
      ]),
    )
  }
  return collections
}
const secondWrite = async (sent: Parameters<typeof send>[1]) => {
  takeWrites(file.doc)
  const again = open()
  await send(again, sent)
  const lines = await whole(again, again.plan({}))
  expect(new Set(Object.values(actionsOf(lines)))).toEqual(new Set(['unchanged']))
  await again.write({ ids: lines.map(({ id }) => id) })
  expect(takeWrites(file.doc)).toEqual({})
}

it('viewports have a collection of their own beside the themes', async () => {
  const sent = { ...themes, roles: [page, gutter], viewports }
  expect(await writeTicked(session, sent)).toMatchObject({ failed: [] })
  expect(fileAsText()).toEqual({
    Semantic: {
      Light: { 'color/page': 'color/white' },
      Dark: { 'color/page': 'color/night' },
      Dusk: { 'color/page': 'color/blue' },
    },
    Viewport: {
      Desktop: { 'spacing/gutter': 'spacing/large' },
      Mobile: { 'spacing/gutter': 'spacing/small' },
    },
  })
  await secondWrite(sent)
})

describe('where the plan allows too few modes', () => {
  it.each<[number, object]>([
    [
      1,
      {
        Semantic: { Light: { 'color/page': 'color/white' } },
        'Semantic Dark': { Dark: { 'color/page': 'color/night' } },
        'Semantic Dusk': { Dusk: { 'color/page': 'color/blue' } },
        Viewport: { Desktop: { 'spacing/gutter': 'spacing/large' } },
        'Viewport Mobile': { Mobile: { 'spacing/gutter': 'spacing/small' } },
      },
    ],
    [
      2,
      {
        Semantic: { Light: { 'color/page': 'color/white' }, Dark: { 'color/page': 'color/night' } },
        'Semantic Dusk': { Dusk: { 'color/page': 'color/blue' } },
        Viewport: {
          Desktop: { 'spacing/gutter': 'spacing/large' },
          Mobile: { 'spacing/gutter': 'spacing/small' },
        },
      },
    ],
  ])('of %i, each further one has a collection of its own', async (limit, expected) => {
    file.doc.limits.modes = limit
    const sent = { ...themes, roles: [page, gutter], viewports }
    const result = await writeTicked(session, sent)
    expect(result).toMatchObject({ failed: [], notes: [expect.stringContaining(`allows ${limit} mode`)] })
    expect(fileAsText()).toEqual(expected)
    await secondWrite(sent)
  })

  it('what was not seen in a mode is not made there, and what was not ticked is not made at all', async () => {
    file.doc.limits.modes = 1
    const sent = {
      ...themes,
      roles: [page, role('glow', { Dark: 'blue' }), role('muted', { Light: 'night', Dark: 'white' })],
    }
    await send(session, sent)
    const lines = await whole(session, session.plan({}))
    const result = await session.write({ ids: ticked(lines).filter((id) => id !== 'muted') })
    expect(result.failed).toEqual([])
    expect(fileAsText()).toEqual({
      Semantic: { Light: { 'color/page': 'color/white' } },
      'Semantic Dark': { Dark: { 'color/page': 'color/night', 'color/glow': 'color/blue' } },
      'Semantic Dusk': { Dusk: { 'color/page': 'color/blue' } },
    })
  })

  it('taken back, nothing is left of it', async () => {
    file.doc.limits.modes = 1
    await writeTicked(session, themes)
    const lines = await whole(session, session.planRevert({}))
    await session.revert({ ids: ticked(lines) })
    expect([...file.doc.variables.values()]).toEqual([])
    expect([...file.doc.collections.values()].map(({ name }) => name)).toEqual([])
  })

  it('modes come together again once the plan allows them, and the old ones are offered for removal', async () => {
    file.doc.limits.modes = 1
    await writeTicked(session, themes)
    file.doc.limits.modes = 4
    const other = file.figma.variables.createVariableCollection('Anything')
    other.addMode('Second')
    await send(session, themes)
    const lines = await whole(session, session.plan({}))
    expect(lines.filter(({ action }) => action === 'orphan').map(({ group }) => group)).toEqual([
      'Semantic Dark',
      'Semantic Dusk',
    ])
    await session.write({ ids: ticked(lines) })
    expect(fileAsText()['Semantic']).toEqual({
      Light: { 'color/page': 'color/white' },
      Dark: { 'color/page': 'color/night' },
      Dusk: { 'color/page': 'color/blue' },
    })
  })
})
