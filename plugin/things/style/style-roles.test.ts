import { beforeEach, describe, expect, it } from 'vitest'
import { takeWrites } from '../../../e2e/fake-figma/document.ts'
import { type Installed, installFigma } from '../../../e2e/fake-figma/testing.ts'
import type { Writable } from '../../../shared/variables.ts'
import type { Session } from '../../session.ts'
import { heading, inter, open, px, role, send, text, ticked, whole, writeTicked } from '../../testing.ts'

let file: Installed
let session: Session
beforeEach(() => {
  file = installFigma()
  session = open()
})
const textStyles = () => file.figma.getLocalTextStylesAsync()

describe('roles of what becomes a style', () => {
  const rolesOf = (...all: [id: string, alias: Record<string, string>][]) =>
    all.map(([id, alias]) =>
      role(id, alias, {
        kind: 'typography',
        path: ['text', 'role', id],
        figma: heading.figma,
        uses: ['text'],
      }),
    )
  const body = text('body', { ...inter, fontSize: px(16) })
  const asked = async (roles: ReturnType<typeof rolesOf>, tokens: Writable[], modes = ['Light']) => {
    await send(session, { tokens, roles, modes })
    return await whole(session, session.plan({}))
  }

  it('one role names its style; a second one leaves by export only', async () => {
    const lines = await asked(rolesOf(['title', { Light: 'heading' }], ['hero', { Light: 'heading' }]), [
      heading,
      body,
    ])
    expect(lines.map(({ id, name, action }) => [id, name, action])).toEqual([
      ['heading', 'text/role/title', 'create'],
      ['body', 'text/body', 'create'],
      ['hero', 'text/role/hero', 'unsupported'],
    ])
    expect(lines[2]?.reason).toContain('styles cannot point to each other')
    await session.write({ ids: ticked(lines) })
    expect((await textStyles()).map(({ name }) => name)).toEqual(['text/role/title', 'text/body'])
    expect(file.doc.variables.size).toBe(0)
  })

  it('a style that was here before the role is renamed, not made twice', async () => {
    await writeTicked(session, { tokens: [heading] })
    const [line] = await asked(rolesOf(['title', { Light: 'heading' }]), [heading])
    expect(line).toMatchObject({ id: 'heading', action: 'rename' })
  })

  it('what differs by mode stays out: styles have no modes', async () => {
    const roles = rolesOf(['title', { Light: 'heading', Dark: 'body' }])
    const lines = await asked(roles, [heading, body], ['Light', 'Dark'])
    expect(lines.find(({ id }) => id === 'title')).toMatchObject({ action: 'unsupported' })
    expect(lines.find(({ id }) => id === 'heading')?.name).toBe('text/heading')
  })

  it('what was seen in part is pointed to part by part', async () => {
    const { fontFamily: _, ...seen } = inter
    const roles = rolesOf(['title', { Light: 'heading' }])
    const lines = await asked(roles, [text('heading', { ...seen, letterSpacing: px(0) })])
    await session.write({ ids: ticked(lines) })
    const made = [...file.doc.variables.values()].map(({ name, scopes }) => [name, scopes.join()])
    expect(made.slice(4)).toEqual([
      ['text/role/title/font-size', 'FONT_SIZE'],
      ['text/role/title/font-weight', 'FONT_WEIGHT'],
      ['text/role/title/letter-spacing', 'LETTER_SPACING'],
      ['text/role/title/line-height', 'LINE_HEIGHT'],
    ])
    takeWrites(file.doc)
    const roles2 = rolesOf(['title', { Light: 'heading' }])
    const again = await asked(roles2, [text('heading', { ...seen, letterSpacing: px(0) })])
    expect(new Set(again.map(({ action }) => action))).toEqual(new Set(['unchanged']))
  })
})
