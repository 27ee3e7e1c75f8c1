import { beforeEach, describe, expect, it } from 'vitest'
import { makeCollection } from '../../e2e/fake-figma/collections.ts'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { makeVariable } from '../../e2e/fake-figma/variables.ts'
import type { PlanLine } from '../../shared/variables.ts'
import { rgba } from '../bind/testing.ts'
import type { Session } from '../session.ts'
import { actionsOf, color, length, open, role, type Sent, send, ticked } from '../testing.ts'

let file: Installed
let session: Session
let measured: string[]
beforeEach(() => {
  file = installFigma()
  measured = []
  session = open(() => measured)
})

const alias = ({ id }: { id: string }) => ({ type: 'VARIABLE_ALIAS', id }) as const
const [white, black, purple] = ['#ffffff', '#000000', '#4f378a']

type Held = string | number | VariableAlias
/** `values`: variable → its value in each mode. */
function collection(name: string, modes: string[], values: Record<string, Held[]>) {
  const made = file.figma.variables.createVariableCollection(name)
  const ids = modes.map((mode, i) => {
    if (i > 0) return made.addMode(mode)
    made.renameMode(made.defaultModeId, mode)
    return made.defaultModeId
  })
  const variables = Object.entries(values).map(([variable, held]) => {
    const one = file.figma.variables.createVariable(
      variable,
      made,
      typeof held[0] === 'number' ? 'FLOAT' : 'COLOR',
    )
    for (const [i, value] of held.entries())
      one.setValueForMode(ids[i]!, typeof value === 'string' ? rgba(value) : value)
    return [variable, one] as const
  })
  return { made, ids, ...Object.fromEntries(variables) } as unknown as {
    made: VariableCollection
    ids: string[]
  } & Record<string, Variable>
}

function frame(children: Partial<NodeSpec>[], modes: Record<string, string> = {}): void {
  const layers = children.map((child, i) => ({
    id: `1:${i + 2}`,
    name: `Layer ${i}`,
    width: 9,
    height: 9,
    ...child,
  }))
  addPage(file.doc, 'Page', [
    { id: '1:1', name: 'Frame', width: 99, height: 99, resolvedVariableModes: modes, children: layers },
  ])
  measured = ['1:1']
}

async function plan(sent: Sent): Promise<PlanLine[]> {
  await send(session, sent)
  return (await session.plan({})).lines
}
const said = (lines: readonly PlanLine[]) =>
  Object.fromEntries(
    lines.map(({ id, action, name }) => [id, action === 'create' ? action : `${action} ${name}`]),
  )

const radius = (id: string, px: number) =>
  length(id, px, {
    path: ['radius', id],
    uses: ['corner'],
    figma: { as: 'variable', scopes: { corner: ['CORNER_RADIUS'] } },
  })

describe('the value in the mode shown', () => {
  const three = { tokens: [color('a', white), color('b', black), color('c', purple)] }
  const kit = () =>
    collection('M3', ['Light', 'Light HC', 'Dark'], { 'On Primary Container': [purple, white, black] })

  it('is that of the default mode where no frame says otherwise', async () => {
    kit()
    expect(said(await plan(three))).toEqual({ a: 'create', b: 'create', c: 'adopt On Primary Container' })
  })

  it('is that of the mode that the frames are in', async () => {
    const { made, ids } = kit()
    frame([{}], { [made.id]: ids[2]! })
    expect(said(await plan(three))).toEqual({ a: 'create', b: 'adopt On Primary Container', c: 'create' })
  })

  it('is that of an extension of the collection', async () => {
    const { made, ids, ...variables } = kit()
    const id = 'VariableCollectionId:1:3/0:1'
    const extension = {
      name: 'Brand',
      remote: false,
      variableIds: [],
      defaultModeId: `${id}/0`,
      id,
      isExtension: true,
      rootVariableCollectionId: made.id,
      parentVariableCollectionId: made.id,
      modes: [{ modeId: `${id}/0`, name: 'Light', parentModeId: ids[0] }],
      variableOverrides: { [variables['On Primary Container']!.id]: { [`${id}/0`]: rgba('#00ff00') } },
    }
    file.doc.collections.set(id, extension as unknown as VariableCollection)
    frame([{}], { [id]: `${id}/0` })
    expect(said(await plan({ tokens: [color('green', '#00ff00'), color('c', purple)] }))).toEqual({
      green: 'adopt On Primary Container',
      c: 'create',
    })
  })
})

describe('the field', () => {
  it('of a font size is not a padding, and a weight is no length', async () => {
    const font = collection('1. font', ['Default'], { 'size/300': [16], 'weight/100': [100] })
    frame([{ type: 'TEXT', boundVariables: { fontSize: [alias(font['size/300']!)] } }])
    const tokens = [length('16', 16), radius('r16', 16), length('100', 100)]
    expect(said(await plan({ tokens }))).toEqual({ '16': 'create', r16: 'create', '100': 'create' })
  })

  it('is told by names', async () => {
    collection('Scale', ['Default'], {
      'radius/md': [8],
      'letterSpacing/x': [8],
      'space/2': [8],
      'size/2': [24],
    })
    expect(said(await plan({ tokens: [length('8', 8), radius('r8', 8), length('24', 24)] }))).toEqual({
      '8': 'adopt space/2',
      r8: 'adopt radius/md',
      '24': 'adopt size/2',
    })
  })

  it('is the one that layers are bound in, whatever it is called', async () => {
    const { '8': eight } = collection('Radius', ['Default'], { '8': [8] })
    frame([{ boundVariables: { itemSpacing: alias(eight!) } }])
    expect(said(await plan({ tokens: [length('8', 8), radius('r8', 8)] }))).toEqual({
      '8': 'adopt 8',
      r8: 'create',
    })
  })

  it('that nothing tells is asked for: one variable stands for one token', async () => {
    collection('Numbers', ['Default'], { '16': [16] })
    const lines = await plan({ tokens: [length('16', 16), radius('r16', 16)] })
    expect(lines.map(({ action, ticked: on }) => [action, on])).toEqual([
      ['question', false],
      ['question', false],
    ])
    expect(lines[0]?.reason).toContain('other tokens have it too')
  })

  it('of a color that is called otherwise is asked for', async () => {
    collection('Theme', ['Default'], { 'text/primary': [black] })
    const [line] = await plan({ tokens: [color('black', black)] })
    expect(line).toMatchObject({ action: 'question', ticked: false })
    expect(line?.reason).toContain('its name says another use')
  })
})

describe('styles that layers carry', () => {
  const grey = () => {
    const style = file.figma.createPaintStyle()
    style.name = 'Gray-200'
    style.paints = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1 } }]
    frame([{ props: { fills: style.paints, fillStyleId: style.id } }])
    return style
  }
  const sent = {
    tokens: [color('white', white, { layers: ['1:2'] })],
    roles: [role('page', { Light: 'white' })],
    modes: ['Light'],
  }

  it('stand for the color; a role over it holds the value, and running it again changes nothing', async () => {
    const style = grey()
    const lines = await plan(sent)
    expect(said(lines)).toEqual({ white: 'adopt Gray-200', page: 'create' })
    expect(await session.write({ ids: ticked(lines) })).toMatchObject({ adopted: 1, created: 1, failed: [] })
    const [made] = [...file.doc.variables.values()]
    expect(Object.values(made!.valuesByMode)).toEqual([{ r: 1, g: 1, b: 1, a: 1 }])
    expect(said(await plan(sent))).toEqual({ white: 'unchanged Gray-200', page: 'unchanged color/page' })
    style.paints = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 } }]
    expect(actionsOf(await plan(sent))).toMatchObject({ white: 'create' })
  })

  it('do not where no layer of the token carries them', async () => {
    grey()
    expect(said(await plan({ tokens: [color('white', white, { layers: ['1:9'] })] }))).toEqual({
      white: 'create',
    })
  })

  it('come after the variable that the very layers are bound to', async () => {
    grey()
    const { white: bound } = collection('Base', ['Default'], { white: [white] })
    const page = await file.figma.getNodeByIdAsync('1:2')
    Object.assign((page as FrameNode).boundVariables!, { fills: [alias(bound!)] })
    expect(said(await plan(sent))).toMatchObject({ white: 'adopt white' })
  })
})

describe('an enabled library', () => {
  function library(values: Record<string, Held>) {
    const made = makeCollection(file.doc, 'Theme', true)
    const variables = Object.entries(values).map(([name, value]) => {
      const one = makeVariable(file.doc, name, made, typeof value === 'number' ? 'FLOAT' : 'COLOR', true)
      Object.defineProperty(one, 'valuesByMode', {
        value: { [made.defaultModeId]: typeof value === 'string' ? rgba(value) : value },
      })
      return one
    })
    file.doc.libraries.push({ name: 'Company', collection: made, variables })
    return variables
  }

  it('gives the semantic variable to the role that is called so, the primitive to the value', async () => {
    const [base] = library({ 'grey/0': white })
    library({ 'background/page': alias(base!), 'background/card': alias(base!) })
    const sent = {
      tokens: [color('white', white)],
      roles: [role('page', { Light: 'white' }), role('surface', { Light: 'white' })],
      modes: ['Light'],
    }
    const lines = await plan(sent)
    expect(said(lines)).toEqual({
      white: 'adopt grey/0',
      page: 'adopt background/page',
      surface: 'create',
    })
    expect(await session.write({ ids: ticked(lines) })).toMatchObject({ adopted: 2, created: 1, failed: [] })
    expect(new Set(Object.values(actionsOf(await plan(sent))))).toEqual(new Set(['unchanged']))
  })

  it('that holds the meaning alone needs no primitive beside it', async () => {
    library({ 'background/page': white })
    const sent = {
      tokens: [color('white', white)],
      roles: [role('page', { Light: 'white' })],
      modes: ['Light'],
    }
    expect(said(await plan(sent))).toEqual({ white: 'unchanged color/white', page: 'adopt background/page' })
  })
})
