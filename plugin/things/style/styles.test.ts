import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../../e2e/fake-figma/testing.ts'
import type { Writable } from '../../../shared/variables.ts'
import type { Session } from '../../session.ts'
import { actionsOf, color, heading, inter, open, px, send, text, ticked, writeTicked } from '../../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})

const shade = { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.1, hex: '#000000' }
const drop = { color: shade, offsetX: px(0), offsetY: px(4), blur: px(12), spread: px(-2), inset: false }
const shadow = (id: string, layers: object[] = [drop]): Writable => ({
  ...color(id, '#000000'),
  path: ['shadow', id],
  kind: 'shadow',
  value: layers,
  uses: ['effect'],
  figma: { as: 'effect-style', scopes: { effect: ['EFFECT_FLOAT'] } },
})

const textStyles = () => file.figma.getLocalTextStylesAsync()
const effectStyles = () => file.figma.getLocalEffectStylesAsync()
const plan = async (tokens: Writable[], of = session) => {
  await send(of, { tokens })
  return (await of.plan({})).lines
}

describe('text styles', () => {
  it('are made whole, with their font loaded first and relative measures literal', async () => {
    expect(await writeTicked(session, { tokens: [heading] })).toMatchObject({ created: 1, failed: [] })
    const [style] = await textStyles()
    expect(style).toMatchObject({
      name: 'text/heading',
      fontName: { family: 'Inter', style: 'Semi Bold' },
      fontSize: 32,
    })
    expect(style?.lineHeight).toEqual({ unit: 'PERCENT', value: 125 })
    expect(style?.letterSpacing).toEqual({ unit: 'PERCENT', value: -1.25 })
    expect([...file.doc.variables.values()]).toEqual([])
  })

  it('say AUTO, italics, case and lines as the layers do, and find a style that looks so', async () => {
    file.doc.fonts.push({ family: 'Inter', style: 'Semi Bold Italic' })
    const looks = { auto: true, italic: true, case: 'upper', decoration: 'underline' } as const
    const sent = [{ ...heading, looks }]
    expect(await writeTicked(session, { tokens: sent })).toMatchObject({ created: 1, failed: [] })
    const [style] = await textStyles()
    expect(style).toMatchObject({
      fontName: { family: 'Inter', style: 'Semi Bold Italic' },
      lineHeight: { unit: 'AUTO' },
      textCase: 'UPPER',
      textDecoration: 'UNDERLINE',
    })
    expect(actionsOf(await plan(sent))).toEqual({ heading: 'unchanged' })
    // Without the case it is another style.
    const { case: _, ...others } = looks
    expect(actionsOf(await plan([{ ...heading, id: 'b', looks: others }]))).toMatchObject({ b: 'create' })
  })

  it.each([
    [
      'a family that is not here',
      { ...inter, fontFamily: 'Söhne' },
      'The font Söhne in weight 600 is not available',
    ],
    ['a weight that the family has not', { ...inter, fontWeight: 900 }, 'The font Inter in weight 900'],
  ])('%s is reported and skipped', async (_, value, reason) => {
    const lines = await plan([text('a', value), heading])
    expect(actionsOf(lines)).toEqual({ a: 'unsupported', heading: 'create' })
    expect(lines.find(({ id }) => id === 'a')?.reason).toContain(reason)
    expect(await session.write({ ids: ['a', 'heading'] })).toMatchObject({ created: 1, failed: [] })
  })

  it('a font that cannot be loaded fails alone', async () => {
    const lines = await plan([text('bold', { ...inter, fontWeight: 700 }), heading])
    file.doc.brokenFonts.add('Inter Bold')
    expect(await session.write({ ids: ticked(lines) })).toMatchObject({
      created: 1,
      failed: [{ name: 'text/bold', reason: 'The font Inter Bold could not be loaded.' }],
    })
    expect(await textStyles()).toHaveLength(1)
  })

  it('what was seen without a family leaves as variables, part by part', async () => {
    const { fontFamily: _, ...seen } = inter
    await writeTicked(session, { tokens: [text('heading', seen)] })
    const made = [...file.doc.variables.values()].map(({ name, scopes, valuesByMode }) => [
      name,
      scopes,
      Object.values(valuesByMode)[0],
    ])
    expect(made).toEqual([
      ['text/heading/font-size', ['FONT_SIZE'], 32],
      ['text/heading/font-weight', ['FONT_WEIGHT'], 600],
      ['text/heading/letter-spacing', ['LETTER_SPACING'], Math.fround(-0.4)],
      ['text/heading/line-height', ['LINE_HEIGHT'], 40],
    ])
    expect(await textStyles()).toEqual([])
  })
})

describe('effect styles', () => {
  it('hold every layer, and bind a color that is a variable', async () => {
    const inner = { ...drop, inset: true, offsetY: px(1), blur: px(2) }
    const tokens = [color('shade', '#0000001a', { uses: ['effect'] }), shadow('card', [drop, inner])]
    // 0x1a of 255 is not 0.1: only an exact value may be bound.
    await writeTicked(session, { tokens })
    const [style] = await effectStyles()
    expect(style?.effects).toMatchObject([
      { type: 'DROP_SHADOW', offset: { x: 0, y: 4 }, radius: 12, spread: -2, color: { a: 0.1 } },
      { type: 'INNER_SHADOW', offset: { x: 0, y: 1 }, radius: 2 },
    ])
    expect(style?.effects[0]).not.toHaveProperty('boundVariables')

    const exact = shadow('exact', [{ ...drop, color: { ...shade, alpha: 0x1a / 255 } }])
    await writeTicked(open(), { tokens: [...tokens, exact] })
    const [, bound] = await effectStyles()
    const [variable] = file.doc.variables.keys()
    expect(bound?.effects[0]).toMatchObject({
      boundVariables: { color: { type: 'VARIABLE_ALIAS', id: variable } },
    })
  })

  it('a shadow that was seen in part leaves part by part', async () => {
    const { blur: _, ...seen } = drop
    const lines = await plan([shadow('card', [seen])])
    expect(lines.map(({ name }) => name)).toEqual([
      'shadow/card/color',
      'shadow/card/offset-x',
      'shadow/card/offset-y',
      'shadow/card/spread',
    ])
  })
})

describe('again', () => {
  const tokens = [heading, shadow('card')]

  it('writes nothing', async () => {
    await writeTicked(session, { tokens })
    takeWrites(file.doc)
    const lines = await plan(tokens, open())
    expect(actionsOf(lines)).toEqual({ heading: 'unchanged', card: 'unchanged' })
    await writeTicked(open(), { tokens })
    expect(takeWrites(file.doc)).toEqual({})
  })

  it('updates, renames, and takes it back', async () => {
    await writeTicked(session, { tokens })
    const next = [
      text('heading', { ...inter, fontSize: px(36) }),
      { ...shadow('card'), path: ['shadow', 'raised'] },
    ]
    const lines = await plan(next)
    expect(actionsOf(lines)).toEqual({ heading: 'update', card: 'rename' })
    expect(lines[0]?.changes).toEqual([
      {
        what: 'value',
        before: { text: 'Inter Semi Bold 32 / 125 %' },
        after: { text: 'Inter Semi Bold 36 / 125 %' },
      },
    ])
    expect(await session.write({ ids: ticked(lines) })).toMatchObject({ updated: 1, renamed: 1, failed: [] })
    const later = open()
    const back = await later.planRevert({})
    expect(await later.revert({ ids: ticked(back.lines) })).toMatchObject({ updated: 2, failed: [] })
    expect((await textStyles())[0]?.fontSize).toBe(32)
    expect((await effectStyles())[0]?.name).toBe('shadow/card')
    takeWrites(file.doc)
    await writeTicked(open(), { tokens })
    expect(takeWrites(file.doc)).toEqual({})
  })

  it('an edit is a conflict, and stays when the designer keeps it', async () => {
    await writeTicked(session, { tokens })
    const [style] = await textStyles()
    style!.fontSize = 40
    const lines = await plan(tokens)
    expect(lines[0]).toMatchObject({ action: 'conflict', ticked: false })
    await session.write({ ids: ['heading'], choices: { heading: 'theirs' } })
    expect(style?.fontSize).toBe(40)
    expect(actionsOf(await plan(tokens))).toMatchObject({ heading: 'unchanged' })
  })

  it('removes what it made, and lists orphans before', async () => {
    await writeTicked(session, { tokens })
    expect(actionsOf(await plan([heading]))).toMatchObject({ heading: 'unchanged' })
    const orphan = (await plan([heading])).find(({ action }) => action === 'orphan')
    expect(orphan).toMatchObject({ name: 'shadow/card', ticked: false, group: 'Effect styles' })
    const back = await session.planRevert({})
    expect(await session.revert({ ids: ticked(back.lines) })).toMatchObject({ removed: 2 })
    expect([await textStyles(), await effectStyles()]).toEqual([[], []])
  })
})

describe('styles that were here before', () => {
  it('are adopted when they look the same, whatever they are called', async () => {
    await file.figma.loadFontAsync({ family: 'Inter', style: 'Semi Bold' })
    await file.figma.loadFontAsync({ family: 'Inter', style: 'Regular' })
    const style = file.figma.createTextStyle()
    Object.assign(style, { name: 'H1', fontName: { family: 'Inter', style: 'Semi Bold' }, fontSize: 32 })
    style.lineHeight = { unit: 'PIXELS', value: 40 }
    style.letterSpacing = { unit: 'PIXELS', value: -0.4 }
    const lines = await plan([heading])
    expect(lines).toMatchObject([{ action: 'adopt', name: 'H1', ticked: true }])
    takeWrites(file.doc)
    await session.write({ ids: ['heading'] })
    expect(Object.keys(takeWrites(file.doc))).toEqual(['setSharedPluginData'])
    expect(actionsOf(await plan([heading], open()))).toEqual({ heading: 'unchanged' })
  })

  it('are not overwritten because of a name', async () => {
    const style = file.figma.createEffectStyle()
    style.name = 'shadow/card'
    const lines = await plan([shadow('card')])
    expect(lines).toMatchObject([{ action: 'conflict', ticked: false }])
    await session.write({ ids: ['card'], choices: { card: 'ours' } })
    expect(style.effects).toHaveLength(1)
  })
})
