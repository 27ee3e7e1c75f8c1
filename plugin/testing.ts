/** Tokens for tests, in the panel's words. */
import {
  TOKENS_PER_MESSAGE,
  type Action,
  type PlanLine,
  type PlanPart,
  type Writable,
  type WritableRole,
} from '../shared/variables.ts'
import { type Session, writeSession } from './session.ts'

/** A session in the file at hand, as the plugin's main opens it. @param frames Ids of those that were measured. */
export const open = (frames: () => Iterable<string> = () => []): Session =>
  writeSession({ progress: () => undefined, frames, moveIn: async () => undefined })

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

const hex = (n: number) => `#${n.toString(16).padStart(6, '0')}`
/** Colors that all differ. */
export const many = (count: number, shift = 0): Writable[] =>
  Array.from({ length: count }, (_, i) => color(`c${i}`, hex(i + shift)))

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

/** What a text style is made of. */
export const px = (value: number) => ({ value, unit: 'px' })
export const text = (id: string, value: object): Writable => ({
  ...color(id, '#000000'),
  path: ['text', id],
  kind: 'typography',
  value,
  uses: ['text'],
  figma: { as: 'text-style', scopes: { text: ['FONT_SIZE'] } },
})
export const inter = {
  fontFamily: 'Inter',
  fontSize: px(32),
  fontWeight: 600,
  lineHeight: 1.25,
  letterSpacing: px(-0.4),
}
export const heading = text('heading', inter)

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
  readonly viewports?: readonly string[]
}

/** Some at a time, as the panel does it. */
export async function send(
  session: Session,
  { tokens = [], roles = [], modes, viewports }: Sent,
): Promise<void> {
  for (let i = 0; i === 0 || i < Math.max(tokens.length, roles.length); i += TOKENS_PER_MESSAGE) {
    await session.tokens({
      first: i === 0,
      tokens: tokens.slice(i, i + TOKENS_PER_MESSAGE),
      roles: roles.slice(i, i + TOKENS_PER_MESSAGE),
      ...(modes ? { modes: [...modes] } : {}),
      ...(viewports ? { viewports: [...viewports] } : {}),
    })
  }
}

/** A plan in all its parts, as the panel puts it together. */
export async function whole(session: Session, first: PlanPart | Promise<PlanPart>): Promise<PlanLine[]> {
  const { lines, next } = await first
  const all = [...lines]
  for (let from = next; from !== undefined;) {
    const part = await session.planLines({ from })
    all.push(...part.lines)
    from = part.next
  }
  return all
}

/** Plans, and writes what is ticked to begin with. */
export async function writeTicked(session: Session, sent: Sent) {
  await send(session, sent)
  return await session.write({ ids: ticked(await whole(session, session.plan({}))) })
}

export const ticked = (lines: readonly PlanLine[]): string[] =>
  lines.filter((line) => line.ticked).map(({ id }) => id)

export const actionsOf = (lines: readonly PlanLine[]): Record<string, Action> =>
  Object.fromEntries(lines.map(({ id, action }) => [id, action]))
