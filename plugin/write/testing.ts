/** Tokens for tests, in the panel's words. */
import type { Action, PlanLine, Writable, WritableRole } from '../../shared/variables.ts'
import type { Session } from './session.ts'

export function color(id: string, hex: string, more: Partial<Writable> = {}): Writable {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return {
    id,
    path: ['color', ...id.split('-')],
    kind: 'color',
    value: {
      colorSpace: 'srgb',
      components: [channel(1), channel(3), channel(5)],
      alpha: hex.length === 9 ? channel(7) : 1,
      hex: hex.slice(0, 7),
    },
    description: '',
    uses: ['background'],
    figma: {
      as: 'variable',
      scopes: { background: ['FRAME_FILL', 'SHAPE_FILL'], text: ['TEXT_FILL'], stroke: ['STROKE_COLOR'] },
    },
    ...more,
  }
}

export const length = (id: string, px: number, more: Partial<Writable> = {}): Writable => ({
  id,
  path: ['spacing', ...id.split('-')],
  kind: 'dimension',
  value: { value: px, unit: 'px' },
  description: '',
  uses: ['gap'],
  figma: { as: 'variable', scopes: { gap: ['GAP'], padding: ['GAP'] } },
  ...more,
})

export const role = (id: string, alias: Record<string, string>, more: Partial<WritableRole> = {}) =>
  ({
    id,
    path: ['color', ...id.split('-')],
    role: id,
    kind: 'color',
    alias,
    description: '',
    uses: ['background'],
    figma: { as: 'variable', scopes: { background: ['FRAME_FILL', 'SHAPE_FILL'] } },
    ...more,
  }) satisfies WritableRole

export interface Sent {
  readonly tokens?: readonly Writable[]
  readonly roles?: readonly WritableRole[]
  readonly modes?: readonly string[]
}

/** At most 100 at a time, as the panel does it. */
export async function send(session: Session, { tokens = [], roles = [], modes }: Sent): Promise<void> {
  for (let i = 0; i === 0 || i < Math.max(tokens.length, roles.length); i += 100) {
    await session.tokens({
      first: i === 0,
      tokens: tokens.slice(i, i + 100),
      roles: roles.slice(i, i + 100),
      ...(modes ? { modes: [...modes] } : {}),
    })
  }
}

/** Plans, and writes what is ticked to begin with. */
export async function writeTicked(session: Session, sent: Sent) {
  await send(session, sent)
  const { lines } = await session.plan({})
  return await session.write({ ids: ticked(lines) })
}

export const ticked = (lines: readonly PlanLine[]): string[] =>
  lines.filter((line) => line.ticked).map(({ id }) => id)

export const actionsOf = (lines: readonly PlanLine[]): Record<string, Action> =>
  Object.fromEntries(lines.map(({ id, action }) => [id, action]))
